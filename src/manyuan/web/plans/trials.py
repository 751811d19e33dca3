"""What one change by hand would bring, as rows to print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.plans.bridge.exchange import Trial
from manyuan.plans.models import Plan
from manyuan.plans.spoken import spoken
from manyuan.web.plans.standards import goal_number
from manyuan.web.plans.whom import Known
from manyuan.web.plans.words import GOALS, cell_name

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GoalEffect:
    """A goal before and after the change; ``better`` is true, false, or None where it stays."""

    name: str
    before: str
    after: str
    better: bool | None


@dataclass(frozen=True, slots=True)
class Effect:
    """All that follows from one change."""

    headline: str
    allowed: bool
    broken: Sequence[str]
    goals: Sequence[GoalEffect]
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """Another school for the teacher: what would change first, or which rule stands against it."""

    code: str
    name: str
    said: str
    allowed: bool
    url: str


def effect_of(trial: Trial, names: Names, one: Known) -> Effect:
    """Return what a trial brings, in words and rows."""
    goals = [
        GoalEffect(
            str(GOALS[name]),
            goal_number(name, before),
            goal_number(name, trial.goals_after[name]),
            _better(before, trial.goals_after[name]),
        )
        for name, before in trial.goals_before.items()
    ]
    return Effect(
        headline=_headline(trial, names, one),
        allowed=trial.is_allowed,
        broken=[spoken(said) for said in trial.newly_broken],
        goals=goals,
        cells=[
            _("{cell}：{before} 人变为 {after} 人，标准 {needed} 人").format(
                cell=cell_name(
                    names.get(two.school, two.school),
                    str(Stage(two.stage).label),
                    two.indicator,
                ),
                before=first.teachers,
                after=two.teachers,
                needed=two.needed,
            )
            for first, two in trial.cells
        ],
    )


def offers_of(
    trials: Iterable[Trial], names: Names, plan: Plan, one: Known
) -> list[tuple[str, list[Offer]]]:
    """Return the best other schools, best first: those that can be saved, then the nearest miss."""
    offers = [_offer(trial, names, plan, one) for trial in trials]
    parts = (
        (_("较好的去处"), [offer for offer in offers if offer.allowed]),
        (_("差一点的去处：违反规定，不能保存"), [offer for offer in offers if not offer.allowed]),
    )
    return [(title, listed) for title, listed in parts if listed]


def _offer(trial: Trial, names: Names, plan: Plan, one: Known) -> Offer:
    asked = urlencode({"teacher": one.code, "school": trial.school or ""})
    return Offer(
        code=trial.school or "",
        name=names.get(trial.school or "", ""),
        said=_first_change(trial),
        allowed=trial.is_allowed,
        url=f"{reverse('plan-try', args=[plan.pk])}?{asked}",
    )


def _headline(trial: Trial, names: Names, one: Known) -> str:
    where = (
        _("{name}留在{school}").format(name=one.name, school=one.school)
        if trial.school is None
        else _("{name}去{school}").format(name=one.name, school=names[trial.school])
    )
    if not trial.is_allowed:
        said = _("{where}：违反 {n} 条规定，不能保存")
        return said.format(where=where, n=len(trial.newly_broken))
    return _("{where}：{change}").format(where=where, change=_first_change(trial))


def _first_change(trial: Trial) -> str:
    if not trial.is_allowed:
        return spoken(trial.newly_broken[0])
    for name, before in trial.goals_before.items():
        after = trial.goals_after[name]
        if after != before:
            said = _("{goal}减少 {by}") if after < before else _("{goal}增加 {by}")
            return said.format(goal=GOALS[name], by=_by(name, abs(after - before)))
    return _("各项目标不变")


def _by(name: str, by: Fraction) -> str:
    shown = goal_number(name, by)
    return "<0.01" if shown == "0.00" else shown


def _better(before: Fraction, after: Fraction) -> bool | None:
    return None if before == after else after < before
