from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import VenueKind
from manyuan.directory.models.units import School
from manyuan.kernel.clock import now
from manyuan.kernel.pictures import MediaType
from manyuan.seats.models import Seat, Unit

PHOTOS = (MediaType.JPEG, MediaType.PNG)


class Venue(models.Model):
    """A hall, field, laboratory or other room of a school that others may be able to use.

    It can be used until it is closed, or its school is.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("场地编号"), max_length=32)
    school = models.ForeignKey(
        School, models.PROTECT, related_name="venues", verbose_name=_("所在学校")
    )
    name = models.CharField(_("场地名称"), max_length=60)
    kind = models.CharField(_("场地类别"), max_length=20, choices=VenueKind)
    capacity = models.PositiveIntegerField(_("容纳人数"))
    area = models.DecimalField(
        _("面积（平方米）"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    rules = models.CharField(_("使用须知"), max_length=1000, blank=True)
    contact = models.CharField(_("联系说明"), max_length=200, blank=True)
    is_shared = models.BooleanField(_("对外共享"), default=True)
    closed_on = models.DateField(_("停用日期"), null=True, blank=True)

    objects: ClassVar[models.Manager["Venue"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="venue_code_once_in_bureau",
                violation_error_message=_("这个场地编号已经存在。"),
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=100_000),
                name="venue_holds_people",
                violation_error_message=_("容纳人数须在 1 至 100000 之间。"),
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=True) | Q(area__gt=0),
                name="venue_has_an_area",
                violation_error_message=_("面积须大于 0；不清楚时留空。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.name}"

    def is_open_on(self, day: date) -> bool:
        """Say whether the venue can be used on ``day``, itself and its school being open."""
        lasts = self.closed_on is None or day < self.closed_on
        return lasts and self.school.is_open_on(day)


class VenuePhoto(models.Model):
    """What a venue looks like: one photo, kept without the data that it was taken with."""

    venue = models.OneToOneField(
        Venue, models.CASCADE, primary_key=True, related_name="photo", verbose_name=_("所在场地")
    )
    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    media_type = models.CharField(
        _("照片格式"), max_length=20, choices=[(one.value, one.value) for one in PHOTOS]
    )
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("照片大小（字节）"))
    added_at = models.DateTimeField(_("照片添加时间"), default=now)
    added_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["VenuePhoto"]] = ScopedManager(bureau="bureau")

    def __str__(self) -> str:
        return str(self.venue)
