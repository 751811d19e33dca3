from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """In which form a paper is handed out."""

    PDF = "pdf", _("PDF 文档")
    DOCX = "docx", _("Word 文件")
    XLSX = "xlsx", _("Excel 文件")


OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: dict[str, str] = {
    Form.PDF: "application/pdf",
    Form.DOCX: f"{OFFICE}.wordprocessingml.document",
    Form.XLSX: f"{OFFICE}.spreadsheetml.sheet",
}


class Standing(models.TextChoices):
    """Whether an issued paper still counts."""

    VALID = "valid", _("有效")
    REPLACED = "replaced", _("已被替代")
    REVOKED = "revoked", _("已作废")
