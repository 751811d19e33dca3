"""The district folder, read with the standard library alone."""

import csv
import math
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

DETOUR, SPEED = 1.3, 25.0  # caravan-national
SHARES = (Fraction(1), Fraction(1, 2), Fraction(1, 4), Fraction(1, 8))
WINTER, SUMMER = ((1, 25), (2, 22)), ((7, 6), (8, 31))
# 国务院办公厅 on 2025 and 2026, as remembered; written here once more on purpose.
OFF = {
    *("2025-10-01/8", "2026-01-01/3", "2026-02-15/9", "2026-04-04/3", "2026-05-01/5"),
    *("2026-06-19/3", "2026-09-25/3", "2026-10-01/7"),
}
ON = {
    "2025-09-28",
    "2025-10-11",
    "2026-01-04",
    "2026-02-28",
    "2026-05-09",
    "2026-09-20",
    "2026-10-10",
}


def days_off() -> set[date]:
    """Every day of the holidays above: first day and number of days."""
    found = set()
    for text in OFF:
        first, count = text.split("/")
        last = date.fromisoformat(first)
        length = int(count) if int(count) < 30 else 1
        found |= {last + timedelta(each) for each in range(length)}
    return found


DAYS_OFF = days_off()


def is_school_day(day: date) -> bool:
    """Outside the two holidays: a make-up day, or a weekday that is no public holiday."""
    if any(first <= (day.month, day.day) <= last for first, last in (WINTER, SUMMER)):
        return False
    return day.isoformat() in ON or (day.weekday() < 5 and day not in DAYS_OFF)


def clock(text: str) -> int:
    """``08:15`` is 495."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def parts(text: str) -> list[str]:
    """The entries of a list in a cell."""
    return [part.strip() for part in text.split(";") if part.strip()]


@dataclass(frozen=True)
class Visit:
    """A request as the school stated it; windows hold date, from, to of the whole visit."""

    code: str
    school: str
    topic: str
    stage: str
    pupils: int
    minutes: int
    windows: tuple[tuple[date, int, int], ...]
    hall: str
    same_day_ok: bool
    weight: Fraction


@dataclass(frozen=True)
class Day:
    """What an expert gives on a date, as one or more spans of time."""

    expert: str
    base: str
    day: date
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    most: int | None
    topics: frozenset[str]
    stages: frozenset[str]


class World:
    """The rows of a folder, looked up."""

    def __init__(self, folder: Path, year: int) -> None:
        self.year = year
        self.places = {
            row[key]: row
            for name, key in (("schools", "school"), ("partners", "partner"))
            for row in _rows(folder, name)
        }
        self.strength = {row["school"]: row.get("strength", "") for row in _rows(folder, "schools")}
        self.measured = {
            (row["from"], row["to"]): int(row["minutes"])
            for row in _rows(folder, "travel")
            if row["minutes"]
        }
        experts = {row["expert"]: row for row in _rows(folder, "experts")}
        self.days = {}
        for row in _rows(folder, "expert_days"):
            day = _day(row, experts[row["expert"]])
            left_on = experts[day.expert].get("left_on")
            if in_year(day.day, year) and (not left_on or row["date"] < left_on):
                known = self.days.get((day.expert, day.day))
                self.days[day.expert, day.day] = day if known is None else _with(known, day)
        self.visits = {
            row["request"]: _visit(row)
            for row in _rows(folder, "visit_requests")
            if row["school"] in self.places and _asks_in(_visit(row), year)
        }

    def travel(self, start: str, end: str) -> int | None:
        """Minutes: as measured, the way back as measured, an estimate, or unknown."""
        if start == end:
            return 0
        for way in ((start, end), (end, start)):
            if way in self.measured:
                return self.measured[way]
        one, other = (self._point(self.places[code]) for code in (start, end))
        if one is None or other is None:
            return None
        return math.ceil(_km(one, other) * DETOUR / SPEED * 60)

    @staticmethod
    def _point(row: dict[str, str]) -> tuple[float, float] | None:
        if not row.get("lon") or not row.get("lat"):
            return None
        return math.radians(float(row["lon"])), math.radians(float(row["lat"]))


def in_year(day: date, year: int) -> bool:
    """1 September to 31 August."""
    return date(year, 9, 1) <= day < date(year + 1, 9, 1)


def _asks_in(visit: Visit, year: int) -> bool:
    """A request of the year, or one that gives no time at all."""
    return not visit.windows or any(in_year(window[0], year) for window in visit.windows)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    (a, b), (c, d) = one, other
    half = math.sin((d - b) / 2) ** 2 + math.cos(b) * math.cos(d) * math.sin((c - a) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {key: (text or "").strip() for key, text in row.items() if key}
            for row in csv.DictReader(file)
        ]


def _day(row: dict[str, str], expert: dict[str, str]) -> Day:
    return Day(
        expert=row["expert"],
        base=expert["partner"],
        day=date.fromisoformat(row["date"]),
        start=clock(row["start"]),
        end=clock(row["end"]),
        spans=((clock(row["start"]), clock(row["end"])),),
        most=int(row["max_visits"]) if row.get("max_visits") else None,
        topics=frozenset(parts(expert.get("topics", ""))),
        stages=frozenset(parts(expert.get("stages", ""))),
    )


def _with(one: Day, other: Day) -> Day:
    """Two spans of a date: one trip, at most as many visits as both allow, talks within one."""
    mosts = [day.most for day in (one, other)]
    return replace(
        one,
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        spans=(*one.spans, *other.spans),
        most=None if None in mosts else sum(mosts),
    )


def _visit(row: dict[str, str]) -> Visit:
    windows = []
    for text in parts(row.get("windows", "")):
        found = re.fullmatch(r"(\S+)\s+(\d+:\d\d)\s*-\s*(\d+:\d\d)", text)
        if found:
            windows.append((date.fromisoformat(found[1]), clock(found[2]), clock(found[3])))
    return Visit(
        code=row["request"],
        school=row["school"],
        topic=row["topic"],
        stage=row.get("stage", ""),
        pupils=int(row.get("pupils") or 0),
        minutes=int(row.get("minutes") or 0),
        windows=tuple(windows),
        hall=row.get("hall", ""),
        same_day_ok=row.get("same_day_ok") == "1",
        weight=Fraction(row.get("weight") or 1),
    )
