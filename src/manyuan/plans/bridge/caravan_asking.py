"""From frozen tables and settings to what the planner of the caravan is asked."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.caravan.problem import (
    Ban,
    DayKey,
    ExpertDay,
    Pin,
    Problem,
    Request,
    Stop,
)
from manyuan.planner.kinds.caravan.reading import Tables, read_problem
from manyuan.plans.settings import Settings
from manyuan.rules.caravan import load_caravan_pack, with_overrides


def problem_of(tables: Tables, settings: Settings) -> Problem:
    """Return the caravan of a year, cut to the days and the group that the settings name."""
    options = dict(settings.options)
    problem = read_problem(
        tables,
        year=settings.year,
        pack=with_overrides(load_caravan_pack(settings.pack), dict(settings.overrides)),
        together="together" in options,
    )
    first, last = _period(settings.year, options.get("first_day"), options.get("last_day"))
    kept = tuple(_stop(text) for name, text in settings.options if name == "kept")
    if settings.group is not None:
        schools = _schools_of(tables, settings.group, first, last)
        problem = replace(
            problem, requests=tuple(one for one in problem.requests if one.school in schools)
        )
    return _with_will(_with_kept(_within(problem, first, last, kept), kept), settings)


def day_of(place: str) -> tuple[str, date | None]:
    """Return expert and date of a place; an expert alone means every day.

    Examples
    --------
    >>> day_of("E1@2026-10-12")
    ('E1', datetime.date(2026, 10, 12))
    """
    expert, mark, day = place.rpartition("@")
    return (expert, date.fromisoformat(day)) if mark else (place, None)


def _period(year: int, first: str | None, last: str | None) -> tuple[date, date]:
    whole = SchoolYear(year)
    return (
        date.fromisoformat(first) if first else whole.first_day,
        date.fromisoformat(last) if last else SchoolYear(year + 1).first_day,
    )


def _stop(text: str) -> Stop:
    request, expert, day, start = text.split(" ")
    hours, minutes = start.split(":")
    return Stop(request, expert, date.fromisoformat(day), int(hours) * 60 + int(minutes))


def _schools_of(tables: Tables, group: str, first: date, last: date) -> Collection[str]:
    """Return the members of a group within the period, with their campuses."""
    members = {
        row["school"]
        for row in tables["memberships"]
        if row["group"] == group
        and row["joined_on"] <= last
        and (row["left_on"] is None or row["left_on"] > first)
    }
    campuses = {row["school"] for row in tables["schools"] if row["campus_of"] in members}
    return members | campuses


def _within(problem: Problem, first: date, last: date, kept: Collection[Stop]) -> Problem:
    """Leave out what lies outside of the period; a day on which a visit stands takes no other."""
    standing = Counter((stop.expert, stop.day) for stop in kept)
    days = (
        one if first <= one.day <= last else replace(one, most=standing[one.key])
        for one in problem.days
        if first <= one.day <= last or standing[one.key]
    )
    stays = {stop.request for stop in kept}
    return replace(
        problem,
        days=tuple(days),
        requests=tuple(_requests(problem.requests, first, last, stays)),
    )


def _requests(
    requests: Collection[Request], first: date, last: date, stays: Collection[str]
) -> Iterator[Request]:
    """Yield the requests of the period; one that gives no time at all is told of, not left out."""
    for one in requests:
        windows = tuple(window for window in one.windows if first <= window.day <= last)
        if one.code in stays:
            yield one
        elif windows or not one.windows:
            yield replace(one, windows=windows)


def _with_kept(problem: Problem, kept: Collection[Stop]) -> Problem:
    """Keep the visits that stand.

    Where one of an expert's day was moved off the hours given, or is at a school of another group,
    nothing is planned on that day: its visits count as earlier ones of their schools.
    """
    asked = {one.code: one for one in problem.requests}
    days = {one.key: one for one in problem.days}
    busy = {(one.expert, one.day) for one in kept if not _fits(one, asked, days)}
    outside = [one for one in kept if (one.expert, one.day) in busy and one.request in asked]
    gone = {one.request for one in outside}
    return replace(
        problem,
        requests=tuple(one for one in problem.requests if one.code not in gone),
        days=tuple(one for one in problem.days if one.key not in busy),
        kept=tuple(one for one in kept if (one.expert, one.day) not in busy),
        visited=Counter(asked[one.request].school for one in outside),
    )


def _fits(stop: Stop, asked: Mapping[str, Request], days: Mapping[DayKey, ExpertDay]) -> bool:
    """Say whether a visit that stands can be part of a tour."""
    request, day = asked.get(stop.request), days.get((stop.expert, stop.day))
    if request is None or day is None:
        return False
    return day.start <= stop.start and stop.start + request.minutes <= day.end


def _with_will(problem: Problem, settings: Settings) -> Problem:
    pins, bans = [], []
    for request, place in settings.pins:
        expert, day = day_of(place)
        if day is not None:
            pins.append(Pin(request, expert, day))
        else:
            # Served nowhere: no expert comes for it.
            bans += [Ban(request, one.code) for one in problem.experts]
    for request, place in settings.bans:
        expert, day = day_of(place)
        bans.append(Ban(request, expert, day))
    return replace(problem, pins=tuple(pins), bans=tuple(bans))
