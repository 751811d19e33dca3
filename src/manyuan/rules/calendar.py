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
    """The announced public holidays, by calendar year, and those that every year has."""

    heading: Heading
    fixed: Rule[tuple[Span, ...]]
    years: Mapping[int, Rule[YearOfDays]]

    def is_workday(self, day: date) -> bool:
        """Say whether offices are open; of a year not announced, whether it is a usual weekday.

        Examples
        --------
        >>> pack = load_calendar_pack()
        >>> pack.is_workday(date(2026, 10, 1)), pack.is_workday(date(2026, 10, 10))
        (False, True)
        """
        known = self.years.get(day.year)
        if known is not None and day in known.value.workdays:
            return True
        return day.weekday() < SATURDAY and not self._is_holiday(day)

    def _is_holiday(self, day: date) -> bool:
        known = self.years.get(day.year)
        if known is not None:
            return day in known.value.holidays
        return any(span.holds(day) for span in self.fixed.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolCalendar:
    """On which days there is school: announced days, else weekdays, outside the two holidays.

    Holidays of fixed dates are days off in years that have not been announced, too.

    Examples
    --------
    >>> from manyuan.rules.caravan import load_caravan_pack
    >>> school = school_calendar(load_caravan_pack())
    >>> school.is_school_day(date(2026, 10, 1)), school.is_school_day(date(2026, 10, 10))
    (False, True)
    >>> school.is_school_day(date(2029, 10, 1)), school.is_school_day(date(2029, 10, 4))
    (False, True)
    """

    announced: CalendarPack
    winter: Span
    summer: Span

    def is_school_day(self, day: date) -> bool:
        """Say whether schools are open; of a year not announced, whether it is a usual weekday."""
        if self.winter.holds(day) or self.summer.holds(day):
            return False
        return self.announced.is_workday(day)

    def unknown_years(self, days: Collection[date]) -> tuple[int, ...]:
        """Return the calendar years of ``days`` whose holidays are not announced here."""
        return tuple(sorted({day.year for day in days} - self.announced.years.keys()))


@dataclass(frozen=True, slots=True)
class Term:
    """One of the two terms of a school year: its first and its last day of school."""

    number: int
    first: date
    last: date

    def week_of(self, day: date) -> int | None:
        """Return the number of the school week in which ``day`` lies; None outside of the term.

        Weeks begin on Monday, the first with the first day of school.
        """
        start = self.first - timedelta(self.first.weekday())
        week = (day - start).days // 7 + 1
        last = (self.last - start).days // 7 + 1
        return week if 1 <= week <= last else None


def terms_of(calendar: SchoolCalendar, first_day: date) -> tuple[Term, ...]:
    """Return the terms of the school year that begins on ``first_day``: before and after winter."""
    following = first_day.replace(year=first_day.year + 1)
    days = (first_day + timedelta(count) for count in range((following - first_day).days))
    halves: tuple[list[date], list[date]] = ([], [])
    after = False
    for day in days:
        after = after or calendar.winter.holds(day)
        if calendar.is_school_day(day):
            halves[after].append(day)
    return tuple(Term(n, half[0], half[-1]) for n, half in enumerate(halves, 1) if half)


@cache
def load_calendar_pack(name: str = "calendar-cn") -> CalendarPack:
    """Return the calendar pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    fixed = pack["fixed"]
    spans = tuple(_span(text) for text in fixed["days"])
    years = {}
    for year, entry in pack["years"].items():
        days = YearOfDays(_days(entry["holidays"]), _days(entry["workdays"]))
        years[int(year)] = rule(f"years.{year}", entry, days)
    return CalendarPack(heading=heading(pack), fixed=rule("fixed", fixed, spans), years=years)


def school_calendar(pack: CaravanPack) -> SchoolCalendar:
    """Return the school days under a caravan pack, whose holidays a district may set."""
    return SchoolCalendar(
        announced=load_calendar_pack(),
        winter=pack.winter_holiday.value,
        summer=pack.summer_holiday.value,
    )


def _span(text: str) -> Span:
    first, _, last = text.partition("/")
    return Span(_month_and_day(first), _month_and_day(last or first))


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _days(texts: Collection[str]) -> frozenset[date]:
    found: set[date] = set()
    for text in texts:
        first, _, last = text.partition("/")
        day, end = date.fromisoformat(first), date.fromisoformat(last or first)
        found.update(day + timedelta(count) for count in range((end - day).days + 1))
    return frozenset(found)
