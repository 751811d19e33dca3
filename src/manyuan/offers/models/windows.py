from datetime import date
from typing import ClassVar, Literal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import School
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import WindowKind
from manyuan.seats.models import Seat, Unit

Phase = Literal["coming", "open", "closed"]


class Window(models.Model):
    """The days in which a year's offers and needs of one kind are collected.

    For the teacher exchange, schools put their lists right, judged by the rules of ``pack``; for
    visits, schools ask for experts, and partners give days.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(
        _("种类"), max_length=10, choices=WindowKind, default=WindowKind.POSTING
    )
    year = models.PositiveSmallIntegerField(_("学年"))
    opens_on = models.DateField(_("开始日期"))
    closes_on = models.DateField(_("截止日期"))
    pack = models.CharField(_("交流规则"), max_length=60, blank=True)
    note = models.CharField(_("说明"), max_length=400, blank=True)

    objects: ClassVar[models.Manager["Window"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "year"],
                name="window_of_a_kind_once_a_year",
                violation_error_message=_("这个学年的收集窗口已经存在，请直接调整它。"),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="window_closes_after_it_opens",
                violation_error_message=_("截止日期不能早于开始日期。"),
            ),
            models.CheckConstraint(
                condition=Q(kind=WindowKind.VISIT, pack="")
                | (Q(kind=WindowKind.POSTING) & ~Q(pack="")),
                name="window_of_postings_has_rules",
                violation_error_message=_("请选择交流规则。"),
            ),
        ]

    def __str__(self) -> str:
        return str(SchoolYear(self.year))

    def phase_on(self, day: date) -> Phase:
        """Say whether schools may already or still act on ``day``; the last day counts."""
        if day < self.opens_on:
            return "coming"
        return "open" if day <= self.closes_on else "closed"

    @property
    def phase(self) -> Phase:
        """Say whether schools may already or still act today."""
        return self.phase_on(today())

    @property
    def is_open(self) -> bool:
        """Say whether schools may act today."""
        return self.phase == "open"

    @property
    def days_left(self) -> int:
        """Return how many days are left after today until the last day."""
        return (self.closes_on - today()).days


class Post(models.Model):
    """How many more teachers of a stage and subject a school wants for a year."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="posts")
    stage = models.CharField(_("学段"), max_length=10, choices=Stage)
    subject = models.CharField(_("学科"), max_length=40)
    year = models.PositiveSmallIntegerField(_("学年"))
    wanted = models.PositiveIntegerField(_("需要人数"), null=True, blank=True)
    backbone_wanted = models.PositiveIntegerField(_("其中骨干人数"), null=True, blank=True)

    objects: ClassVar[models.Manager["Post"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code", "year", "stage", "subject"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school", "stage", "subject", "year"],
                name="post_once_a_year",
                violation_error_message=_("这个学段和学科的岗位已经填写。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "year"], name="post_of_year")]

    def __str__(self) -> str:
        return f"{self.school} {self.get_stage_display()} {self.subject}"


class Return(models.Model):
    """How far a legal school has come within a window: what it confirmed, when it was reminded."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    window = models.ForeignKey(Window, models.PROTECT, related_name="returns")
    school = models.ForeignKey(School, models.PROTECT, related_name="returns")
    roster_confirmed_at = models.DateTimeField(_("教师名单确认时间"), null=True, blank=True)
    roster_confirmed_by = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+"
    )
    posts_confirmed_at = models.DateTimeField(_("岗位需求确认时间"), null=True, blank=True)
    posts_confirmed_by = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(_("最近更改"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("最近提醒"), null=True, blank=True)

    objects: ClassVar[models.Manager["Return"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["window", "school"], name="return_once_a_window"),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.window}"

    @property
    def is_complete(self) -> bool:
        """Say whether the school confirmed its list and its posts."""
        return self.roster_confirmed_at is not None and self.posts_confirmed_at is not None
