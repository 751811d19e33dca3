from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.engagements.kinds.event.enums import PictureType
from manyuan.engagements.kinds.event.models.events import Event
from manyuan.seats.models import Unit


class EventPoster(models.Model):
    """The picture that announces an event, written anew without the data of its taking."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    event = models.OneToOneField(Event, models.PROTECT, related_name="poster")
    name = models.CharField(_("文件名"), max_length=120)
    media_type = models.CharField(_("文件类型"), max_length=20, choices=PictureType)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("大小（字节）"))

    objects: ClassVar[models.Manager["EventPoster"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name
