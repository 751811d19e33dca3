from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.interval import Interval
from manyuan.seats.enums import NOT_PEOPLE, Role, UnitKind


class Unit(models.Model):
    """A bureau, group, school or partner: the anchor to which seats and scope are tied."""

    kind = models.CharField(_("类别"), max_length=10, choices=UnitKind)
    code = models.CharField(_("代码"), max_length=32)
    name = models.CharField(_("名称"), max_length=120)
    # A bureau is its own bureau; the column is empty only between its insert and its update.
    bureau = models.ForeignKey("self", models.PROTECT, null=True, related_name="units")

    objects = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["kind", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "code"],
                name="unit_code_once_in_bureau",
                violation_error_message=_("这个代码已被使用，请换一个代码。"),
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(kind="bureau"),
                name="bureau_code_once",
                violation_error_message=_("这个行政区划代码的教育局已经存在。"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name with which they sign in."""


class Person(AbstractBaseUser):
    """Somebody who signs in; what they may do lies in their seats, not here."""

    username = models.CharField(_("用户名"), max_length=60, unique=True)
    name = models.CharField(_("姓名"), max_length=60)
    email = models.EmailField(_("电子邮箱"), blank=True)
    is_active = models.BooleanField(_("启用"), default=True)
    must_change_password = models.BooleanField(_("须修改密码"), default=False)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering: ClassVar = ["username"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name; Django's mails ask for it."""
        return self.name


class Seat(models.Model):
    """A person in a role at a unit, from a day to a day; also the seats that are not people."""

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name=_("人员")
    )
    role = models.CharField(_("角色"), max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="seats", verbose_name=_("单位"))
    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    starts_on = models.DateField(_("开始"))
    ends_on = models.DateField(_("结束"), null=True, blank=True)

    objects = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="seat_ends_after_it_starts",
                violation_error_message=_("结束日期须晚于开始日期。"),
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True, role__in=sorted(NOT_PEOPLE))
                | (Q(person__isnull=False) & ~Q(role__in=sorted(NOT_PEOPLE))),
                name="seat_of_a_person_or_of_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} · {self.get_role_display()} · {self.unit.name}"

    @property
    def holder(self) -> str:
        """Return who sits here: the person's name, or the kind of a seat that is no person."""
        return self.person.name if self.person else str(self.get_role_display())

    @property
    def interval(self) -> Interval:
        """Return the days on which the seat is held."""
        return Interval(self.starts_on, self.ends_on)

    def is_held_on(self, day: date) -> bool:
        """Say whether the seat is held on ``day``."""
        return self.interval.contains(day)

    def is_any_of(self, *roles: Role) -> bool:
        """Say whether the seat has one of ``roles``."""
        return self.role in roles
