"""The hard rules that moves break together: each by name, by how much, and the way out."""

from collections.abc import Iterator, Mapping

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.exchange.ground import Ground
from manyuan.planner.kinds.exchange.numbers import shown_share
from manyuan.planner.kinds.exchange.plan import Cell
from manyuan.planner.kinds.exchange.words import (
    indicator_name,
    stage_word,
    subject_word,
    teacher_name,
)

BELOW_LEND = _(
    "{school}的{stage}{subject}净减 {net} 人，最多可净减 {limit} 人，超出 {by} 人。"
    "再调入 {by} 名{subject}教师，或让 {by} 人留任。"
)
ABOVE_WANTED = _(
    "{school}的{stage}{subject}净增 {net} 人，申报需求 {limit} 人，超出 {by} 人。"
    "该校增报 {by} 个岗位，或让 {by} 人改去别校。"
)
THRESHOLD_LOST = _(
    "{school}（{stage}）的“{indicator}”原已达标，方案后为 {teachers} 人，标准 {needed} 人，"
    "少 {by} 人。调入 {by} 名计入该指标的教师，或让 {by} 人留任。"
)
SCHOOL_CAP = _(
    "{school}有 {leaving} 人交流出去，上限 {limit} 人（名册 {roster} 人的 {share}），"
    "超出 {by} 人。让 {by} 人留任，或放宽上限。"
)
MOVE_CAP = _(
    "共有 {moving} 人交流，上限 {limit} 人（符合条件 {eligible} 人的 {share}），"
    "超出 {by} 人。减少 {by} 人，或放宽上限。"
)
PIN_STAYS = _("已设定{teacher}留任，方案却安排其去{school}。取消这一安排，或解除设定。")
PIN_GOES = _("已设定{teacher}去{wanted}，方案没有这样安排。照设定安排，或解除设定。")


def lines_broken(ground: Ground, nets: Mapping[tuple[str, str, str], int]) -> Iterator[Said]:
    """Yield the schools, stages and subjects that shrink or grow by too many."""
    market = ground.market
    for line in sorted(nets):
        school, stage, subject = line
        net, lend, wanted = nets[line], market.lend(school), market.wanted.get(line, 0)
        facts: dict[str, Fact] = {
            "school": market.schools[school].name,
            "stage": stage_word(stage),
            "subject": subject_word(subject),
            "net": abs(net),
        }
        if net < -lend:
            yield Said("below_lend", BELOW_LEND, {**facts, "limit": lend, "by": -net - lend})
        elif net > wanted:
            by: dict[str, Fact] = {"limit": wanted, "by": net - wanted}
            yield Said("above_wanted", ABOVE_WANTED, {**facts, **by})


def threshold_lost(ground: Ground, cell: Cell) -> Said:
    """Say that a school falls below a threshold that it had met."""
    return Said(
        "threshold_lost",
        THRESHOLD_LOST,
        {
            "school": ground.market.schools[cell.school].name,
            "stage": stage_word(cell.stage),
            "indicator": indicator_name(cell.indicator, pack=ground.problem.balance),
            "teachers": cell.teachers,
            "needed": cell.needed,
            "by": cell.missing,
        },
    )


def caps_broken(ground: Ground, leavers: Mapping[str, int], *, moves: int) -> Iterator[Said]:
    """Yield the ceilings on how many may leave a school or move in all that are passed."""
    market, pack = ground.market, ground.problem.pack
    for legal in sorted(leavers):
        limit = market.leave_caps.get(legal, 0)
        if leavers[legal] > limit:
            facts: dict[str, Fact] = {
                "school": market.schools[legal].name,
                "leaving": leavers[legal],
                "limit": limit,
                "roster": market.rosters[legal],
                "share": shown_share(pack.school_leave_share.value),
                "by": leavers[legal] - limit,
            }
            yield Said("school_leave_cap", SCHOOL_CAP, facts)
    if moves > market.move_cap:
        facts = {
            "moving": moves,
            "limit": market.move_cap,
            "eligible": len(market.eligible),
            "share": shown_share(pack.eligible_move_share.value),
            "by": moves - market.move_cap,
        }
        yield Said("eligible_move_cap", MOVE_CAP, facts)


def pins_broken(ground: Ground, placements: Mapping[str, str]) -> Iterator[Said]:
    """Yield the pins of the user that the moves do not respect."""
    schools = ground.market.schools
    for pin in ground.problem.pins:
        known = ground.teachers.get(pin.teacher)
        stays = known is not None and pin.school == known.school
        asked = None if stays else pin.school
        if placements.get(pin.teacher) == asked:
            continue
        name: Fact = pin.teacher if known is None else teacher_name(known)
        if asked is None:
            sent = schools[placements[pin.teacher]].name
            yield Said("pin_stays", PIN_STAYS, {"teacher": name, "school": sent})
        else:
            wanted = schools[asked].name if asked in schools else asked
            yield Said("pin_goes", PIN_GOES, {"teacher": name, "wanted": wanted})
