from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import GroupState, MemberKind, MemberRole, MemberState, Tightness
from manyuan.directory.models.units import Named, NamedManager, School
from manyuan.kernel.interval import Interval
from manyuan.seats.models import Unit


class Group(Named, models.Model):  # noqa: DJ008 -- Named says it
    """An education group 教育集团: lead schools joined with the schools that they lift."""

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="group")
    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tightness = models.CharField(_("紧密程度"), max_length=10, choices=Tightness, blank=True)
    founded_on = models.DateField(_("成立日期"), null=True, blank=True)
    dissolved_on = models.DateField(_("解散日期"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=GroupState, blank=True)

    objects: ClassVar[models.Manager["Group"]] = ScopedManager(
        bureau="bureau", _manager_class=NamedManager
    )

    class Meta:
        ordering: ClassVar = ["unit__code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(founded_on__isnull=True)
                | Q(dissolved_on__isnull=True)
                | Q(dissolved_on__gt=F("founded_on")),
                name="group_dissolves_after_it_is_founded",
                violation_error_message=_("解散日期须晚于成立日期。"),
            ),
        ]

    def is_in_force_on(self, day: date) -> bool:
        """Say whether the group is in force on ``day``; a drafted group is not yet."""
        founded = self.founded_on is None or self.founded_on <= day
        lasts = self.dissolved_on is None or day < self.dissolved_on
        return self.state != GroupState.DRAFT and founded and lasts


class Membership(models.Model):
    """A school belongs to a group, in a role, from a day to a day."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="memberships", verbose_name=_("集团")
    )
    school = models.ForeignKey(
        School, models.PROTECT, related_name="memberships", verbose_name=_("学校")
    )
    role = models.CharField(_("角色"), max_length=10, choices=MemberRole)
    kind = models.CharField(_("成员类型"), max_length=10, choices=MemberKind, blank=True)
    state = models.CharField(_("成员状态"), max_length=12, choices=MemberState, blank=True)
    joined_on = models.DateField(_("加入日期"))
    left_on = models.DateField(_("退出日期"), null=True, blank=True)

    objects: ClassVar[models.Manager["Membership"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["group__unit__code", "role", "school__unit__code", "joined_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "school", "joined_on"],
                name="membership_starts_once_a_day",
                violation_error_message=_("这所学校在同一天已经加入了这个集团。"),
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gt=F("joined_on")),
                name="membership_ends_after_it_starts",
                violation_error_message=_("退出日期须晚于加入日期。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} · {self.school}"

    @property
    def interval(self) -> Interval:
        """Return the days on which the school is a member."""
        return Interval(self.joined_on, self.left_on)
