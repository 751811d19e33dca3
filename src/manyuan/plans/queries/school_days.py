from collections.abc import Collection
from datetime import date

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.queries.caravan_pack import caravan_pack_of_year
from manyuan.rules.calendar import SchoolCalendar, Term, school_calendar, terms_of
from manyuan.seats.models import Seat


def school_days(seat: Seat, days: Collection[date]) -> frozenset[date]:
    """Return those of ``days`` on which there is school, by the calendar of the seat's bureau."""
    years = {SchoolYear.on(day).start for day in days}
    calendars = {year: calendar_of_year(seat, year) for year in years}
    return frozenset(day for day in days if calendars[SchoolYear.on(day).start].is_school_day(day))


def calendar_of_year(seat: Seat, year: int) -> SchoolCalendar:
    """Return the school days of a year, with the holidays that the bureau set for it."""
    return school_calendar(caravan_pack_of_year(seat, year))


def terms_of_year(seat: Seat, year: SchoolYear) -> tuple[Term, ...]:
    """Return the terms of a school year by the calendar of the seat's bureau."""
    return terms_of(calendar_of_year(seat, year.start), year.first_day)
