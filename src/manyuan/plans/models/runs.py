from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.clock import now
from manyuan.plans.enums import LIVE_RUNS, RunState
from manyuan.plans.models.scenarios import Scenario
from manyuan.seats.models import Seat, Unit


class Run(models.Model):
    """A scenario is being solved: the queue, the worker's lease and the best so far in one row.

    ``attempt`` is the token of the worker that holds the run; one that lost it writes nothing.
    ``settings`` is what the scenario asked when the run was queued; ``best`` lists the moves of
    the best plan so far, as pairs of teacher and school.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="runs")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("席位"))
    state = models.CharField(_("状态"), max_length=10, choices=RunState, default=RunState.QUEUED)
    stop_asked = models.BooleanField(_("已要求停止"), default=False)
    attempt = models.CharField(max_length=32, blank=True)
    attempts = models.PositiveSmallIntegerField(_("尝试次数"), default=0)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(_("排队时间"), default=now)
    started_at = models.DateTimeField(_("开始时间"), null=True, blank=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True, blank=True)
    settings = models.JSONField()
    best = models.JSONField(null=True, blank=True)
    failure = models.JSONField(_("未完成的原因"), null=True, blank=True)

    objects: ClassVar[models.Manager["Run"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-queued_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scenario"],
                condition=Q(state__in=sorted(LIVE_RUNS)),
                name="run_once_at_a_time",
                violation_error_message=_("这个方案草案正在计算。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "queued_at"], name="run_in_the_queue")]

    def __str__(self) -> str:
        return f"{self.scenario} · {self.get_state_display()}"

    @property
    def is_live(self) -> bool:
        """Say whether the run waits or is at work."""
        return self.state in LIVE_RUNS


class Step(models.Model):
    """How far a run had come at one moment, goal by goal."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    run = models.ForeignKey(Run, models.CASCADE, related_name="steps")
    goal = models.CharField(_("目标"), max_length=30)
    value = models.FloatField(_("数值"), null=True, blank=True)
    bound = models.FloatField(_("界"), null=True, blank=True)
    seconds = models.FloatField(_("秒"))

    objects: ClassVar[models.Manager["Step"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.goal} {self.value} {self.bound}"
