"""What history keeps of a document: that it was there, not what it showed."""

from django.db.models import TextChoices

from manyuan.engagements.kinds.documents.enums import DocumentType
from manyuan.engagements.kinds.documents.models import Document
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind


def choice(name: str, label: str, choices: type[TextChoices]) -> Column:
    """Return a column of history whose values are those of a closed set."""
    words = {one.value: one.label for one in choices}
    return Column(name, label, Kind.CHOICE, choices=words)


COLUMNS = (
    Column("name", _("文件名"), Kind.TEXT),
    choice("media_type", _("文件类型"), DocumentType),
    Column("size", _("大小（字节）"), Kind.COUNT),
)


def document_row(document: Document) -> dict[str, object]:
    """Return a document as history shows it."""
    return {"name": document.name, "media_type": document.media_type, "size": document.size}
