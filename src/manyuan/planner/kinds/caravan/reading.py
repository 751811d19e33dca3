import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

from manyuan.kernel.errors import BadInput
from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.caravan.problem import (
    Base,
    DayKey,
    Expert,
    ExpertDay,
    Problem,
    Request,
    School,
    Window,
)
from manyuan.rules.calendar import school_calendar
from manyuan.rules.caravan import CaravanPack
from manyuan.rules.pack import Rule
from manyuan.rules.status import Status, weakest

Row: TypeAlias = Mapping[str, Any]
Tables: TypeAlias = Mapping[str, Sequence[Row]]
NEEDED = ("schools", "partners", "experts", "expert_days", "visit_requests")
OPTIONAL = ("travel",)
# What a row may leave empty: the request cannot be served, or nothing limits it.
UNKNOWN = {
    "experts": ("topics",),
    "expert_days": ("max_visits",),
    "visit_requests": ("stage", "pupils", "minutes", "windows"),
}
WINDOW = re.compile(r"(\d{4}-\d\d-\d\d)\s+(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)")

NOT_SCHOOL_DAYS = _("有 {count} 个专家日不在上课日（{days}），没有安排。")
GONE = _("有 {count} 个专家日在专家退出之后，没有采用。")
NOT_ANNOUNCED = _("{years} 年的节假日安排尚未公布，只按星期和日期固定的法定节假日判断上课日。")
WITHOUT_PUPILS = _("有 {count} 项需求没有填写学生人数，按 0 人计。")
UNREADABLE = _("有 {count} 个时段读不出来，没有采用。时段应写成“2026-10-12 08:00-11:30”。")
UNKNOWN_PLACES = _("有 {count} 项需求的学校不在学校表中，没有安排。")
NO_TRAVEL = _("没有行程时间表，路程一律按直线距离估算。")
OTHER_REQUESTS = _("有 {count} 项需求的时段都不在 {year} 学年，没有列入。")
OTHER_DAYS = _("有 {count} 个专家到校日不在 {year} 学年，没有列入。")
MOST_DAYS = 5


class TableNotThere(BadInput):
    """A table from which the caravan is planned is not there."""

    code = "table_not_there"
    sentence = "缺少 {table}.csv，无法安排博士大篷车；请补上这张表。"


class ExpertWithoutPartner(BadInput):
    """An expert belongs to a partner that the partners do not name."""

    code = "expert_without_partner"
    sentence = (
        "专家“{expert}”所属的单位“{partner}”不在 partners.csv 中。请补上这个单位，或更正代码。"
    )


class DayWithoutExpert(BadInput):
    """A day is given by an expert whom the experts do not name."""

    code = "day_without_expert"
    sentence = "expert_days.csv 中的专家“{expert}”不在 experts.csv 中。请补上这位专家，或更正代码。"


def read_problem(
    tables: Tables, *, year: int, pack: CaravanPack, together: bool = False
) -> Problem:
    """Return the caravan of ``year`` from the rows of a district folder.

    Rows hold the values of the format (dates, decimals, 0 or 1); a missing column is unknown.
    Expert days of other school years or of experts who have left by then, requests all of whose
    windows lie in other years, and days without school are left out, with a note.

    Raises
    ------
    TableNotThere
        If a needed table is missing.
    ExpertWithoutPartner, DayWithoutExpert
        If a row names what the other table does not have.
    """
    for name in NEEDED:
        if name not in tables:
            raise TableNotThere(table=name)
    bases = tuple(_base(row) for row in tables["partners"])
    experts = tuple(_expert(row) for row in tables["experts"])
    _check(tables, bases, experts)
    schools = tuple(_school(row) for row in tables["schools"])
    codes = {school.code for school in schools}
    rows = [row for row in tables["visit_requests"] if row["school"] in codes]
    days = tuple(_days(tables, {expert.code: expert for expert in experts}, year))
    calendar = school_calendar(pack)
    requests = tuple(_request(row, year) for row in rows if _asks_in(row, year))
    named = {day.day for day in days} | {
        window.day for request in requests for window in request.windows
    }
    problem = Problem(
        year=year,
        pack=pack,
        schools=schools,
        bases=bases,
        experts=experts,
        days=days,
        requests=requests,
        school_days=frozenset(day for day in named if calendar.is_school_day(day)),
        travel={
            (row["from"], row["to"]): row["minutes"]
            for row in tables.get("travel", ())
            if row["minutes"] is not None
        },
        together=together,
        calendar_status=_status(calendar.announced.years, named),
    )
    unannounced = calendar.unknown_years(named)
    return replace(problem, notes=tuple(_notes(problem, tables, len(rows), unannounced)))


def year_of_days(tables: Tables, usual: int) -> int:
    """Return ``usual`` if experts give days in it, or none at all; else the last year they do."""
    years = {SchoolYear.on(row["date"]).start for row in tables.get("expert_days", ())}
    return usual if not years or usual in years else max(years)


def _check(tables: Tables, bases: Iterable[Base], experts: Iterable[Expert]) -> None:
    partners = {base.code for base in bases}
    for expert in experts:
        if expert.base not in partners:
            raise ExpertWithoutPartner(expert=expert.code, partner=expert.base)
    known = {expert.code for expert in experts}
    for row in tables["expert_days"]:
        if row["expert"] not in known:
            raise DayWithoutExpert(expert=row["expert"])


def _status(years: Mapping[int, Rule[Any]], named: Iterable[date]) -> Status:
    used = {day.year for day in named}
    known = [rule.status for year, rule in years.items() if year in used]
    missing = [Status.PROPOSED] if used - years.keys() else []
    return weakest([*known, *missing]) if known or missing else Status.RECALLED


