"""What a rule costs: whom it keeps, how often it binds, what one step looser would bring."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said, Titled
from manyuan.planner.kinds.exchange.loosening import SWITCHES, loosened, rule_of, without_limit
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.numbers import shown
from manyuan.planner.kinds.exchange.plan import Plan
from manyuan.planner.kinds.exchange.problem import Problem
from manyuan.planner.kinds.exchange.ratios import required
from manyuan.planner.kinds.exchange.standing import Standing
from manyuan.planner.kinds.exchange.words import goal_word, rule_value

Resolve: TypeAlias = Callable[[Problem], Plan]
SAME = 1e-9  # two solves of one value may differ by rounding
REASONS = {
    "eligibility.tenure_years": "tenure",
    "eligibility.retire_margin_years": "retiring",
    "eligibility.defer_graduating": "graduating_class",
    "eligibility.cadres_apart": "cadre",
    "eligibility.stages": "stage_outside",
}
WAYS = frozenset({"limits.travel_minutes", "limits.travel_detour", "limits.travel_speed_kmh"})
RULE = _("规则“{rule}”，现为“{value}”。")
KEEPS = _("因为这条规则，有 {n} 名教师今年不能交流。")
MORE_MAY = _("放宽到“{value}”，能交流的教师由 {before} 名增至 {after} 名。")
TOO_FAR = _("能交流的教师共有 {all} 个“教师到学校”的去向，其中 {n} 个超过路程上限。")
MORE_WAYS = _("放宽到“{value}”，去向由 {before} 个增至 {after} 个。")
ESTIMATED = _("方案的 {moves} 次交流中，{n} 次的路程是估算的。")
LENT = _("龙头校和强校的学科中，有 {n} 个已用足可净减的人数，还有 {slack} 个没有用足。")
LEAVE_CAP = _("{n} 所学校的交流人数已到上限，还有 {slack} 所没有到。")
MOVE_CAP_REACHED = _("方案交流 {moving} 人，已到上限 {limit} 人。")
MOVE_CAP_SLACK = _("方案交流 {moving} 人，上限 {limit} 人，还可交流 {slack} 人。")
RATIO_MET = _("要求 {required} 人，方案达到 {reached} 人。")
RATIO_SHORT = _("要求 {required} 人，方案达到 {reached} 人，差 {by} 人。")
RATIO_LOOSER = _("放宽到“{value}”，要求降到 {required} 人。")
TERM = _("它只决定交流何时结束，不影响谁去哪里。")
BACKBONE = _("按这一条，符合条件的教师中有 {n} 名骨干教师。")
RESOLVED = _("放宽到“{value}”后重新求解，{goal}由 {before} 变为 {after}。")
RESOLVED_SAME = _("放宽到“{value}”后重新求解，各项目标不变。")
TIGHTEST = _("这条规则已是最宽。")


def rule_cost(
    now: Standing, code: str, *, plan: Plan, resolve: Resolve | None = None
) -> Iterator[Said]:
    """Yield what the rule costs, from counting alone; with ``resolve`` also from solving again."""
    problem = now.ground.problem
    rule = rule_of(problem.pack, code)
    name = Titled(rule.title_zh, rule.title_en)
    yield Said("rule", RULE, {"rule": name, "value": rule_value(code, rule.value)})
    yield from _counted(now, code)
    looser = loosened(problem.pack, code)
    if looser is None:
        if code not in {"posting.term_years", "posting.backbone_from"}:
            yield Said("as_loose_as_can_be", TIGHTEST)
        return
    wider = replace(problem, pack=looser)
    value = rule_value(code, looser.rules[code].value)
    yield from _widened(now, code, wider, value)
    if resolve is not None:
        yield from _resolved(plan, resolve(wider), value)


def _counted(now: Standing, code: str) -> Iterator[Said]:
    if code in REASONS:
        yield _kept(now.ground.market, code)
    elif code in WAYS:
        yield from _ways(now)
    elif code.startswith("ratios."):
        yield _ratio(now, code)
    else:
        yield COUNTS[code](now)


def _kept(market: Market, code: str) -> Said:
    # A graduating class may also be an exemption of its own, which no switch lifts.
    states = {"deferred"} if code in SWITCHES else {"ineligible"}
    kept = (
        verdict.state in states and verdict.code == REASONS[code]
        for verdict in market.verdicts.values()
    )
    return Said("keeps", KEEPS, {"n": sum(kept)})


def _ways(now: Standing) -> Iterator[Said]:
    market, problem = now.ground.market, now.ground.problem
    everywhere = Market(replace(problem, pack=without_limit(problem.pack)))
    all_ways = _destinations(everywhere)
    far = all_ways - _destinations(market)
    yield Said("too_far_count", TOO_FAR, {"all": all_ways, "n": far})
    homes = ((now.ground.teachers[code].school, to) for code, to in now.placements.items())
    estimated = sum(market.travel.is_estimated(home, to) for home, to in homes)
    yield Said("estimated", ESTIMATED, {"moves": len(now.placements), "n": estimated})


def _destinations(market: Market) -> int:
    return sum(len(market.destinations_of(each)) for each in market.eligible)


def _ratio(now: Standing, code: str) -> Said:
    ratio = next(each for each in now.ground.problem.pack.ratios if each.code == code)
    asked, reached = required(ratio, now.totals), now.totals.get(ratio.counted, 0)
    facts: dict[str, Fact] = {"required": asked, "reached": reached}
    if reached >= asked:
        return Said("ratio_met", RATIO_MET, facts)
    return Said("ratio_short", RATIO_SHORT, {**facts, "by": asked - reached})


def _lend(now: Standing) -> Said:
    market = now.ground.market
    lenders = [line for line in market.staffed if market.lend(line[0])]
    full = sum(now.nets.get(line, 0) <= -market.lend(line[0]) for line in lenders)
    return Said("lent", LENT, {"n": full, "slack": len(lenders) - full})


def _leave_cap(now: Standing) -> Said:
    market = now.ground.market
    caps = {legal: cap for legal, cap in market.leave_caps.items() if legal in market.scope}
    full = sum(now.leavers.get(legal, 0) >= cap for legal, cap in caps.items())
    return Said("leave_cap", LEAVE_CAP, {"n": full, "slack": len(caps) - full})


def _move_cap(now: Standing) -> Said:
    moving, limit = len(now.placements), now.ground.market.move_cap
    facts: dict[str, Fact] = {"moving": moving, "limit": limit}
    if moving >= limit:
        return Said("move_cap_reached", MOVE_CAP_REACHED, facts)
    return Said("move_cap_slack", MOVE_CAP_SLACK, {**facts, "slack": limit - moving})


def _term(_now: Standing) -> Said:
    return Said("term_only", TERM)


def _backbone(now: Standing) -> Said:
    return Said("backbone", BACKBONE, {"n": now.ground.bases["eligible_backbone"]})


COUNTS: dict[str, Callable[[Standing], Said]] = {
    "limits.lend": _lend,
    "limits.school_leave_share": _leave_cap,
    "limits.eligible_move_share": _move_cap,
    "posting.term_years": _term,
    "posting.backbone_from": _backbone,
}


def _widened(now: Standing, code: str, wider: Problem, value: Fact) -> Iterator[Said]:
    """Yield what more the looser rule allows, by counting."""
    market, other = now.ground.market, Market(wider)
    if code in REASONS:
        before, after = _free(market), _free(other)
        yield Said("more_may", MORE_MAY, {"value": value, "before": before, "after": after})
    elif code in WAYS:
        before, after = _destinations(market), _destinations(other)
        yield Said("more_ways", MORE_WAYS, {"value": value, "before": before, "after": after})
    elif code.startswith("ratios."):
        ratio = next(each for each in wider.pack.ratios if each.code == code)
        asked = required(ratio, now.totals)
        yield Said("ratio_looser", RATIO_LOOSER, {"value": value, "required": asked})


def _free(market: Market) -> int:
    return sum(verdict.state == "eligible" for verdict in market.verdicts.values())


def _resolved(plan: Plan, other: Plan, value: Fact) -> Iterator[Said]:
    before = {goal.name: goal.value for goal in plan.goals}
    after = {goal.name: goal.value for goal in other.goals}
    for name, reached in before.items():
        if name in after and abs(after[name] - reached) > SAME:
            facts: dict[str, Fact] = {
                "value": value,
                "goal": goal_word(name),
                "before": shown(Fraction(reached)),
                "after": shown(Fraction(after[name])),
            }
            yield Said("resolved", RESOLVED, facts)
            return
    yield Said("resolved_same", RESOLVED_SAME, {"value": value})
