from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import (
    STAGES_OF_KIND,
    Nature,
    PartnerKind,
    SchoolKind,
    Setting,
    Stage,
    StrengthLevel,
)
from manyuan.seats.models import Unit

# A check that compares with nothing passes in SQL: half a place must be ruled out by name.
PLACE_ON_EARTH = Q(lon__isnull=True, lat__isnull=True) | Q(
    lon__isnull=False,
    lat__isnull=False,
    lon__gte=-180,
    lon__lte=180,
    lat__gte=-90,
    lat__lte=90,
)


class NamedManager(models.Manager):  # type: ignore[type-arg]
    """Fetches the unit along, since it holds the code and the name that every page shows."""

    def get_queryset(self) -> models.QuerySet:  # type: ignore[type-arg]
        """Join the unit."""
        return super().get_queryset().select_related("unit")


class Named:
    """What every unit of the directory says of itself; code and name live on the unit."""

    unit: Any

    def __str__(self) -> str:
        return str(self.unit.name)

    @property
    def code(self) -> str:
        """Return the code within the bureau."""
        return str(self.unit.code)

    @property
    def name(self) -> str:
        """Return the name."""
        return str(self.unit.name)


class District(models.Model):
    """What a bureau's map needs beside its schools: the outline of the district."""

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="district")
    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    # Kept as the text that was given, so that an export gives it back to the byte.
    outline = models.TextField(_("辖区轮廓"), blank=True)

    objects: ClassVar[models.Manager["District"]] = ScopedManager(
        bureau="bureau", _manager_class=NamedManager
    )

    def __str__(self) -> str:
        return self.unit.name


class School(Named, models.Model):
    """A legal school, a campus of one, or another establishment in the bureau's register."""

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="school")
    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("办学类型"), max_length=20, choices=SchoolKind)
    nature = models.CharField(_("办学性质"), max_length=10, choices=Nature, blank=True)
    setting = models.CharField(_("城乡"), max_length=10, choices=Setting, blank=True)
    lon = models.DecimalField(_("经度"), max_digits=9, decimal_places=6, null=True, blank=True)
    lat = models.DecimalField(_("纬度"), max_digits=9, decimal_places=6, null=True, blank=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    opened_on = models.DateField(_("建校日期"), null=True, blank=True)
    closed_on = models.DateField(_("停办日期"), null=True, blank=True)
    strength = models.CharField(_("办学水平"), max_length=10, choices=StrengthLevel, blank=True)
    campus_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="campuses",
        verbose_name=_("所属学校"),
    )

    objects: ClassVar[models.Manager["School"]] = ScopedManager(
        bureau="bureau", _manager_class=NamedManager
    )

    class Meta:
        ordering: ClassVar = ["unit__code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=PLACE_ON_EARTH,
                name="school_lies_on_earth",
                violation_error_message=_("经度和纬度须同时填写，并在地球范围内。"),
            ),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True)
                | Q(closed_on__isnull=True)
                | Q(closed_on__gt=F("opened_on")),
                name="school_closes_after_it_opens",
                violation_error_message=_("停办日期须晚于建校日期。"),
            ),
            models.CheckConstraint(
                condition=Q(campus_of__isnull=True) | ~Q(campus_of=F("unit")),
                name="school_is_not_its_own_campus",
                violation_error_message=_("学校不能是自己的校区。"),
            ),
        ]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Return the stages that a school of this kind teaches."""
        return STAGES_OF_KIND[self.kind]

    @property
    def legal_key(self) -> int:
        """The key of the legal school: of a campus the school it belongs to, else the own."""
        return int(self.campus_of_id or self.pk)

    def is_open_on(self, day: date) -> bool:
        """Say whether the school is open on ``day``; without an opening date it always was."""
        opened = self.opened_on is None or self.opened_on <= day
        return opened and (self.closed_on is None or day < self.closed_on)


class Partner(Named, models.Model):
    """A university, institute, senior high school, company or community beside the schools."""

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="partner")
    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("类别"), max_length=20, choices=PartnerKind)
    lon = models.DecimalField(_("经度"), max_digits=9, decimal_places=6, null=True, blank=True)
    lat = models.DecimalField(_("纬度"), max_digits=9, decimal_places=6, null=True, blank=True)

    objects: ClassVar[models.Manager["Partner"]] = ScopedManager(
        bureau="bureau", _manager_class=NamedManager
    )

    class Meta:
        ordering: ClassVar = ["unit__code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=PLACE_ON_EARTH,
                name="partner_lies_on_earth",
                violation_error_message=_("经度和纬度须同时填写，并在地球范围内。"),
            ),
        ]
