"""The work of a school year, step by step: whose it is, from when and until when it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args

from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.pack import Heading, Rule, heading, read_pack, rule

PROPOSED = "year-wheel"
Who = Literal["bureau", "group", "school"]
HEADING = ("id", "title_zh", "title_en", "effective_from")


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of any school year; September comes first."""

    month: int
    day: int

    def within(self, year: SchoolYear) -> date:
        """Return the day in a school year.

        Examples
        --------
        >>> MonthDay(1, 20).within(SchoolYear(2026))
        datetime.date(2027, 1, 20)
        """
        return date(year.start + (self.month < year.first_day.month), self.month, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearStep:
    """One step of the year; ``due`` is its last day, the rule that a district may move."""

    code: str
    who: Who
    begins: MonthDay
    due: Rule[MonthDay]


@dataclass(frozen=True, slots=True, kw_only=True)
class WheelPack:
    """The steps of a year in the order in which they are due."""

    heading: Heading
    steps: Mapping[str, YearStep]


@cache
def load_wheel_pack(name: str = PROPOSED) -> WheelPack:
    """Return the pack of the year's steps.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    steps = {}
    for code, entry in pack.items():
        if code in HEADING:
            continue
        if entry["who"] not in get_args(Who):
            msg = f"{code}: {entry['who']}"
            raise ValueError(msg)
        steps[code] = YearStep(
            code=code,
            who=entry["who"],
            begins=_month_day(entry["from"]),
            due=rule(code, entry, _month_day(entry["value"])),
        )
    return WheelPack(heading=heading(pack), steps=steps)


def _month_day(text: str) -> MonthDay:
    month, _, day = text.partition("-")
    return MonthDay(int(month), int(day))
