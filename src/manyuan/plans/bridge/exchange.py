"""The only door from the rooms of the exchange to its planner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.comparing import Comparison, compare
from manyuan.planner.kinds.exchange.document import document
from manyuan.planner.kinds.exchange.editing import Trial, best_trials, trial
from manyuan.planner.kinds.exchange.eligibility import Verdict, eligibility
from manyuan.planner.kinds.exchange.explaining import (
    explain_rule,
    explain_school,
    explain_teacher,
)
from manyuan.planner.kinds.exchange.plan import Move as PlannedMove
from manyuan.planner.kinds.exchange.plan import Plan as PlannedPlan
from manyuan.planner.kinds.exchange.problem import Ban, Pin, Placement, Problem
from manyuan.planner.kinds.exchange.reading import read_problem
from manyuan.planner.kinds.exchange.reopening import plan_of
from manyuan.planner.kinds.exchange.revising import revised
from manyuan.planner.kinds.exchange.standing import Standing, standing
from manyuan.plans.bridge.answers import (
    Json,
    Pairs,
    Report,
    Solved,
    Stop,
    Tables,
    frozen_tables,
)
from manyuan.plans.errors import BreaksRules, NothingMoved
from manyuan.plans.settings import Settings
from manyuan.plans.spoken import spoken
from manyuan.rules.exchange import load_exchange_pack, with_overrides

__all__ = [
    "Comparison",
    "Frozen",
    "PlannedMove",
    "SolvedExchange",
    "Trial",
    "Verdict",
    "alternatives",
    "compared",
    "frozen",
    "placed",
    "solved",
    "tried",
    "verdicts",
    "why_not_there",
    "why_rule",
    "why_school",
    "why_teacher",
]

BY_HAND = _("由工作人员人工调整。")
KEPT_NAMES, KEPT_PROBLEMS = 2, 4


@dataclass(frozen=True, slots=True)
class Frozen:
    """Frozen data, read: the rows of each table, and what people call teachers and schools."""

    tables: Tables
    teachers: Mapping[str, str]
    schools: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedExchange(Solved):
    """The moves that stand in the planner's answer, and what the teachers are called."""

    moves: Sequence[PlannedMove]
    names: Mapping[str, str]


@lru_cache(maxsize=KEPT_NAMES)
def frozen(digest: str) -> Frozen:
    """Return frozen data of the bureau in scope; equal data are one, whoever froze them."""
    tables = frozen_tables(digest)
    return Frozen(
        tables,
        {str(row["teacher"]): str(row["name"]) for row in tables["teachers"]},
        {str(row["school"]): str(row["name"]) for row in tables["schools"]},
    )


@lru_cache(maxsize=KEPT_PROBLEMS)
def market_of(settings: Settings) -> Standing:
    """Return the problem of the settings, prepared: nobody moves yet."""
    return standing(problem_of(settings))


def problem_of(settings: Settings) -> Problem:
    """Return what the planner is asked."""
    problem = read_problem(
        frozen(settings.freeze).tables,
        year=settings.year,
        scope="district" if settings.scope == "district" else "group",
        pack=with_overrides(load_exchange_pack(settings.pack), dict(settings.overrides)),
        group=settings.group,
    )
    return replace(
        problem,
        pins=tuple(Pin(teacher, school or None) for teacher, school in settings.pins),
        bans=tuple(Ban(teacher, school) for teacher, school in settings.bans),
        adopted=None if settings.adopted is None else _placements(settings.adopted),
    )


def solved(
    settings: Settings, *, seconds: float, progress: Report, stop: Stop, start: Pairs = ()
) -> SolvedExchange:
    """Ask the planner; ``start`` is the best that an earlier, interrupted try had found."""
    from manyuan.planner.kinds.exchange.solving import solve  # noqa: PLC0415 -- loads the solver

    problem = problem_of(settings)
    plan = solve(
        problem,
        seconds=seconds,
        seed=settings.seed,
        progress=progress,
        stop=stop,
        start=_placements(start),
    )
    return _solved(settings, problem, plan)


