from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from manyuan.planner.kinds.exchange.cells import CellKey, shortfall
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.plan import GoalName
from manyuan.planner.kinds.exchange.problem import Problem, Teacher
from manyuan.planner.kinds.exchange.ratios import bases_of, counts_of, policy_shortfall

FIRST: tuple[GoalName, ...] = ("policy_shortfall", "equalising_shortfall")
REPLANNING: tuple[GoalName, ...] = ("changes",)
LAST: tuple[GoalName, ...] = ("wishes", "travel", "moves")
Placed = Mapping[str, str]  # teacher → receiving school


def goals_of(problem: Problem) -> tuple[GoalName, ...]:
    """Return the goals in their order; a re-plan changes as little as it can before wishes."""
    return (*FIRST, *(() if problem.adopted is None else REPLANNING), *LAST)


def is_whole(goal: GoalName) -> bool:
    """Say whether the goal counts people, ranks or minutes; only E is a fraction."""
    return goal != "equalising_shortfall"


def step_gain(teachers: int, needed: int) -> Fraction:
    """Return by how much one more teacher in a cell of ``teachers`` lowers E: 1 − n/N.

    The gain falls from one teacher to the next, so a sum of steps is filled in order by itself
    whoever minimises it; the sum over n ≤ k < N is the cell's share of E. Falling gains are what
    makes E Schur-convex: a teacher given to the cell that lacks more always lowers it more.
    """
    return 1 - Fraction(teachers, needed)


def wish_rank(teacher: Teacher, school: str) -> int:
    """Return what the move costs in wishes: the rank, one past the list, or 0 without wishes."""
    if not teacher.wishes:
        return 0
    wishes = teacher.wishes
    return wishes.index(school) + 1 if school in wishes else len(wishes) + 1


def values_of(market: Market, placed: Placed) -> dict[GoalName, Fraction]:
    """Return the exact value of every goal under a set of moves, in the order of the goals."""
    problem = market.problem
    counts = counts_after(market, placed)
    values: dict[GoalName, Fraction] = {
        "policy_shortfall": Fraction(policy_shortfall(problem.pack.ratios, counts)),
        "equalising_shortfall": _equalising(market, cells_after(market, placed)),
    }
    if problem.adopted is not None:
        adopted = {each.teacher: each.school for each in problem.adopted}
        changed = sum(adopted.get(code) != placed.get(code) for code in {*adopted, *placed})
        values["changes"] = Fraction(changed)
    moves = [(market.teachers[code], school) for code, school in placed.items()]
    values["wishes"] = Fraction(sum(wish_rank(who, school) for who, school in moves))
    values["travel"] = Fraction(sum(market.minutes(who, school) for who, school in moves))
    values["moves"] = Fraction(len(moves))
    return values


def counts_after(market: Market, placed: Placed) -> Counter[str]:
    """Return every base and count of the ratios under a set of moves."""
    problem, schools = market.problem, market.schools
    counts: Counter[str] = Counter()
    for teacher in market.eligible:
        counts.update(bases_of(teacher, schools[teacher.school], problem=problem))
    for code, school in placed.items():
        teacher = market.teachers[code]
        home, host = schools[teacher.school], schools[school]
        counts.update(counts_of(teacher, home, host, problem=problem))
    return counts


def cells_after(market: Market, placed: Placed) -> dict[CellKey, int]:
    """Return the teachers of every cell after the moves."""
    teachers = {key: cell.teachers for key, cell in market.thresholds.items()}
    for code, school in placed.items():
        teacher = market.teachers[code]
        for indicator in market.indicators(teacher):
            for place, by in ((teacher.school, -1), (school, 1)):
                key = (place, teacher.stage or "", indicator)
                if key in teachers:
                    teachers[key] += by
    return teachers


def _equalising(market: Market, teachers: Mapping[CellKey, int]) -> Fraction:
    needed = market.thresholds
    parts = (shortfall(count, needed[key].needed) for key, count in teachers.items())
    return sum((part for part in parts if part), Fraction(0))
