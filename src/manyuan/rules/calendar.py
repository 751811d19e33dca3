from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from manyuan.rules.caravan import CaravanPack, Span
from manyuan.rules.pack import Heading, Rule, heading, read_pack, rule

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """What was announced for a calendar year: days off, and weekend days that are worked."""

    holidays: frozenset[date]
    workdays: frozenset[date]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPack:
    """The announced public holidays, by calendar year."""

    heading: Heading
    years: Mapping[int, Rule[YearOfDays]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolCalendar:
    """On which days there is school: announced days, else weekdays, outside the two holidays.

    Examples
    --------
    >>> from manyuan.rules.caravan import load_caravan_pack
    >>> school = school_calendar(load_caravan_pack())
    >>> school.is_school_day(date(2026, 10, 1)), school.is_school_day(date(2026, 10, 10))
    (False, True)
    """

    announced: CalendarPack
    winter: Span
    summer: Span

    def is_school_day(self, day: date) -> bool:
        """Say whether schools are open; of a year not announced, whether it is a weekday."""
        if self.winter.holds(day) or self.summer.holds(day):
            return False
        known = self.announced.years.get(day.year)
        if known is not None and day in known.value.workdays:
            return True
        return day.weekday() < SATURDAY and (known is None or day not in known.value.holidays)

    def unknown_years(self, days: Collection[date]) -> tuple[int, ...]:
        """Return the calendar years of ``days`` whose holidays are not announced here."""
        return tuple(sorted({day.year for day in days} - self.announced.years.keys()))


@cache
def load_calendar_pack(name: str = "calendar-cn") -> CalendarPack:
    """Return the calendar pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    years = {}
    for year, entry in pack["years"].items():
        days = YearOfDays(_days(entry["holidays"]), _days(entry["workdays"]))
        years[int(year)] = rule(f"years.{year}", entry, days)
    return CalendarPack(heading=heading(pack), years=years)


def school_calendar(pack: CaravanPack) -> SchoolCalendar:
    """Return the school days under a caravan pack, whose holidays a district may set."""
    return SchoolCalendar(
        announced=load_calendar_pack(),
        winter=pack.winter_holiday.value,
        summer=pack.summer_holiday.value,
    )


def _days(texts: Collection[str]) -> frozenset[date]:
    found: set[date] = set()
    for text in texts:
        first, _, last = text.partition("/")
        day, end = date.fromisoformat(first), date.fromisoformat(last or first)
        found.update(day + timedelta(count) for count in range((end - day).days + 1))
    return frozenset(found)
