from django.db import models
from django.utils.translation import gettext_lazy as _

OFFICE = "application/vnd.openxmlformats-officedocument"


class DocumentType(models.TextChoices):
    """What may be kept as a document, told by its content."""

    JPEG = "jpeg", _("JPEG 照片")
    PNG = "png", _("PNG 图片")
    PDF = "pdf", _("PDF 文档")
    DOCX = "docx", _("Word 文件")
    XLSX = "xlsx", _("Excel 文件")
    PPTX = "pptx", _("PowerPoint 文件")


PICTURES = frozenset({DocumentType.JPEG, DocumentType.PNG})
MEDIA_TYPES: dict[str, str] = {
    DocumentType.JPEG: "image/jpeg",
    DocumentType.PNG: "image/png",
    DocumentType.PDF: "application/pdf",
    DocumentType.DOCX: f"{OFFICE}.wordprocessingml.document",
    DocumentType.XLSX: f"{OFFICE}.spreadsheetml.sheet",
    DocumentType.PPTX: f"{OFFICE}.presentationml.presentation",
}
