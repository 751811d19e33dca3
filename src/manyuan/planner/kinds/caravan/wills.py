"""Pins and confirmed visits that cannot be kept: alone, or together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.caravan.calls import talk_times
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.problem import Pin, Stop
from manyuan.planner.kinds.caravan.standing import check_stops
from manyuan.planner.kinds.caravan.words import clock, expert_name, request_name

UNKNOWN_REQUEST = _("设定或已确认的需求“{request}”不在需求表中。请删去该项，或核对代码。")
UNKNOWN_DAY = _("{request}指定或已确认在 {day} 由{expert}承担，但专家没有提供这一天。请改期。")
CONTRADICTING = _("{request}有 {count} 项互相矛盾的指定。请只保留一项。")
IMPOSSIBLE = _(
    "{request}指定由{expert}在 {day} 承担，但主题、学段、时段或路程不允许。请改期或改选专家。"
)
TOGETHER = _("以下 {count} 项指定或已确认的安排不能同时成立：{visits}。请去掉其中一项。")
VISIT = _("{request}由{expert}在 {day}{at}承担")
AT = _(" {start} ")


def unfounded(ground: Ground) -> tuple[Said, ...]:
    """Return why single pins or confirmed visits cannot stand, whatever else is planned."""
    return (*_contradicting(ground), *_unknown(ground), *_impossible(ground))


def clashing(ground: Ground) -> tuple[Said, ...]:
    """Return the pins and confirmed visits together, and what the confirmed ones break."""
    problem = ground.problem
    visits = [_visit(ground, each) for each in _wills(ground)]
    together = Said("together", TOGETHER, {"count": len(visits), "visits": tuple(visits)})
    alone = Ground(replace(problem, pins=()))
    return (together, *check_stops(alone.problem, problem.kept, ground=alone))


def _wills(ground: Ground) -> tuple[Pin | Stop, ...]:
    return (*ground.problem.kept, *ground.problem.pins)


def _contradicting(ground: Ground) -> Iterator[Said]:
    problem = ground.problem
    wills = {Pin(each.request, each.expert, each.day, each.start) for each in problem.kept}
    counted = Counter(will.request for will in wills | {*problem.pins})
    agreed = {
        pin.request
        for pin in problem.pins
        if (kept := ground.kept.get(pin.request)) is not None and _agrees(pin, kept)
    }
    for code, count in sorted(counted.items()):
        if count > 1 and not (count == len({code}) + 1 and code in agreed):
            yield Said(
                "contradicting", CONTRADICTING, {"request": _name(ground, code), "count": count}
            )


def _agrees(pin: Pin, kept: Stop) -> bool:
    return (pin.expert, pin.day) == (kept.expert, kept.day) and pin.start in {None, kept.start}


def _unknown(ground: Ground) -> Iterator[Said]:
    for will in _wills(ground):
        if will.request not in ground.requests:
            yield Said("unknown_request", UNKNOWN_REQUEST, {"request": will.request})
        elif (will.expert, will.day) not in ground.days:
            yield Said("unknown_expert_day", UNKNOWN_DAY, _facts(ground, will))


def _impossible(ground: Ground) -> Iterator[Said]:
    for pin in ground.problem.pins:
        key = pin.expert, pin.day
        is_known = pin.request in ground.requests and key in ground.days
        if is_known and not talk_times(ground, ground.requests[pin.request], key):
            yield Said("impossible", IMPOSSIBLE, _facts(ground, pin))


def _visit(ground: Ground, will: Pin | Stop) -> Said:
    at: Fact = "" if will.start is None else Said("at", AT, {"start": clock(will.start)})
    return Said("visit", VISIT, {**_facts(ground, will), "at": at})


def _facts(ground: Ground, will: Pin | Stop) -> dict[str, Fact]:
    return {
        "request": _name(ground, will.request),
        "expert": expert_name(ground, will.expert),
        "day": will.day,
    }


def _name(ground: Ground, code: str) -> Fact:
    request = ground.requests.get(code)
    return code if request is None else request_name(ground, request)
