from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.exchange.barriers import barriers
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.model import Model
from manyuan.planner.kinds.exchange.problem import Pin, Placement
from manyuan.planner.kinds.exchange.standing import standing
from manyuan.planner.kinds.exchange.words import teacher_name
from manyuan.planner.solvers.lexicographic import Infeasible, Lexicographic
from manyuan.planner.solvers.watch import Watch

UNKNOWN_TEACHER = _("设定中的教师“{teacher}”不在名册中。请删去该项设定，或核对编号。")
UNKNOWN_SCHOOL = _("设定中的学校“{school}”不在学校表中。请删去该项设定，或核对代码。")
TWICE = _("{teacher}有 {count} 项互相矛盾的去向设定。请只保留一项。")
TOGETHER = _("以下 {count} 项设定不能同时成立：{pins}。去掉其中任何一项，其余的都可以安排。")
PIN = _("{teacher}去{school}")
SECONDS_A_TRIAL = 20.0


def misplaced(market: Market) -> tuple[Said, ...]:
    """Return why single pins of the user cannot stand, whoever else moves."""
    return (*_contradicting(market), *_unknown(market), *_barred(market))


def clashing(market: Market) -> tuple[Said, ...]:
    """Return which pins cannot stand together, and the rules that they break by themselves.

    A deletion filter: one pin after the other is left out, and stays out where the others still
    contradict the rules; what remains is a smallest set of which none can be spared.
    """
    pins = [pin for pin in market.problem.pins if pin.school is not None]
    staying = tuple(pin for pin in market.problem.pins if pin.school is None)
    kept = list(pins)
    for pin in pins:
        fewer = [each for each in kept if each != pin]
        if not _possible(market, (*staying, *fewer)):
            kept = fewer
    names = tuple(_pin_said(market, pin) for pin in kept)
    together = Said("pins_together", TOGETHER, {"count": len(kept), "pins": names})
    moves = [Placement(pin.teacher, str(pin.school)) for pin in kept]
    alone = standing(replace(market.problem, pins=tuple(kept)), moves)
    return (together, *alone.broken())


def _contradicting(market: Market) -> Iterator[Said]:
    wills = Counter(pin.teacher for pin in set(market.problem.pins))
    for teacher, count in sorted(wills.items()):
        if count > 1:
            yield Said("pinned_twice", TWICE, {"teacher": _named(market, teacher), "count": count})


def _unknown(market: Market) -> Iterator[Said]:
    known = {teacher.code for teacher in market.problem.teachers}
    for pin in market.problem.pins:
        if pin.teacher not in known:
            yield Said("pin_unknown_teacher", UNKNOWN_TEACHER, {"teacher": pin.teacher})
        if pin.school is not None and pin.school not in market.schools:
            yield Said("pin_unknown_school", UNKNOWN_SCHOOL, {"school": pin.school})


def _barred(market: Market) -> Iterator[Said]:
    teachers = {teacher.code: teacher for teacher in market.problem.teachers}
    for pin in market.problem.pins:
        if pin.teacher in teachers and pin.school is not None and pin.school in market.schools:
            yield from barriers(market, teachers[pin.teacher], market.schools[pin.school])


def _possible(market: Market, pins: Sequence[Pin]) -> bool:
    """Say whether some plan keeps every hard rule and these pins."""
    model = Model(Market(replace(market.problem, pins=tuple(pins))))
    engine = Lexicographic(model.program, Watch(SECONDS_A_TRIAL, seed=0))
    try:
        return engine.reach(0, None, SECONDS_A_TRIAL, lambda _value, _bound: None) is not None
    except Infeasible:
        return False


def _pin_said(market: Market, pin: Pin) -> Said:
    school = market.schools[str(pin.school)].name
    facts: dict[str, Fact] = {"teacher": _named(market, pin.teacher), "school": school}
    return Said("pin", PIN, facts)


def _named(market: Market, code: str) -> Fact:
    teacher = market.teachers.get(code)
    return code if teacher is None else teacher_name(teacher)
