"""The visits that stand while a caravan is planned: those that are kept, and those that wait."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.problem import DayKey, ExpertDay, Problem, Request, Stop
from manyuan.planner.kinds.caravan.standing import rules_broken


def stop_of(text: str) -> Stop:
    """Return the visit that an option writes as request, expert, date and start.

    Examples
    --------
    >>> stop_of("R1 E1 2026-10-12 08:30").start
    510
    """
    request, expert, day, start = text.split(" ")
    hours, minutes = start.split(":")
    return Stop(request, expert, date.fromisoformat(day), int(hours) * 60 + int(minutes))


def with_kept(problem: Problem, kept: Sequence[Stop]) -> Problem:
    """Keep the visits that stand.

    Where one of an expert's day was moved off the hours given, is at a school of another group or
    breaks a rule beside the others, nothing is planned on that day: its visits count as earlier
    ones of their schools.
    """
    asked = {one.code: one for one in problem.requests}
    days = {one.key: one for one in problem.days}
    off = {_key(one) for one in kept if not _fits(one, asked, days)}
    busy = off | _clashing(problem, [one for one in kept if _key(one) not in off])
    outside = [one for one in kept if _key(one) in busy and one.request in asked]
    gone = {one.request for one in outside}
    return replace(
        problem,
        requests=tuple(one for one in problem.requests if one.code not in gone),
        days=tuple(one for one in problem.days if one.key not in busy),
        kept=tuple(one for one in kept if _key(one) not in busy),
        visited=Counter(asked[one.request].school for one in outside),
        busy=frozenset(busy),
    )


def with_waiting(problem: Problem, waiting: Collection[Stop]) -> Problem:
    """Prefer, after all other goals, that visits which nobody has answered yet stay put."""
    asked, days = {one.code for one in problem.requests}, {one.key for one in problem.days}
    known = tuple(one for one in waiting if one.request in asked and _key(one) in days)
    if not known:
        return problem
    return replace(problem, waiting=known, goals=(*problem.goals, "unmoved"))


def _key(stop: Stop) -> DayKey:
    return stop.expert, stop.day


def _fits(stop: Stop, asked: Mapping[str, Request], days: Mapping[DayKey, ExpertDay]) -> bool:
    """Say whether a visit that stands can be part of a tour."""
    request, day = asked.get(stop.request), days.get(_key(stop))
    if request is None or day is None:
        return False
    return day.start <= stop.start and stop.start + request.minutes <= day.end


def _clashing(problem: Problem, kept: Sequence[Stop]) -> set[DayKey]:
    """Return the days whose visits break a rule: alone, or beside the others of their date."""
    ground = Ground(replace(problem, kept=tuple(kept)))
    by_key: dict[DayKey, list[Stop]] = defaultdict(list)
    for one in kept:
        by_key[_key(one)].append(one)
    alone = {key for key, own in by_key.items() if rules_broken(ground, own)}
    by_date: dict[date, list[Stop]] = defaultdict(list)
    for one in kept:
        if _key(one) not in alone:
            by_date[one.day].append(one)
    beside = (own for own in by_date.values() if rules_broken(ground, own))
    return alone | {_key(one) for own in beside for one in own}
