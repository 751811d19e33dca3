from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.engagements.signups.enums import LIVE, RegistrationState
from manyuan.engagements.signups.models.lists import SignUp
from manyuan.kernel.clock import now
from manyuan.seats.models import Unit

COUNTS = Q(state__in=LIVE)


class Registration(models.Model):
    """Somebody of the public signed up, for one or some people; numbers tell who came first.

    Of its confirmation code and of the form it came with only digests are kept.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sign_up = models.ForeignKey(SignUp, models.PROTECT, related_name="registrations")
    number = models.PositiveIntegerField(pgettext_lazy("signup", "序号"))
    state = models.CharField(_("状态"), max_length=10, choices=RegistrationState)
    people = models.PositiveSmallIntegerField(
        _("来几人"), default=1, validators=[MinValueValidator(1)]
    )
    school = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("孩子所在学校"),
    )
    guardian = models.CharField(_("监护人姓名"), max_length=30, blank=True)
    phone = models.CharField(_("手机号"), max_length=20, blank=True)
    code_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    submission_digest = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001 -- erased: none, not an empty one
    reason = models.CharField(_("未通过原因"), max_length=100, blank=True)
    made_at = models.DateTimeField(_("报名时间"), default=now)
    erased_at = models.DateTimeField(_("个人信息删除时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["Registration"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sign_up", "number"], name="registration_number_once_on_list"
            ),
            models.UniqueConstraint(
                fields=["sign_up", "submission_digest"], name="registration_of_a_form_once"
            ),
            models.UniqueConstraint(
                fields=["sign_up", "phone"],
                condition=COUNTS & ~Q(phone=""),
                name="registration_of_a_phone_once",
                violation_error_message=_("这个手机号已经报过名。"),
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(
                    guardian="",
                    phone="",
                    code_digest__isnull=True,
                    submission_digest__isnull=True,
                ),
                name="registration_erased_holds_nothing",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sign_up", "state", "number"], name="registration_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.sign_up} {self.number}"

    @property
    def is_live(self) -> bool:
        """Say whether it has a place or waits for one."""
        return self.state in LIVE
