"""School years, terms and months as choices."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from manyuan.engagements.queries.flows_periods import (
    Period,
    period_with_code,
    periods_of,
    year_period,
    years_of_flows,
)
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


def period_name(period: Period) -> str:
    """Return what a period is called."""
    if period.kind == "year":
        return _("{year} 学年").format(year=period.year)
    if period.kind == "term":
        names = {1: _("{year} 学年第一学期"), 2: _("{year} 学年第二学期")}
        return names[period.number].format(year=period.year)
    return f"{period.first:%Y-%m}"


def period_choices(seat: Seat, asked: str) -> list[tuple[str, str]]:
    """Return every year with flows, and the terms and months of this year and of the one asked."""
    chosen = period_with_code(seat, asked)
    opened = {SchoolYear.on(today()), *({chosen.year} if chosen else ())}
    years = {*years_of_flows(seat), *opened}
    found: Iterable[Period] = (
        period
        for year in sorted(years, reverse=True)
        for period in (periods_of(seat, year) if year in opened else (year_period(year),))
    )
    return [(period.code, period_name(period)) for period in found]
