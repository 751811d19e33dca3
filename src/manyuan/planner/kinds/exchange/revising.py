"""A plan that somebody changed by hand: the same plan, with everything counted anew."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from manyuan.kernel.saying import Said
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.exchange.cells import is_backbone
from manyuan.planner.kinds.exchange.plan import (
    GoalReached,
    Move,
    Plan,
    PolicyReached,
    RuleReached,
    UnmetPost,
)
from manyuan.planner.kinds.exchange.ratios import required
from manyuan.planner.kinds.exchange.standing import Standing


def revised(plan: Plan, now: Standing, *, reason: Said) -> Plan:
    """Return ``plan`` with the moves of ``now``; moves that it did not have say ``reason``.

    What was proven of the plan's goals is proven no longer where an earlier goal is given up, so a
    bound never stands above the new value.
    """
    goals = now.goals
    return replace(
        plan,
        status="feasible",
        goals=tuple(
            GoalReached(
                name=goal.name,
                value=float(goals[goal.name]),
                bound=min(goal.bound, float(goals[goal.name])),
            )
            for goal in plan.goals
        ),
        moves=_moves(plan, now, reason),
        policy=_policy(plan, now),
        after=now.balance(),
        unmet_posts=tuple(_unmet(now)),
        conflicts=(),
    )


def _moves(plan: Plan, now: Standing, reason: Said) -> tuple[Move, ...]:
    before = {move.teacher: move for move in plan.moves}
    return tuple(
        before[code]
        if code in before and before[code].to_school == now.placements[code]
        else _move(now, code, reason)
        for code in sorted(now.placements)
    )


def _move(now: Standing, code: str, reason: Said) -> Move:
    problem, who, school = now.ground.problem, now.ground.teacher(code), now.placements[code]
    start = SchoolYear(problem.year).first_day
    return Move(
        teacher=code,
        from_school=who.school,
        to_school=school,
        stage=who.stage or "",
        subject=who.subject or "",
        start=start,
        end=date(start.year + problem.pack.term_years.value, start.month, start.day),
        minutes=now.ground.minutes(who, school),
        is_backbone=is_backbone(who, problem),
        wish_rank=who.wishes.index(school) + 1 if school in who.wishes else None,
        pinned=any(pin.teacher == code and pin.school == school for pin in problem.pins),
        reasons=(reason,),
    )


def _policy(plan: Plan, now: Standing) -> PolicyReached:
    totals: Mapping[str, int] = now.totals
    before = {rule.code: rule for rule in plan.policy.rules}
    rules = []
    for ratio in now.ground.problem.pack.ratios:
        rule = RuleReached(
            code=ratio.code,
            base=totals.get(ratio.base, 0),
            required=required(ratio, totals),
            reached=totals.get(ratio.counted, 0),
        )
        same = before.get(ratio.code)
        kept = same is not None and replace(same, remedy=None) == rule
        rules.append(same if kept and same is not None else rule)
    return PolicyReached(
        eligible=totals.get("eligible", 0),
        moved=totals.get("moved", 0),
        backbone_moved=totals.get("moved_backbone", 0),
        rules=tuple(rules),
    )


def _unmet(now: Standing) -> list[UnmetPost]:
    return [
        UnmetPost(
            school=school,
            stage=stage,
            subject=subject,
            wanted=wanted,
            filled=max(0, now.nets.get((school, stage, subject), 0)),
        )
        for (school, stage, subject), wanted in sorted(now.ground.market.wanted.items())
        if now.nets.get((school, stage, subject), 0) < wanted
    ]
