from pathlib import PurePath
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from manyuan.engagements.kinds.documents.enums import MEDIA_TYPES, PICTURES, DocumentType
from manyuan.engagements.kinds.documents.reading import Kept
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit

LONGEST_NAME = 120


class Document(models.Model):
    """A file that people upload and others fetch; its bytes lie in the database."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField(_("文件名"), max_length=LONGEST_NAME)
    media_type = models.CharField(_("文件类型"), max_length=10, choices=DocumentType)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("大小（字节）"))
    added_at = models.DateTimeField(_("添加时间"), default=now)
    added_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Say whether it is a photo or another picture."""
        return self.media_type in PICTURES

    @property
    def mime(self) -> str:
        """Return the type under which it is handed out."""
        return MEDIA_TYPES[self.media_type]

    def take(self, kept: Kept, *, name: str, by: Seat) -> Self:
        """Hold what is kept of a file that somebody adds."""
        self.bureau_id, self.added_by, self.name = by.bureau_id, by, name
        self.media_type, self.content, self.size = kept.media_type, kept.content, len(kept.content)
        return self


def file_name(name: str) -> str:
    """Return the name of a file without the folders around it, its end kept."""
    return PurePath(name.replace("\\", "/")).name[-LONGEST_NAME:]
