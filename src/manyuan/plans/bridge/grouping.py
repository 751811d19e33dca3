"""The only door from the rooms of group formation to its planner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.grouping.assembling import Outcome, assemble
from manyuan.planner.kinds.grouping.document import document, groups_as_json
from manyuan.planner.kinds.grouping.explaining import explain_school
from manyuan.planner.kinds.grouping.goals import values_of
from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.plan import GoalReached, PlannedGroup
from manyuan.planner.kinds.grouping.plan import Plan as PlannedPlan
from manyuan.planner.kinds.grouping.problem import Ban, Pin, Problem, School
from manyuan.planner.kinds.grouping.reading import read_problem
from manyuan.planner.kinds.grouping.standing import Standing, check_assignment
from manyuan.planner.kinds.grouping.words import OBSTACLES
from manyuan.plans.bridge.answers import Json, Pairs, Report, Solved, Stop, frozen_tables
from manyuan.plans.errors import NothingMoved, PlacingBreaksRules
from manyuan.plans.settings import Settings
from manyuan.plans.spoken import spoken
from manyuan.rules.grouping import load_grouping_pack, with_grouping_overrides

__all__ = [
    "Joined",
    "School",
    "SolvedGrouping",
    "Standing",
    "Trial",
    "ground_of",
    "groups_of",
    "names",
    "obstacle",
    "placed",
    "solved",
    "today_of",
    "tried",
    "why_school",
]

CURVE_SHARE = 0.25  # of the seconds, for the curve; the rest is the plan's
KEPT_PROBLEMS = 4
BY_HAND = _("由工作人员人工调整。")
BY_HAND_OUT = _("由工作人员人工移出。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A school of a plan and the lead of its group, with that of today's; either may be none."""

    school: str
    lead: str | None
    home: str | None
    year: int | None
    minutes: int | None
    reasons: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedGrouping(Solved):
    """The schools that are in a group, by the planner's answer or today."""

    joins: Sequence[Joined]


@dataclass(frozen=True, slots=True)
class Trial:
    """What follows if a school is elsewhere: the rules that it breaks anew, the goals' values."""

    broken: tuple[Said, ...]
    before: Mapping[str, int]
    after: Mapping[str, int]
    group: PlannedGroup | None


@lru_cache(maxsize=KEPT_PROBLEMS)
def ground_of(settings: Settings) -> Ground:
    """Return what the planner is asked, prepared so that any placing is judged quickly."""
    return Ground(problem_of(settings))


def problem_of(settings: Settings) -> Problem:
    """Return what the planner is asked."""
    options = dict(settings.options)
    groups, minutes = options.get("groups"), options.get("max_minutes")
    problem = read_problem(
        frozen_tables(settings.freeze),
        year=settings.year,
        pack=with_grouping_overrides(load_grouping_pack(settings.pack), dict(settings.overrides)),
        groups=None if groups is None else int(groups),
        leads=codes(options.get("leads", "")),
        release=codes(options.get("released", "")),
    )
    return replace(
        problem,
        max_minutes=problem.max_minutes if minutes is None else int(minutes),
        chain=problem.chain or "chain" in options,
        pins=tuple(Pin(school, lead) for school, lead in settings.pins),
        bans=tuple(Ban(school, lead) for school, lead in settings.bans),
    )


def codes(text: str) -> list[str]:
    """Return the codes of a text that joins them by ";".

    Examples
    --------
    >>> codes("S1; S2")
    ['S1', 'S2']
    """
    return [part.strip() for part in text.split(";") if part.strip()]


@lru_cache(maxsize=KEPT_PROBLEMS)
def names(digest: str) -> Mapping[str, str]:
    """Return what people call the schools of frozen data, campuses too."""
    return {str(row["school"]): str(row["name"]) for row in frozen_tables(digest)["schools"]}


def obstacle(reason: str) -> str:
    """Return what keeps a school from every group, in a few words."""
    return gettext(OBSTACLES[reason])


def solved(
    settings: Settings, *, seconds: float, progress: Report, stop: Stop, start: Pairs = ()
) -> SolvedGrouping:
    """Ask the planner, and what other numbers of groups would cover."""
    from manyuan.planner.kinds.grouping.curve import (  # noqa: PLC0415 -- loads the solver
        curve,
        numbers_about,
    )
    from manyuan.planner.kinds.grouping.solving import solve  # noqa: PLC0415 -- loads the solver

    problem = problem_of(settings)
    plan = solve(
        problem,
        seconds=seconds * (1 - CURVE_SHARE),
        seed=settings.seed,
        progress=progress,
        stop=stop,
        start=dict(start) or None,
    )
    if plan.status == "infeasible":
        return _solved(problem, plan, document(problem, plan), {})
    points = curve(
        problem,
        numbers_about(problem),
        seconds=seconds * CURVE_SHARE,
        seed=settings.seed,
        stop=stop,
    )
    return _solved(problem, plan, document(problem, plan, points), {})


