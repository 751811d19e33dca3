from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.seats.enums import NOT_PEOPLE, Role, UnitKind

# Codes stand in addresses and in the keys of history, joined by slashes.
UNIT_CODE = RegexValidator(
    r"^[^/\\,;，；、\n]+\Z", _("代码里不能有斜线、逗号、分号和顿号，请去掉。")
)


class Unit(models.Model):
    """A bureau, group, school or partner: the anchor to which seats and scope are tied."""

    kind = models.CharField(_("类别"), max_length=10, choices=UnitKind)
    code = models.CharField(_("代码"), max_length=32, validators=[UNIT_CODE])
    name = models.CharField(_("名称"), max_length=120)
    # A bureau is its own bureau; the column is empty only between its insert and its update.
    bureau = models.ForeignKey("self", models.PROTECT, null=True, related_name="units")

    objects: ClassVar[models.Manager["Unit"]] = ScopedManager(bureau="bureau")

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


USERNAME = RegexValidator(
    r"^[\w.@+-]+\Z", _("用户名只能含有文字、数字和 . @ + - _，请去掉空格和其他符号。")
)


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name with which they sign in, however its letters are typed."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person; small and capital letters are the same."""
        return self.get(username=Person.normalize_username(username or ""))


class Person(AbstractBaseUser):
    """Somebody who signs in; what they may do lies in their seats, not here."""

    username = models.CharField(
        _("用户名"),
        max_length=60,
        unique=True,
        validators=[USERNAME],
        error_messages={"unique": _("这个用户名已被使用，请换一个。")},
    )
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

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Return the one form in which a sign-in name is kept and compared."""
        return super().normalize_username(username).strip().lower()

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
    # For whom the seat is held while they are away, and why they are; both are for a deputy only.
    stands_in_for = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name=_("代理的席位"),
    )
    absence = models.CharField(_("离岗原因"), max_length=200, blank=True)
    # Through which link of the bureau the seat acts, while it does; kept in no column.
    link_number: int | None = None

    objects: ClassVar[models.Manager["Seat"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                # A seat that ends on its first day was never held: taken back, not forgotten.
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="seat_does_not_end_before_it_starts",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True, role__in=sorted(NOT_PEOPLE))
                | (Q(person__isnull=False) & ~Q(role__in=sorted(NOT_PEOPLE))),
                name="seat_of_a_person_or_of_none",
                violation_error_message=_("这种角色的席位与人员不符。"),
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True, absence="")
                | (Q(stands_in_for__isnull=False, ends_on__isnull=False) & ~Q(absence="")),
                name="deputy_sits_for_a_time_and_a_reason",
                violation_error_message=_("代理须写明离岗原因和最后一天。"),
            ),
            models.UniqueConstraint(
                fields=["unit", "role"],
                condition=Q(person__isnull=True),
                name="seat_of_no_person_once_at_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} · {self.get_role_display()} · {self.unit.name}"

    @property
    def holder(self) -> str:
        """Return who sits here: the person's name, or the kind of a seat that is no person.

        Of a deputy it says for whom as well.
        """
        name = self.person.name if self.person else str(self.get_role_display())
        if self.stands_in_for is None:
            return name
        return gettext("{name}（代{whom}）").format(name=name, whom=self.stands_in_for.holder)

    def is_any_of(self, *roles: Role) -> bool:
        """Say whether the seat has one of ``roles``."""
        return self.role in roles
