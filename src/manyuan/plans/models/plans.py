from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import Group, School
from manyuan.kernel.clock import now
from manyuan.plans.enums import AnswerState, MoveChange, MoveOrigin, PlanKind, PlanState, Side
from manyuan.plans.models.runs import Run
from manyuan.plans.models.scenarios import Scenario
from manyuan.seats.models import Seat, Unit


class Plan(models.Model):
    """What is to be done in a year: the planner's answer, or an edit of it by hand, as a version.

    ``settings`` is what was asked and ``document`` what ``manyuan plan`` answers, to the field.
    Once its schools are asked, a plan does not change any more; ``edited_from`` is the version
    from which an edit by hand departed.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="plans")
    run = models.OneToOneField(Run, models.PROTECT, null=True, blank=True, related_name="plan")
    kind = models.CharField(_("种类"), max_length=10, choices=PlanKind, default=PlanKind.EXCHANGE)
    year = models.PositiveSmallIntegerField(_("学年"))
    number = models.PositiveSmallIntegerField(_("版次"))
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("集团")
    )
    settings = models.JSONField()
    document = models.JSONField()
    status = models.CharField(_("求解结果"), max_length=10)
    state = models.CharField(
        _("状态"), max_length=10, choices=PlanState, default=PlanState.PROPOSED
    )
    made_at = models.DateTimeField(_("形成时间"), default=now)
    edited_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="edits",
        verbose_name=_("调整前的方案"),
    )
    asked_on = models.DateField(_("征求意见日期"), null=True, blank=True)
    adopted_on = models.DateField(_("采纳日期"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("采纳席位")
    )
    over_refusals = models.CharField(_("有异议仍采纳的原因"), max_length=500, blank=True)

    objects: ClassVar[models.Manager["Plan"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "year", "number"], name="plan_number_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["bureau", "kind", "year"],
                condition=Q(state=PlanState.ADOPTED, group__isnull=True),
                name="plan_for_all_adopted_once_a_year",
            ),
            models.UniqueConstraint(
                fields=["bureau", "kind", "year", "group"],
                condition=Q(state=PlanState.ADOPTED, group__isnull=False),
                name="plan_of_group_adopted_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[PlanState.ADOPTED, PlanState.REPLACED],
                    adopted_on__isnull=False,
                    adopted_by__isnull=False,
                )
                | (
                    ~Q(state__in=[PlanState.ADOPTED, PlanState.REPLACED])
                    & Q(adopted_on__isnull=True, adopted_by__isnull=True)
                ),
                name="plan_adopted_on_a_day_by_a_seat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scenario.name} v{self.number}"


class Move(models.Model):
    """A teacher is to go from one school to another; ``ends_on`` is the first day back."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="moves")
    teacher_code = models.CharField(_("教师编号"), max_length=32)
    teacher_name = models.CharField(_("姓名"), max_length=60)
    from_school = models.ForeignKey(
        School, models.PROTECT, related_name="+", verbose_name=_("派出学校")
    )
    to_school = models.ForeignKey(
        School, models.PROTECT, related_name="+", verbose_name=_("接收学校")
    )
    stage = models.CharField(_("任教学段"), max_length=10, choices=Stage)
    subject = models.CharField(_("任教学科"), max_length=40)
    starts_on = models.DateField(_("开始"))
    ends_on = models.DateField(_("结束"))
    minutes = models.PositiveSmallIntegerField(_("路程（分钟）"))
    is_backbone = models.BooleanField(_("是否骨干教师"))
    wish_rank = models.PositiveSmallIntegerField(_("意愿次序"), null=True, blank=True)
    pinned = models.BooleanField(_("指定"), default=False)
    origin = models.CharField(
        _("来源"), max_length=10, choices=MoveOrigin, default=MoveOrigin.SOLVER
    )
    change = models.CharField(_("与原方案相比"), max_length=10, choices=MoveChange, blank=True)
    reasons = models.JSONField(_("理由"), default=list, blank=True)

    objects: ClassVar[models.Manager["Move"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["teacher_code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "teacher_code"], name="move_once_a_teacher"),
            models.CheckConstraint(
                condition=~Q(from_school=F("to_school")), name="move_leads_to_another_school"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="move_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.teacher_name


class Answer(models.Model):
    """What one of the two legal schools of a move says to it."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    move = models.ForeignKey(Move, models.CASCADE, related_name="answers")
    side = models.CharField(_("答复方"), max_length=10, choices=Side)
    school = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name=_("答复学校"))
    state = models.CharField(
        _("答复"), max_length=10, choices=AnswerState, default=AnswerState.WAITING
    )
    reason = models.CharField(_("理由"), max_length=500, blank=True)
    due_on = models.DateField(_("答复期限"))
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("席位")
    )
    reminded_at = models.DateTimeField(_("催办时间"), null=True, blank=True)

    objects: ClassVar[models.Manager["Answer"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["move__teacher_code", "side"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["move", "side"], name="answer_once_a_side"),
            models.CheckConstraint(
                condition=Q(state=AnswerState.WAITING, answered_at__isnull=True, seat__isnull=True)
                | (
                    ~Q(state=AnswerState.WAITING) & Q(answered_at__isnull=False, seat__isnull=False)
                ),
                name="answer_given_at_a_time_by_a_seat",
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.REFUSED) | ~Q(reason=""),
                name="refusal_says_why",
                violation_error_message=_("不同意须写明理由。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.move} · {self.get_side_display()}"
