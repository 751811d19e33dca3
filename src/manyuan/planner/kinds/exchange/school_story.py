"""What the plan does to a school: its indicators, who comes, who leaves, what stands in the way."""

from collections import Counter
from collections.abc import Iterator

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.exchange.editing import trial
from manyuan.planner.kinds.exchange.plan import Cell, GoalName, Move, Plan
from manyuan.planner.kinds.exchange.problem import School, Teacher
from manyuan.planner.kinds.exchange.standing import Standing
from manyuan.planner.kinds.exchange.words import (
    indicator_name,
    stage_word,
    subject_word,
    teacher_name,
)

MOST_TRIALS = 200
OUTSIDE = _("{school}不在本方案范围内，本方案不改变该校。")
NO_CELLS = _("{school}没有可评价的师资指标：办学条件未填，或该校不参加评价。")
MET = _("{stage}“{indicator}”：方案前 {before} 人，方案后 {after} 人，标准 {needed} 人，达标。")
SHORT = _(
    "{stage}“{indicator}”：方案前 {before} 人，方案后 {after} 人，标准 {needed} 人，"
    "还差 {missing} 人。"
)
COME = _("调入 {n} 人：{who}。")
LEAVE = _("调出 {n} 人：{who}。")
NOBODY_MOVES = _("没有教师调入或调出。")
COMES = _("{teacher}，{stage}{subject}，来自{school}")
LEAVES = _("{teacher}，{stage}{subject}，去往{school}")
UNMET = _("{stage}{subject}申报 {wanted} 人，方案净增 {filled} 人，还缺 {by} 人。")
NOBODY_CAN = _("“{indicator}”还差 {missing} 人，但没有别的可交流教师能来补。")
IN_THE_WAY = _(
    "“{indicator}”还差 {missing} 人。另有 {n} 名教师可来补，逐一试排其中 {tried} 名：{parts}。"
)
TRIED = {
    "below_lend": _("{n} 人因原校该学科会缺人"),
    "above_wanted": _("{n} 人因该校没有申报足够岗位"),
    "threshold_lost": _("{n} 人因会使某校失去已达标的指标"),
    "school_leave_cap": _("{n} 人因原校交流人数已到上限"),
    "eligible_move_cap": _("{n} 人因交流总人数已到上限"),
    "pin_goes": _("{n} 人因已设定去别校"),
    "pin_stays": _("{n} 人因已设定留任"),
}
ELSEWHERE = _("{n} 人可来，但政策比例或均衡缺额不会更好")
GAINS = _("{n} 人可来并能改善，可手工调整")


def school_story(now: Standing, plan: Plan, school: School) -> Iterator[Said]:
    """Yield what the plan changes at the school, and what keeps it from more."""
    if school.code not in now.ground.market.scope:
        yield Said("school_outside", OUTSIDE, {"school": school.name})
        return
    keys = [key for key in now.ground.cells if key[0] == school.code]
    if not keys:
        yield Said("no_cells", NO_CELLS, {"school": school.name})
    for key in keys:
        yield _cell(now, now.ground.cells[key], now.cell(key))
    yield from _traffic(now, plan, school)
    yield from _unmet(now, school)
    for key in keys:
        if not now.cell(key).met:
            yield _in_the_way(now, now.cell(key))


def _cell(now: Standing, before: Cell, after: Cell) -> Said:
    facts: dict[str, Fact] = {
        "stage": stage_word(after.stage),
        "indicator": indicator_name(after.indicator, pack=now.ground.problem.balance),
        "before": before.teachers,
        "after": after.teachers,
        "needed": after.needed,
    }
    if after.met:
        return Said("cell_met", MET, facts)
    return Said("cell_short", SHORT, {**facts, "missing": after.missing})


def _traffic(now: Standing, plan: Plan, school: School) -> Iterator[Said]:
    come = tuple(
        _mover(now, each, each.from_school, COMES)
        for each in plan.moves
        if each.to_school == school.code
    )
    leave = tuple(
        _mover(now, each, each.to_school, LEAVES)
        for each in plan.moves
        if each.from_school == school.code
    )
    if come:
        yield Said("come", COME, {"n": len(come), "who": come})
    if leave:
        yield Said("leave", LEAVE, {"n": len(leave), "who": leave})
    if not come and not leave:
        yield Said("nobody_moves", NOBODY_MOVES)


def _mover(now: Standing, move: Move, other: str, template: str) -> Said:
    facts: dict[str, Fact] = {
        "teacher": teacher_name(now.ground.teachers[move.teacher]),
        "stage": stage_word(move.stage),
        "subject": subject_word(move.subject),
        "school": now.ground.school(other).name,
    }
    return Said("mover", template, facts)


def _unmet(now: Standing, school: School) -> Iterator[Said]:
    for line, wanted in sorted(now.ground.market.wanted.items()):
        filled = max(0, now.nets.get(line, 0))
        if line[0] == school.code and filled < wanted:
            facts: dict[str, Fact] = {
                "stage": stage_word(line[1]),
                "subject": subject_word(line[2]),
                "wanted": wanted,
                "filled": filled,
                "by": wanted - filled,
            }
            yield Said("unmet_post", UNMET, facts)


def _in_the_way(now: Standing, cell: Cell) -> Said:
    """Say why nobody else comes: each who could is tried alone, all other moves as they are."""
    facts: dict[str, Fact] = {
        "indicator": indicator_name(cell.indicator, pack=now.ground.problem.balance),
        "missing": cell.missing,
    }
    could = _who_could(now, cell)
    if not could:
        return Said("nobody_can", NOBODY_CAN, facts)
    tried = could[:MOST_TRIALS]
    found = Counter(_outcome(now, each, cell.school) for each in tried)
    texts = {**TRIED, "elsewhere": ELSEWHERE, "gains": GAINS}
    parts = tuple(
        Said(f"tried_{code}", template, {"n": found[code]})
        for code, template in texts.items()
        if found[code]
    )
    counts: dict[str, Fact] = {"n": len(could), "tried": len(tried), "parts": parts}
    return Said("in_the_way", IN_THE_WAY, {**facts, **counts})


def _who_could(now: Standing, cell: Cell) -> list[Teacher]:
    """Return the teachers who may come, do not, and would count in the cell."""
    market = now.ground.market
    return [
        each
        for each in market.eligible
        if each.stage == cell.stage
        and cell.indicator in market.indicators(each)
        and now.placements.get(each.code) != cell.school
        and cell.school in market.destinations_of(each)
    ]


def _outcome(now: Standing, teacher: Teacher, school: str) -> str:
    tried = trial(now, teacher.code, school)
    new = {said.code for said in tried.newly_broken}
    stopped = next((code for code in TRIED if code in new), None)
    if stopped is not None:
        return stopped
    after, before = tried.goals_after, tried.goals_before
    first: tuple[GoalName, ...] = ("policy_shortfall", "equalising_shortfall")
    better = [after[goal] for goal in first] < [before[goal] for goal in first]
    return "gains" if better else "elsewhere"