def today_of(settings: Settings) -> Standing:
    """Return the groups as they were when the data were frozen."""
    ground = ground_of(settings)
    return check_assignment(ground.problem, ground.home)


def groups_of(settings: Settings, placing: Mapping[str, str]) -> list[Json]:
    """Return the groups of any placing, each with its size, as a plan's document has them."""
    return groups_as_json(check_assignment(ground_of(settings).problem, placing).groups)


def tried(settings: Settings, kept: Json, school: str, lead: str | None) -> Trial:
    """Return what follows if one school goes to the group of ``lead``, or to none."""
    before, after = _changed(settings, kept, school, lead)
    return Trial(
        tuple(said for said in after.broken if said not in before.broken),
        {str(name): value for name, value in before.goals.items()},
        {str(name): value for name, value in after.goals.items()},
        next((group for group in after.groups if group.lead == lead), None),
    )


def placed(settings: Settings, kept: Json, school: str, lead: str | None) -> SolvedGrouping:
    """Return the plan of ``kept`` with one school elsewhere, everything counted anew.

    Raises
    ------
    NothingMoved
        When the school is already there.
    PlacingBreaksRules
        When hard rules would be broken that were not broken before; names each of them.
    """
    ground, name = ground_of(settings), names(settings.freeze)[school]
    if _placing(kept).get(school) == lead:
        raise NothingMoved(teacher=name)
    trial = tried(settings, kept, school, lead)
    if trial.broken:
        raise PlacingBreaksRules(
            school=name, reasons="".join(spoken(said) for said in trial.broken)
        )
    _before, after = _changed(settings, kept, school, lead)
    bounds = {goal["name"]: goal["bound"] for goal in kept["goals"]}
    goals = tuple(
        GoalReached(name=goal, value=value, bound=min(value, bounds.get(goal, 0)))
        for goal, value in values_of(ground, after.placing).items()
    )
    proven = all(goal.is_proven for goal in goals)
    outcome = Outcome(
        "optimal" if proven else "feasible", after.placing, goals, (), kept["seconds"], kept["seed"]
    )
    plan = assemble(ground, outcome)
    by_hand = {**kept.get("by_hand", {}), school: lead or ""}
    told = {**document(ground.problem, plan), "curve": kept["curve"], "by_hand": by_hand}
    return _solved(ground.problem, plan, told, by_hand)


def why_school(settings: Settings, kept: Json, code: str) -> tuple[Said, ...]:
    """Return why a school is in its group and what the next best would cost, or why in none."""
    by_hand = kept.get("by_hand", {})
    first = (_hand_said(by_hand[code]),) if code in by_hand else ()
    return (*first, *explain_school(ground_of(settings).problem, _reopened(settings, kept), code))


def _changed(
    settings: Settings, kept: Json, school: str, lead: str | None
) -> tuple[Standing, Standing]:
    problem, now = ground_of(settings).problem, _placing(kept)
    then = {code: to for code, to in now.items() if code != school}
    if lead is not None:
        then[school] = lead
    return check_assignment(problem, now), check_assignment(problem, then)


def _placing(kept: Json) -> dict[str, str]:
    return {
        code: group["lead"]
        for group in kept["groups"]
        for code in (group["lead"], *group["members"])
    }


def _reopened(settings: Settings, kept: Json) -> PlannedPlan:
    outcome = Outcome(kept["status"], _placing(kept), (), (), kept["seconds"], kept["seed"])
    return assemble(ground_of(settings), outcome)


def _hand_said(lead: str) -> Said:
    return Said("by_hand", BY_HAND) if lead else Said("by_hand_out", BY_HAND_OUT)


def _solved(
    problem: Problem, plan: PlannedPlan, told: Json, by_hand: Mapping[str, str]
) -> SolvedGrouping:
    ground = Ground(problem)
    years = {school: one.year for one in plan.years for school, _lead in one.joins}
    reasons = {join.school: join.reasons for join in plan.joins}
    home = {} if plan.status == "infeasible" else ground.home
    return SolvedGrouping(
        status=plan.status,
        document=told,
        placed=len(plan.assignment),
        joins=[
            Joined(
                school=code,
                lead=plan.assignment.get(code),
                home=home.get(code),
                year=years.get(code),
                minutes=ground.minutes(code, plan.assignment[code])
                if code in plan.assignment
                else None,
                reasons=(
                    *((_hand_said(by_hand[code]),) if code in by_hand else ()),
                    *reasons.get(code, ()),
                ),
            )
            for code in sorted({*plan.assignment, *home})
        ],
    )
