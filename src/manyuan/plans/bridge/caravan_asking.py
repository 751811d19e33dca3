"""From frozen tables and settings to what the planner of the caravan is asked."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.caravan.problem import Ban, Pin, Problem, Request, Stop
from manyuan.planner.kinds.caravan.reading import Tables, read_problem
from manyuan.plans.bridge.caravan_standing import stop_of, with_kept, with_waiting
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
    kept = _stops(settings, "kept")
    if settings.group is not None:
        schools = _schools_of(tables, settings.group, first, last)
        problem = replace(
            problem, requests=tuple(one for one in problem.requests if one.school in schools)
        )
    standing = with_kept(_within(problem, first, last, kept), kept)
    return _with_will(with_waiting(standing, _stops(settings, "waiting")), settings)


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


def _stops(settings: Settings, option: str) -> tuple[Stop, ...]:
    return tuple(stop_of(text) for name, text in settings.options if name == option)


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
