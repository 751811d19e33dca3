"""Edits by hand: what follows if one teacher goes to another school, or stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.plan import Cell, GoalName, Plan
from manyuan.planner.kinds.exchange.problem import Placement, Problem
from manyuan.planner.kinds.exchange.standing import Standing, standing

Goals = Mapping[GoalName, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What follows if ``teacher`` goes to ``school`` (None: stays), all other moves as they are.

    Attributes
    ----------
    broken
        Every hard rule that is broken afterwards, by this move or by others.
    broken_before
        Those that were broken before.
    cells
        The cells that change, each before and after.
    """

    teacher: str
    school: str | None
    broken: tuple[Said, ...]
    broken_before: tuple[Said, ...]
    goals_before: Goals
    goals_after: Goals
    cells: tuple[tuple[Cell, Cell], ...]

    @property
    def newly_broken(self) -> tuple[Said, ...]:
        """The rules that this move breaks, or breaks by more than before."""
        return tuple(said for said in self.broken if not _stood_before(said, self.broken_before))

    @property
    def is_allowed(self) -> bool:
        """Say whether this move breaks no rule that was not broken before."""
        return not self.newly_broken

    @property
    def is_better(self) -> bool:
        """Say whether the goals, taken in their order, become better."""
        return tuple(self.goals_after.values()) < tuple(self.goals_before.values())


def try_placement(
    problem: Problem,
    placements: Plan | Iterable[Placement],
    teacher: str,
    school: str | None,
    *,
    market: Market | None = None,
) -> Trial:
    """Return what follows if ``teacher`` goes to ``school``, or stays where that is None.

    A ``market`` of the same problem, kept by the caller, spares most of the work.

    Raises
    ------
    UnknownTeacher, UnknownSchool
        If the data have no such code.
    """
    return trial(standing_of(problem, placements, market=market), teacher, school)


def alternatives(
    problem: Problem,
    placements: Plan | Iterable[Placement],
    teacher: str,
    count: int = 5,
    *,
    market: Market | None = None,
) -> tuple[Trial, ...]:
    """Return the best other schools for ``teacher``, best first.

    First the fewest rules broken, then the goals in their order. Schools that break a rule stand
    at the end, with their reasons, and only where fewer than ``count`` break none.

    Raises
    ------
    UnknownTeacher
        If the data have no such teacher.
    """
    return best_trials(standing_of(problem, placements, market=market), teacher, count=count)


def best_trials(now: Standing, teacher: str, *, count: int) -> tuple[Trial, ...]:
    """Return the best other schools for ``teacher`` from a standing that is known already."""
    who, market = now.ground.teacher(teacher), now.ground.market
    today = now.placements.get(teacher)
    tried = partial(_trial, now, teacher, broken_before=now.broken(), goals_before=now.goals)
    open_to = [code for code in market.destinations_of(who) if code != today]
    trials = [tried(school) for school in open_to]
    if sum(each.is_allowed for each in trials) < count:
        closed = sorted(market.scope - {*open_to, who.school, today})
        trials += [tried(school) for school in closed]
    return tuple(sorted(trials, key=_rank)[:count])


def trial(now: Standing, teacher: str, school: str | None) -> Trial:
    """Return what follows from one move, from a standing that is known already."""
    return _trial(now, teacher, school, broken_before=now.broken(), goals_before=now.goals)


def _trial(
    now: Standing,
    teacher: str,
    school: str | None,
    *,
    broken_before: tuple[Said, ...],
    goals_before: Goals,
) -> Trial:
    then = now.with_move(teacher, school)
    touched = {
        key
        for key in (*now.changes, *then.changes)
        if now.changes.get(key, 0) != then.changes.get(key, 0)
    }
    return Trial(
        teacher=teacher,
        school=then.placements.get(teacher),
        broken=then.broken(),
        broken_before=broken_before,
        goals_before=goals_before,
        goals_after=then.goals,
        cells=tuple((now.cell(key), then.cell(key)) for key in sorted(touched)),
    )


def standing_of(
    problem: Problem, placements: Plan | Iterable[Placement], *, market: Market | None = None
) -> Standing:
    """Return the standing of a plan or of any placements."""
    if isinstance(placements, Plan):
        placements = placements_of(placements)
    return standing(problem, placements, market=market)


def placements_of(plan: Plan) -> tuple[Placement, ...]:
    """Return the moves of the plan as placements."""
    return tuple(Placement(move.teacher, move.to_school) for move in plan.moves)


def _rank(each: Trial) -> tuple[int, tuple[Fraction, ...], str]:
    return len(each.newly_broken), tuple(each.goals_after.values()), each.school or ""


def _stood_before(said: Said, before: tuple[Said, ...]) -> bool:
    """Say whether the same rule was broken at the same place by at least as much."""
    return any(
        _without_numbers(old) == _without_numbers(said) and _by(old) >= _by(said)
        for old in before
        if old.code == said.code
    )


def _without_numbers(said: Said) -> dict[str, Fact]:
    return {name: fact for name, fact in said.facts.items() if not isinstance(fact, int)}


def _by(said: Said) -> int:
    by = said.facts.get("by", 1)
    return by if isinstance(by, int) else 1
