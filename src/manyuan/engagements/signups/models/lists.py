from datetime import datetime
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.engagements.signups.enums import Needs, Phase
from manyuan.seats.models import Seat, Unit

MOST_PLACES = 100_000
MOST_PEOPLE = 20


class SignUp(models.Model):
    """A list on which the public signs up for an engagement, with places that never run over.

    ``taken`` and ``waiting`` count people. They are kept beside the places so that the database
    itself refuses one person too many.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("编号"))
    kind = models.CharField(_("种类"), max_length=12)
    code = models.CharField(_("活动编号"), max_length=40)
    title = models.CharField(_("报名名称"), max_length=60)
    note = models.CharField(_("报名须知"), max_length=400, blank=True)
    places = models.PositiveIntegerField(
        _("名额（人）"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)]
    )
    waiting_places = models.PositiveIntegerField(
        _("候补名额（人）"), default=0, validators=[MaxValueValidator(MOST_PLACES)]
    )
    most_people = models.PositiveSmallIntegerField(
        _("每份报名最多人数"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    opens_at = models.DateTimeField(_("开始报名"))
    closes_at = models.DateTimeField(_("截止报名"))
    needs = models.CharField(_("收集的联系方式"), max_length=10, choices=Needs, default=Needs.PHONE)
    asks_school = models.BooleanField(_("填写孩子所在学校"), default=False)
    weaker_first_until = models.DateTimeField(_("薄弱校和新校优先至"), null=True, blank=True)
    delete_on = models.DateField(_("个人信息删除日期"))
    closed_at = models.DateTimeField(_("提前截止时间"), null=True, blank=True)
    purged_at = models.DateTimeField(_("个人信息删除时间"), null=True, blank=True)
    taken = models.PositiveIntegerField(_("已报名人数"), default=0)
    waiting = models.PositiveIntegerField(_("候补人数"), default=0)
    made_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["SignUp"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "number"], name="signup_number_once_in_bureau"
            ),
            models.CheckConstraint(
                condition=Q(taken__lte=F("places")),
                name="signup_never_oversells",
                violation_error_message=_("名额不能少于已经报名成功的人数。"),
            ),
            models.CheckConstraint(
                condition=Q(waiting__lte=F("waiting_places")),
                name="signup_waiting_never_runs_over",
                violation_error_message=_("候补名额不能少于已经在候补的人数。"),
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="signup_closes_after_it_opens",
                violation_error_message=_("截止报名的时间须晚于开始报名的时间。"),
            ),
            models.CheckConstraint(
                condition=Q(weaker_first_until__isnull=True)
                | Q(asks_school=True, weaker_first_until__gt=F("opens_at")),
                name="signup_weaker_first_asks_school",
                violation_error_message=_(
                    "薄弱校和新校优先须填写孩子所在学校，优先截止须晚于开始报名。"
                ),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["bureau", "kind", "code"], name="signup_of_engagement")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def free(self) -> int:
        """For how many people there is still a place."""
        return self.places - self.taken

    @property
    def waiting_free(self) -> int:
        """How many people may still wait."""
        return self.waiting_places - self.waiting

    def phase_at(self, moment: datetime) -> Phase:
        """Say whether one can sign up at ``moment``."""
        if self.closed_at is not None or moment >= self.closes_at:
            return Phase.CLOSED
        return Phase.AHEAD if moment < self.opens_at else Phase.OPEN


class SchoolQuota(models.Model):
    """How many people of a school a list takes at most."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sign_up = models.ForeignKey(SignUp, models.CASCADE, related_name="quotas")
    school = models.ForeignKey(
        School, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("signup", "学校")
    )
    places = models.PositiveIntegerField(
        _("学校名额（人）"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)]
    )

    objects: ClassVar[models.Manager["SchoolQuota"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sign_up", "school"],
                name="quota_once_a_school",
                violation_error_message=_("一所学校只能有一个名额数。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.places}"
