"""The days that a view shows, and what is out of the common of each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.queries.school_days import school_days, terms_of_year
from manyuan.rules.calendar import SATURDAY, Term
from manyuan.seats.models import Seat

DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShown:
    """A day: in the month or term that is shown or beside it, with its mark."""

    on: date
    name: str
    inside: bool
    is_today: bool
    mark: str


def monday_of(day: date) -> date:
    """Return the Monday of the week."""
    return day - day.weekday() * DAY


def week_of(day: date) -> list[date]:
    """Return the seven days of a week, Monday first."""
    return [monday_of(day) + count * DAY for count in range(WEEK)]


def weeks_between(first: date, last: date) -> list[list[date]]:
    """Return the weeks that some days touch."""
    monday, weeks = monday_of(first), []
    while monday <= last:
        weeks.append(week_of(monday))
        monday += WEEK * DAY
    return weeks


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month."""
    first = day.replace(day=1)
    following = (first + 31 * DAY).replace(day=1)
    return first, following - DAY


def term_of(seat: Seat, day: date) -> Term:
    """Return the term in which a day lies; before and between terms, the one that comes next."""
    year = SchoolYear.on(day)
    terms = (*terms_of_year(seat, year), *terms_of_year(seat, SchoolYear(year.start + 1)))
    return next(term for term in terms if day <= term.last)


def term_before(seat: Seat, term: Term) -> Term:
    """Return the term before another."""
    year = SchoolYear.on(term.first)
    terms = (*terms_of_year(seat, SchoolYear(year.start - 1)), *terms_of_year(seat, year))
    return [one for one in terms if one.last < term.first][-1]


def week_name(seat: Seat, day: date) -> str:
    """Say which school week a day lies in; nothing of weeks without school."""
    # The year may begin in the middle of its first week.
    for term in terms_of_year(seat, SchoolYear.on(monday_of(day) + (WEEK - 1) * DAY)):
        week = term.week_of(day)
        if week is not None:
            return _("第 {n} 周").format(n=week)
    return ""


def days_shown(
    seat: Seat, days: Collection[date], *, first: date, last: date
) -> dict[date, DayShown]:
    """Return the days as they are shown; those from ``first`` to ``last`` are inside."""
    open_days = school_days(seat, days)
    return {
        day: DayShown(
            on=day,
            name=date_format(day, "D"),
            inside=first <= day <= last,
            is_today=day == today(),
            mark=_mark(day, has_school=day in open_days),
        )
        for day in days
    }


def _mark(day: date, *, has_school: bool) -> str:
    """Say what is out of the common of a day: a weekday without school, a weekend with it."""
    if has_school == (day.weekday() < SATURDAY):
        return ""
    return _("上课") if has_school else _("放假")
