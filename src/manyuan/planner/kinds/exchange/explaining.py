"""Why the plan is as it is: asked by teacher, by school and by rule."""

from manyuan.kernel.saying import Said
from manyuan.planner.kinds.exchange.editing import standing_of
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.plan import Plan
from manyuan.planner.kinds.exchange.problem import Problem
from manyuan.planner.kinds.exchange.rule_cost import Resolve, rule_cost
from manyuan.planner.kinds.exchange.school_story import school_story
from manyuan.planner.kinds.exchange.why_moves import why_moves
from manyuan.planner.kinds.exchange.why_stays import why_stays


def explain_teacher(
    problem: Problem, plan: Plan, code: str, *, market: Market | None = None
) -> tuple[Said, ...]:
    """Return why the teacher moves where they do, or why they stay.

    Every comparison leaves all other moves as they are. A ``market`` of the same problem, kept by
    the caller, spares most of the work.

    Raises
    ------
    UnknownTeacher
        If nobody on a roster has that code.
    """
    now = standing_of(problem, plan, market=market)
    teacher = now.ground.teacher(code)
    move = next((each for each in plan.moves if each.teacher == code), None)
    if move is None:
        return tuple(why_stays(now, plan, teacher))
    return tuple(why_moves(now, plan, move))


def explain_school(
    problem: Problem, plan: Plan, code: str, *, market: Market | None = None
) -> tuple[Said, ...]:
    """Return what the plan changes at the school, and what keeps it from more.

    Raises
    ------
    UnknownSchool
        If no school has that code.
    """
    now = standing_of(problem, plan, market=market)
    return tuple(school_story(now, plan, now.ground.school(code)))


def explain_rule(
    problem: Problem,
    plan: Plan,
    code: str,
    *,
    resolve: Resolve | None = None,
    market: Market | None = None,
) -> tuple[Said, ...]:
    """Return what the rule of the pack costs: whom it keeps, where it binds, one step looser.

    Without ``resolve`` every number is an exact count over the rosters or this plan. With it, the
    problem is solved again with the rule one step looser, and the first goal that changes is told.

    Raises
    ------
    UnknownRuleAsked
        If the pack has no rule of that code.
    """
    now = standing_of(problem, plan, market=market)
    return tuple(rule_cost(now, code, plan=plan, resolve=resolve))
