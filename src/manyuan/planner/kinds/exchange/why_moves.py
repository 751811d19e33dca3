"""Why a teacher moves: what the move mends, what the next best school costs, what staying does."""

from collections.abc import Iterator
from fractions import Fraction

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.exchange.cells import shortfall
from manyuan.planner.kinds.exchange.differences import goal_changes
from manyuan.planner.kinds.exchange.editing import best_trials, trial
from manyuan.planner.kinds.exchange.numbers import shown
from manyuan.planner.kinds.exchange.plan import Cell, Move, Plan
from manyuan.planner.kinds.exchange.problem import Teacher
from manyuan.planner.kinds.exchange.ratios import counts_of, required
from manyuan.planner.kinds.exchange.standing import Standing
from manyuan.planner.kinds.exchange.words import (
    indicator_name,
    listed,
    ratio_name,
    stage_word,
    subject_word,
    teacher_name,
)

MOVES = _("{teacher}由{home}交流到{school}，任教{stage}{subject}，单程 {minutes} 分钟。")
PINNED = _("这是已设定的安排。")
MENDS = _(
    "{school}（{stage}）的“{indicator}”由 {before} 人增至 {after} 人，标准 {needed} 人，"
    "均衡缺额减少 {by}。"
)
JUST_MET = _(
    "{school}（{stage}）的“{indicator}”由 {before} 人减至 {after} 人，标准 {needed} 人，恰好达标。"
)
FURTHER_SHORT = _(
    "{school}（{stage}）的“{indicator}”由 {before} 人减至 {after} 人，标准 {needed} 人，"
    "均衡缺额增加 {by}。"
)
COUNTS_IN_RATIO = _("计入政策比例“{rule}”：要求 {required} 人，方案达到 {reached} 人。")
FILLS_POST = _("{school}申报了{stage}{subject} {wanted} 人，方案为其净增 {net} 人。")
OTHERS_COME = _("同时，{others}来{home}任教{stage}{subject}。")
FIRST_WISHES = _("这是本人的第 {rank} 志愿。")
NOT_WISHED = _("该校不在本人填报的 {count} 个志愿之内。")
NO_WISHES = _("本人没有填报志愿。")
NEXT_BEST = _("次优去处是{school}：{changes}。")
NO_OTHER = _("其他安排不变时，没有别的去处可选：去{school}会违反规定。{reason}")
IF_STAYING = _("如果留任，其他安排不变：{changes}。")
STAYING_BREAKS = _("如果留任，会违反规定：{reason}")


def why_moves(now: Standing, plan: Plan, move: Move) -> Iterator[Said]:
    """Yield why the teacher of ``move`` goes where the plan sends them."""
    teacher = now.ground.teacher(move.teacher)
    facts = _facts(now, teacher, move)
    yield Said("moves", MOVES, facts)
    if move.pinned:
        yield Said("pinned", PINNED)
    yield from mends(now, teacher, move.to_school)
    yield from _ratios(now, teacher, move)
    yield from _posts(now, plan, teacher, facts)
    yield _wish(teacher, move.to_school)
    yield from _next_best(now, teacher)
    yield from _staying(now, teacher)


def mends(now: Standing, teacher: Teacher, school: str) -> Iterator[Said]:
    """Yield what the move changes in the indicators, where a threshold is missed or just met."""
    without = now.with_move(teacher.code, None)
    for place in (school, teacher.school):
        for indicator in sorted(now.ground.market.indicators(teacher)):
            key = place, teacher.stage or "", indicator
            if key in now.ground.cells:
                yield from _mended(now, without.cell(key), now.cell(key))


def _mended(now: Standing, before: Cell, after: Cell) -> Iterator[Said]:
    facts: dict[str, Fact] = {
        "school": now.ground.market.schools[after.school].name,
        "stage": stage_word(after.stage),
        "indicator": indicator_name(after.indicator, pack=now.ground.problem.balance),
        "before": before.teachers,
        "after": after.teachers,
        "needed": after.needed,
    }
    by = _weight(before) - _weight(after)
    if by > 0:
        yield Said("mends", MENDS, {**facts, "by": shown(by)})
    elif by < 0:
        yield Said("takes", FURTHER_SHORT, {**facts, "by": shown(-by)})
    elif after.teachers == after.needed:
        yield Said("just_met", JUST_MET, facts)


def _weight(cell: Cell) -> Fraction:
    return shortfall(cell.teachers, cell.needed)


def _facts(now: Standing, teacher: Teacher, move: Move) -> dict[str, Fact]:
    schools = now.ground.market.schools
    return {
        "teacher": teacher_name(teacher),
        "home": schools[teacher.school].name,
        "school": schools[move.to_school].name,
        "stage": stage_word(teacher.stage),
        "subject": subject_word(teacher.subject),
        "minutes": move.minutes,
    }


def _ratios(now: Standing, teacher: Teacher, move: Move) -> Iterator[Said]:
    """Yield the ratios in which the move counts."""
    schools, problem = now.ground.market.schools, now.ground.problem
    home, host = schools[teacher.school], schools[move.to_school]
    counted = counts_of(teacher, home, host, problem=problem)
    for ratio in problem.pack.ratios:
        if ratio.counted in counted:
            facts: dict[str, Fact] = {
                "rule": ratio_name(ratio),
                "required": required(ratio, now.totals),
                "reached": now.totals.get(ratio.counted, 0),
            }
            yield Said("counts_in_ratio", COUNTS_IN_RATIO, facts)


def _posts(now: Standing, plan: Plan, teacher: Teacher, facts: dict[str, Fact]) -> Iterator[Said]:
    school = now.placements[teacher.code]
    line = school, teacher.stage or "", teacher.subject or ""
    wanted, net = now.ground.market.wanted.get(line, 0), now.nets.get(line, 0)
    if wanted and net > 0:
        yield Said("fills_post", FILLS_POST, {**facts, "wanted": wanted, "net": net})
    others = tuple(
        teacher_name(now.ground.teachers[each.teacher])
        for each in plan.moves
        if each.to_school == teacher.school
        and (each.stage, each.subject) == (teacher.stage, teacher.subject)
    )
    if others:
        yield Said("others_come", OTHERS_COME, {**facts, "others": listed(others)})


def _wish(teacher: Teacher, school: str) -> Said:
    if not teacher.wishes:
        return Said("no_wishes", NO_WISHES)
    if school not in teacher.wishes:
        return Said("not_wished", NOT_WISHED, {"count": len(teacher.wishes)})
    return Said("wished", FIRST_WISHES, {"rank": teacher.wishes.index(school) + 1})


def _next_best(now: Standing, teacher: Teacher) -> Iterator[Said]:
    for best in best_trials(now, teacher.code, count=1):
        name = now.ground.school(best.school or "").name
        if best.is_allowed:
            changes = goal_changes(best.goals_before, best.goals_after)
            yield Said("next_best", NEXT_BEST, {"school": name, "changes": changes})
        else:
            facts: dict[str, Fact] = {"school": name, "reason": best.newly_broken[0]}
            yield Said("no_other", NO_OTHER, facts)


def _staying(now: Standing, teacher: Teacher) -> Iterator[Said]:
    stays = trial(now, teacher.code, None)
    changes = goal_changes(stays.goals_before, stays.goals_after)
    yield Said("if_staying", IF_STAYING, {"changes": changes})
    for said in stays.newly_broken:
        yield Said("staying_breaks", STAYING_BREAKS, {"reason": said})