def _in_year(day: date, year: int) -> bool:
    return SchoolYear.on(day).start == year


def _school(row: Row) -> School:
    return School(
        code=row["school"],
        name=row["name"],
        strength=row.get("strength"),
        lon=row.get("lon"),
        lat=row.get("lat"),
    )


def _base(row: Row) -> Base:
    return Base(code=row["partner"], name=row["name"], lon=row.get("lon"), lat=row.get("lat"))


def _expert(row: Row) -> Expert:
    stages = _parts(row.get("stages"))
    return Expert(
        code=row["expert"],
        name=row.get("name") or row["expert"],
        base=row["partner"],
        topics=frozenset(_parts(row.get("topics"))),
        stages=frozenset(stages) if stages else None,
        left_on=row.get("left_on"),
    )


def _days(tables: Tables, experts: Mapping[str, Expert], year: int) -> Iterator[ExpertDay]:
    given: dict[DayKey, list[ExpertDay]] = {}
    for row in tables["expert_days"]:
        if _in_year(row["date"], year) and experts[row["expert"]].is_here_on(row["date"]):
            day = _day(row)
            given.setdefault(day.key, []).append(day)
    for spans in given.values():
        yield _as_one(sorted(spans, key=lambda each: each.start))


def _as_one(spans: Sequence[ExpertDay]) -> ExpertDay:
    """Return the spans of one date as one day with breaks."""
    mosts = [span.most for span in spans]
    return replace(
        spans[0],
        end=spans[-1].end,
        most=None if None in mosts else sum(most or 0 for most in mosts),
        breaks=tuple((one.end, other.start) for one, other in pairwise(spans)),
    )


def _day(row: Row) -> ExpertDay:
    return ExpertDay(
        expert=row["expert"],
        day=row["date"],
        start=_clock(*row["start"].split(":")),
        end=_clock(*row["end"].split(":")),
        most=row.get("max_visits"),
    )


def _request(row: Row, year: int) -> Request:
    minutes = row.get("minutes") or 0
    windows = _windows(row.get("windows"), minutes)
    return Request(
        code=row["request"],
        school=row["school"],
        topic=row["topic"],
        stage=row.get("stage"),
        grade=row.get("grade"),
        pupils=row.get("pupils") or 0,
        minutes=minutes,
        windows=tuple(each for each in windows if minutes and _in_year(each.day, year)),
        hall=row.get("hall"),
        same_day_ok=bool(row.get("same_day_ok")),
        weight=Decimal(1) if row.get("weight") is None else row["weight"],
    )


def _asks_in(row: Row, year: int) -> bool:
    """Say whether a request is one of the year: any of its windows is, or it gives none to tell."""
    found = [WINDOW.fullmatch(part) for part in _parts(row.get("windows"))]
    days = [date.fromisoformat(match[1]) for match in found if match is not None]
    return not days or any(_in_year(day, year) for day in days)


def _windows(text: str | None, minutes: int) -> Iterator[Window]:
    """Yield when a visit may start: early enough to lie wholly inside what the school gave."""
    for part in _parts(text):
        match = WINDOW.fullmatch(part)
        if match is not None:
            day, *times = match.groups()
            window = Window(
                date.fromisoformat(day), _clock(*times[:2]), _clock(*times[2:]) - minutes
            )
            if window.earliest <= window.latest:
                yield window


def _clock(hours: str, minutes: str) -> int:
    return int(hours) * 60 + int(minutes)


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(";") if part.strip())


def _notes(
    problem: Problem, tables: Tables, usable: int, unannounced: Sequence[int]
) -> Iterator[Said]:
    yield from _left_out(problem, tables)
    experts = {expert.code: expert for expert in problem.experts}
    gone = sum(
        _in_year(row["date"], problem.year) and not experts[row["expert"]].is_here_on(row["date"])
        for row in tables["expert_days"]
    )
    if gone:
        yield Said("experts_gone", GONE, {"count": gone})
    closed = sorted(day.day for day in problem.days if day.day not in problem.school_days)
    if closed:
        days = tuple(day.isoformat() for day in sorted({*closed})[:MOST_DAYS])
        yield Said("not_school_days", NOT_SCHOOL_DAYS, {"count": len(closed), "days": days})
    if unannounced:
        years = tuple(str(year) for year in unannounced)
        yield Said("calendar_not_announced", NOT_ANNOUNCED, {"years": years})
    rows = tables["visit_requests"]
    strange = len(rows) - usable
    if strange:
        yield Said("unknown_schools", UNKNOWN_PLACES, {"count": strange})
    unread = sum(
        WINDOW.fullmatch(part) is None for row in rows for part in _parts(row.get("windows"))
    )
    if unread:
        yield Said("windows_unreadable", UNREADABLE, {"count": unread})
    without = sum(row.get("pupils") is None for row in rows if _asks_in(row, problem.year))
    if without:
        yield Said("pupils_unknown", WITHOUT_PUPILS, {"count": without})
    if not problem.travel and any(school.lon is not None for school in problem.schools):
        yield Said("no_travel", NO_TRAVEL)


def _left_out(problem: Problem, tables: Tables) -> Iterator[Said]:
    """Say how much of the data belongs to other school years."""
    year: dict[str, Fact] = {"year": str(SchoolYear(problem.year))}
    requests = sum(not _asks_in(row, problem.year) for row in tables["visit_requests"])
    if requests:
        yield Said("other_years_requests", OTHER_REQUESTS, {**year, "count": requests})
    days = sum(not _in_year(row["date"], problem.year) for row in tables["expert_days"])
    if days:
        yield Said("other_years_days", OTHER_DAYS, {**year, "count": days})