def placed(settings: Settings, kept: Json, teacher: str, school: str | None) -> SolvedExchange:
    """Return the plan of ``kept`` with one teacher placed elsewhere, everything counted anew.

    Raises
    ------
    BreaksRules
        When hard rules would be broken that were not broken before; names each of them.
    NothingMoved
        When the teacher already goes there.
    """
    plan, before = plan_of(kept), standing_of(settings, kept)
    after = before.with_move(teacher, school)
    name = frozen(settings.freeze).teachers[teacher]
    if after.placements == before.placements:
        raise NothingMoved(teacher=name)
    known = before.broken()
    broken = tuple(said for said in after.broken() if said not in known)
    if broken:
        raise BreaksRules(teacher=name, reasons="".join(spoken(said) for said in broken))
    changed = revised(plan, after, reason=Said("by_hand", BY_HAND))
    return _solved(settings, before.ground.problem, changed)


def tried(settings: Settings, kept: Json, teacher: str, school: str | None) -> Trial:
    """Return what follows if one teacher goes elsewhere, or stays (None)."""
    return trial(standing_of(settings, kept), teacher, school)


def alternatives(settings: Settings, kept: Json, teacher: str, *, count: int) -> tuple[Trial, ...]:
    """Return the best other schools for a teacher, best first."""
    return best_trials(standing_of(settings, kept), teacher, count=count)


def verdicts(settings: Settings) -> Mapping[str, Verdict]:
    """Return whether each teacher of the scope may move, by the teacher's code."""
    return eligibility(problem_of(settings))


def why_not_there(settings: Settings, teacher: str, school: str) -> str:
    """Say why the rules keep a teacher from a school whoever else moves; nothing if they do not."""
    market = market_of(settings).ground.market
    if teacher not in market.teachers:
        return gettext("不在这份方案的数据里")
    verdict = market.verdicts[teacher]
    if verdict.reason is not None:
        return spoken(verdict.reason)
    if school not in market.destinations_of(market.teachers[teacher]):
        return gettext("按方案的规则不能去这所学校")
    return ""


def why_teacher(settings: Settings, kept: Json, code: str) -> tuple[Said, ...]:
    """Return why a teacher moves where they do, or stays."""
    now = market_of(settings).ground
    return explain_teacher(now.problem, plan_of(kept), code, market=now.market)


def why_school(settings: Settings, kept: Json, code: str) -> tuple[Said, ...]:
    """Return what a plan changes at a school, and what keeps it from more."""
    now = market_of(settings).ground
    return explain_school(now.problem, plan_of(kept), code, market=now.market)


def why_rule(
    settings: Settings, kept: Json, code: str, *, seconds: float | None = None
) -> tuple[Said, ...]:
    """Return what a rule of the pack costs; with ``seconds`` also what it costs in the goals.

    The goals are told by solving again with the rule one step looser, for so long at most.
    """
    now = market_of(settings).ground
    resolve = None if seconds is None else partial(_resolved, seconds, settings.seed)
    return explain_rule(now.problem, plan_of(kept), code, resolve=resolve, market=now.market)


def _resolved(seconds: float, seed: int | None, problem: Problem) -> PlannedPlan:
    from manyuan.planner.kinds.exchange.solving import solve  # noqa: PLC0415 -- loads the solver

    return solve(problem, seconds=seconds, seed=seed)


def compared(first: Json, second: Json) -> Comparison:
    """Return how the second plan differs from the first."""
    return compare(plan_of(first), plan_of(second))


def standing_of(settings: Settings, kept: Json) -> Standing:
    """Return the exact state of affairs under the moves of a kept plan."""
    now = market_of(settings)
    for move in kept["moves"]:
        now = now.with_move(move["teacher"], move["to"])
    return now


def _solved(settings: Settings, problem: Problem, plan: PlannedPlan) -> SolvedExchange:
    return SolvedExchange(
        status=plan.status,
        document=document(problem, plan),
        placed=len(plan.moves),
        moves=plan.moves,
        names=frozen(settings.freeze).teachers,
    )


def _placements(pairs: Pairs) -> tuple[Placement, ...]:
    return tuple(Placement(teacher, school) for teacher, school in pairs)
