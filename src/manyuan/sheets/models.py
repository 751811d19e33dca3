from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.clock import now
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.enums import UploadState


class Upload(models.Model):
    """Files that were sent in, checked, and wait for somebody to confirm or discard them.

    ``outcome`` keeps what the check found, in plain values; ``digest`` is the fingerprint of what
    the confirmed import would write.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("上传时间"), default=now)
    name = models.CharField(_("文件"), max_length=200)
    state = models.CharField(
        _("状态"), max_length=10, choices=UploadState, default=UploadState.CHECKED
    )
    digest = models.CharField(max_length=64, blank=True)
    outcome = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["Upload"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Say whether the upload still waits to be confirmed or discarded."""
        return self.state == UploadState.CHECKED


class UploadedFile(models.Model):
    """The bytes of one file of an upload, kept only while the upload is open."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    content = models.BinaryField()

    objects: ClassVar[models.Manager["UploadedFile"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name
