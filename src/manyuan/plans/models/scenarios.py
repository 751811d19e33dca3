from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group
from manyuan.kernel.clock import now
from manyuan.plans.enums import OPEN_SCENARIOS, PlanKind, ScenarioState, Scope
from manyuan.plans.models.freezes import Freeze
from manyuan.seats.models import Unit

SHORTEST, LONGEST = 5, 3600
LARGEST_SEED = 2_147_483_647


class Scenario(models.Model):
    """What the planner is asked: a year's frozen data, the schools, the rules and the user's will.

    ``unit`` is who drafts it: the bureau, or a group's office. ``group`` is the one group that is
    planned, None for all; ``base`` is the adopted plan from which a re-plan departs.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("种类"), max_length=10, choices=PlanKind, default=PlanKind.EXCHANGE)
    year = models.PositiveSmallIntegerField(_("学年"))
    number = models.PositiveSmallIntegerField(_("编号"))
    name = models.CharField(_("名称"), max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("起草单位"))
    scope = models.CharField(_("范围"), max_length=10, choices=Scope, default=Scope.GROUP)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("集团")
    )
    pack = models.CharField(_("规则包"), max_length=60)
    seconds = models.PositiveIntegerField(
        _("最长计算时间（秒）"),
        default=60,
        validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)],
    )
    seed = models.PositiveIntegerField(
        _("随机种子"), null=True, blank=True, validators=[MaxValueValidator(LARGEST_SEED)]
    )
    freeze = models.ForeignKey(
        Freeze, models.PROTECT, related_name="scenarios", verbose_name=_("冻结数据")
    )
    base = models.ForeignKey(
        "plans.Plan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replans",
        verbose_name=_("原方案"),
    )
    state = models.CharField(
        _("状态"), max_length=10, choices=ScenarioState, default=ScenarioState.DRAFT
    )
    made_at = models.DateTimeField(_("起草时间"), default=now)
    submitted_at = models.DateTimeField(_("上报时间"), null=True, blank=True)
    returned_for = models.CharField(_("退回原因"), max_length=500, blank=True)

    objects: ClassVar[models.Manager["Scenario"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "year", "number"], name="scenario_number_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(scope=Scope.GROUP) | Q(group__isnull=True),
                name="scenario_of_one_group_moves_within_it",
                violation_error_message=_("只有集团内交流可以只选一个集团。"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Say whether its author may still change it."""
        return self.state in OPEN_SCENARIOS


class Override(models.Model):
    """A rule's number, for this scenario only."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="overrides")
    code = models.CharField(_("规则"), max_length=80)
    value = models.CharField(_("数值"), max_length=120)

    objects: ClassVar[models.Manager["Override"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scenario", "code"], name="override_once_a_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"


class Pin(models.Model):
    """The user's will: who or what is placed goes to this place; blank means nowhere.

    A teacher to a school (or nowhere: stays), a request to an expert's day, a school to a lead.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="pins")
    placed_code = models.CharField(_("安排对象编号"), max_length=32)
    place_code = models.CharField(_("去向代码"), max_length=80, blank=True)

    objects: ClassVar[models.Manager["Pin"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["placed_code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scenario", "placed_code"], name="pin_once_a_placed"),
        ]

    def __str__(self) -> str:
        return f"{self.placed_code} → {self.place_code or '—'}"


class Ban(models.Model):
    """The user's will: who or what is placed does not go to this place."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="bans")
    placed_code = models.CharField(_("安排对象编号"), max_length=32)
    place_code = models.CharField(_("去向代码"), max_length=80)

    objects: ClassVar[models.Manager["Ban"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["placed_code", "place_code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scenario", "placed_code", "place_code"], name="ban_once_a_pair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placed_code} ↛ {self.place_code}"
