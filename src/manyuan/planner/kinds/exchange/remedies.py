from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.problem import Teacher
from manyuan.planner.kinds.exchange.ratios import counts_of
from manyuan.planner.kinds.exchange.words import stage_word, subject_word
from manyuan.rules.exchange import Ratio

UNPROVEN = _("还差 {by} 人，计算时间内未能证明不能补足。请延长计算时间。")
TOO_FEW = _(
    "可计入的教师只有 {able} 人今年能交流，要求 {required} 人；另有 {deferred} 人暂缓交流，"
    "{stuck} 人没有可去的学校。改变暂缓规定、放宽路程上限或增报岗位，至少再放开 {by} 人。"
)
NOBODY_LEFT = _(
    "可计入的教师只有 {able} 人今年能交流，要求 {required} 人；暂缓或没有去处的另有 {more} 人，"
    "全部放开也不够。还有 {barred} 名可计入的教师不符合条件：核对其理由，或扩大交流范围。"
)
MOVE_CAP = _(
    "交流总人数上限为 {limit} 人，要求 {required} 人。把上限从符合条件教师的 {share} "
    "提高到 {needed} 以上。"
)
SCHOOL_CAPS = _(
    "按每校每年最多交流 {share} 计算，可计入的教师至多 {limit} 人能离校，要求 {required} 人。"
    "放宽学校上限，再放开 {by} 人。"
)
EXCHANGES = _(
    "可计入的教师有 {able} 人能交流，人数上限也够，但各校各学科只能等额对调或补申报的岗位，"
    "只安排了 {reached} 人。再增报 {by} 个岗位，先看{stage}{subject}：还有 {waiting} 人可去。"
)


@dataclass(frozen=True, slots=True)
class Shortage:
    """A ratio that is not met: what it requires and reaches, and who could count for it."""

    ratio: Ratio
    required: int
    reached: int
    able: tuple[Teacher, ...]

    @property
    def by(self) -> int:
        """How many teachers are missing."""
        return self.required - self.reached


def remedy(
    market: Market, ratio: Ratio, numbers: tuple[int, int], placed: Mapping[str, str]
) -> Said | None:
    """Return what would mend the shortfall of a ratio, None where it is met.

    ``numbers`` are the teachers required and reached. The limits are tried from the widest to the
    narrowest: too few who may move at all, the ceiling on all moves, the ceilings of the schools,
    and last the exchanges themselves; the first that cannot let the required number through is
    named with its numbers.
    """
    required, reached = numbers
    if reached >= required:
        return None
    able = tuple(each for each in market.eligible if _can_count(market, each, ratio.counted))
    shortage = Shortage(ratio, required, reached, able)
    for check in (_too_few, _move_cap, _school_caps):
        said = check(market, shortage)
        if said is not None:
            return said
    return _exchanges(shortage, placed)


def unproven(by: int) -> Said:
    """Say that time ran out before the shortfall was proven."""
    return Said("ratio_unproven", UNPROVEN, {"by": by})


def _can_count(market: Market, teacher: Teacher, counted: str) -> bool:
    return any(
        counted in _counts(market, teacher, school) for school in market.destinations_of(teacher)
    )


def _counts(market: Market, teacher: Teacher, school: str) -> tuple[str, ...]:
    schools = market.schools
    home, host = schools[teacher.school], schools[school]
    return counts_of(teacher, home, host, problem=market.problem)


def _would_count(market: Market, counted: str) -> Iterator[Teacher]:
    """Yield the teachers who would count if they might move and every school were open to them."""
    hosts = {school.strength: school.code for school in market.problem.schools}
    for teacher in market.teachers.values():
        if any(counted in _counts(market, teacher, school) for school in hosts.values()):
            yield teacher


def _too_few(market: Market, shortage: Shortage) -> Said | None:
    able = len(shortage.able)
    if able >= shortage.required:
        return None
    states = Counter(
        market.verdicts[each.code].state for each in _would_count(market, shortage.ratio.counted)
    )
    deferred, stuck = states["deferred"], max(0, states["eligible"] - able)
    facts: dict[str, Fact] = {"able": able, "required": shortage.required}
    if able + deferred + stuck < shortage.required:
        left: dict[str, Fact] = {"more": deferred + stuck, "barred": states["ineligible"]}
        return Said("ratio_nobody_left", NOBODY_LEFT, {**facts, **left})
    waiting: dict[str, Fact] = {"deferred": deferred, "stuck": stuck}
    missing = shortage.required - able
    return Said("ratio_too_few", TOO_FEW, {**facts, **waiting, "by": missing})


def _move_cap(market: Market, shortage: Shortage) -> Said | None:
    if market.move_cap >= shortage.required:
        return None
    needed = Decimal(shortage.required) / len(market.eligible) * 100
    facts: dict[str, Fact] = {
        "limit": market.move_cap,
        "required": shortage.required,
        "share": f"{market.problem.pack.eligible_move_share.value:.0%}",
        "needed": f"{needed.quantize(Decimal('0.1'), ROUND_CEILING)}%",
    }
    return Said("ratio_move_cap", MOVE_CAP, facts)


def _school_caps(market: Market, shortage: Shortage) -> Said | None:
    able = Counter(market.schools[each.school].legal for each in shortage.able)
    limit = sum(min(count, market.leave_caps[legal]) for legal, count in able.items())
    if limit >= shortage.required:
        return None
    facts: dict[str, Fact] = {
        "share": f"{market.problem.pack.school_leave_share.value:.0%}",
        "limit": limit,
        "required": shortage.required,
        "by": shortage.required - limit,
    }
    return Said("ratio_school_caps", SCHOOL_CAPS, facts)


def _exchanges(shortage: Shortage, placed: Mapping[str, str]) -> Said:
    """Say that lines can only exchange like for like, and where most still wait."""
    waiting = Counter(
        (each.stage or "", each.subject or "") for each in shortage.able if each.code not in placed
    )
    (stage, subject), count = min(waiting.items(), key=lambda item: (-item[1], item[0]))
    facts: dict[str, Fact] = {
        "able": len(shortage.able),
        "reached": shortage.reached,
        "by": shortage.by,
        "stage": stage_word(stage),
        "subject": subject_word(subject),
        "waiting": count,
    }
    return Said("ratio_exchanges", EXCHANGES, facts)
