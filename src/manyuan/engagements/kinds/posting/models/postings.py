from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import Group, School, Teacher
from manyuan.engagements.kinds.posting.enums import EndReason, Mode, PostingState
from manyuan.engagements.models import Flow
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.models import Move
from manyuan.seats.models import Unit


class Posting(models.Model):
    """A teacher works at another school from a day to a day, in one of several ways."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(_("交流编号"), max_length=32)
    teacher = models.ForeignKey(
        Teacher, models.PROTECT, related_name="postings", verbose_name=_("教师")
    )
    mode = models.CharField(_("方式"), max_length=12, choices=Mode)
    home = models.ForeignKey(
        School, models.PROTECT, related_name="postings_sent", verbose_name=_("派出学校")
    )
    host = models.ForeignKey(
        School, models.PROTECT, related_name="postings_received", verbose_name=_("接收学校")
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        verbose_name=_("集团"),
    )
    stage = models.CharField(_("任教学段"), max_length=10, choices=Stage, blank=True)
    subject = models.CharField(_("任教学科"), max_length=40, blank=True)
    starts_on = models.DateField(_("开始日期"))
    ends_on = models.DateField(_("期满日期"))
    ended_on = models.DateField(_("实际结束日期"), null=True, blank=True)
    weekly_hours = models.PositiveSmallIntegerField(_("每周课时"), null=True, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=PostingState, default=PostingState.ARRANGED
    )
    end_reason = models.CharField(_("结束原因"), max_length=10, choices=EndReason, blank=True)
    explanation = models.CharField(_("说明"), max_length=200, blank=True)
    move = models.ForeignKey(
        Move,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        verbose_name=_("方案中的安排"),
    )
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("接替"),
    )
    flow = models.OneToOneField(Flow, models.PROTECT, related_name="posting")

    objects: ClassVar[models.Manager["Posting"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-starts_on", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="posting_code_once_in_bureau",
                violation_error_message=_("这个交流编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="posting_ends_after_it_starts",
                violation_error_message=_("期满日期须晚于开始日期。"),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
                name="posting_is_not_over_before_it_starts",
                violation_error_message=_("实际结束日期不能早于开始日期。"),
            ),
            models.CheckConstraint(
                condition=~Q(home=F("host")),
                name="posting_leads_to_another_school",
                violation_error_message=_("接收学校不能是派出学校自己。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teacher} · {self.home} → {self.host}"

    @property
    def end(self) -> date:
        """The first day on which the posting is over: as it was, or as it is planned."""
        return self.ended_on or self.ends_on

    @property
    def year(self) -> SchoolYear:
        """The school year in which the posting begins."""
        return SchoolYear.on(self.starts_on)

    def is_running_on(self, day: date) -> bool:
        """Say whether the teacher works at the host school on ``day``."""
        return self.state != PostingState.CANCELLED and self.starts_on <= day < self.end
