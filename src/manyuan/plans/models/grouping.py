from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.plans.enums import JoinChange
from manyuan.plans.models.plans import Plan
from manyuan.plans.models.scenarios import Scenario
from manyuan.seats.models import Unit

MOST_GROUPS, MOST_MINUTES = 9_999, 600


class GroupingAsk(models.Model):
    """What a scenario of group formation asks beside data, rules and time.

    ``groups`` is how many there may be at most, today's number where it is empty. ``leads`` may
    lead beside the leads of today, the lead and strong schools where it is empty; ``released`` are
    schools or groups of today whose members may go elsewhere. Both hold codes joined by ";".
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scenario = models.OneToOneField(Scenario, models.CASCADE, related_name="grouping")
    groups = models.PositiveSmallIntegerField(
        _("最多几个集团"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_GROUPS)],
    )
    leads = models.TextField(_("可以牵头的学校"), blank=True)
    max_minutes = models.PositiveSmallIntegerField(
        _("单程最多几分钟"), null=True, blank=True, validators=[MaxValueValidator(MOST_MINUTES)]
    )
    chain = models.BooleanField(_("小学要有对口初中"), default=False)
    released = models.TextField(_("释放的成员"), blank=True)

    objects: ClassVar[models.Manager["GroupingAsk"]] = ScopedManager(bureau="bureau")

    def __str__(self) -> str:
        return str(self.scenario)


class Join(models.Model):
    """A school as a plan groups it, beside today: it stays, joins, moves, leads anew or leaves.

    ``lead`` is the lead school of its group in the plan; of a school that leaves, of the group that
    it leaves. ``year`` is when it comes, empty for those who are there or leave.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="joins")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name=_("学校"))
    lead = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name=_("牵头校"))
    change = models.CharField(_("与现状相比"), max_length=10, choices=JoinChange)
    year = models.PositiveSmallIntegerField(_("加入学年"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("单程（分钟）"), null=True, blank=True)
    reasons = models.JSONField(_("理由"), default=list, blank=True)

    objects: ClassVar[models.Manager["Join"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["lead__unit__code", "school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "school"], name="join_once_a_school"),
        ]

    def __str__(self) -> str:
        return f"{self.school} → {self.lead}"
