"""Which rows a year's evaluation rests on: no names, no addresses, nothing that came later."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.queries.eligible import eligible_of_year
from manyuan.seats.models import Seat
from manyuan.sheets.columns import Row
from manyuan.sheets.stores import stores

Tables: TypeAlias = dict[str, list[Row]]
FROZEN = (
    *("schools", "strengths", "groups", "memberships", "resources", "teachers"),
    *("partners", "studios", "flows", "outcomes"),
)
# What a school reached in a year that is no result: how many of its teachers could be exchanged.
ELIGIBLE = "eligible_teachers"
# Where somebody or something is to be found is not needed for any figure.
WITHOUT: Mapping[str, frozenset[str]] = {
    "schools": frozenset({"lon", "lat", "address"}),
    "partners": frozenset({"lon", "lat"}),
}
ABOUT_TEACHERS = ("teacher", "school", "stage", "subject", "backbone", "cadre")


def tables_of_year(seat: Seat, year: int) -> Tables:
    """Return what is stored now of a school year and of the one before, as far as it is needed."""
    known = stores()
    stored = {name: known[name].handed_out(seat) for name in FROZEN}
    of_year = {name: _narrowed(name, rows, SchoolYear(year)) for name, rows in stored.items()}
    of_year["outcomes"] += _eligible(seat, year, of_year["outcomes"])
    of_year["teachers"] = _nameless(of_year["teachers"], of_year["flows"])
    return of_year


def _narrowed(name: str, rows: Iterable[Row], year: SchoolYear) -> list[Row]:
    keep, drop = KEEP.get(name), WITHOUT.get(name, frozenset())
    return [
        {column: value for column, value in row.items() if column not in drop}
        for row in rows
        if keep is None or keep(row, year)
    ]


def _begins_in(row: Row, year: SchoolYear) -> bool:
    start = row["start"]
    return isinstance(start, date) and SchoolYear.on(start) == year


def _joined_by(row: Row, year: SchoolYear) -> bool:
    return _began_by(row["joined_on"], year)


def _founded_by(row: Row, year: SchoolYear) -> bool:
    return _began_by(row["founded_on"], year)


def _began_by(day: object, year: SchoolYear) -> bool:
    return not isinstance(day, date) or day < SchoolYear(year.start + 1).first_day


def _of_year_or_before(row: Row, year: SchoolYear) -> bool:
    return row["year"] in (year.start, year.start - 1)


Keep: TypeAlias = Callable[[Row, SchoolYear], bool]
KEEP: Mapping[str, Keep] = {
    "flows": _begins_in,
    "memberships": _joined_by,
    "groups": _founded_by,
    "resources": _of_year_or_before,
    "strengths": _of_year_or_before,
    "outcomes": _of_year_or_before,
}


def _nameless(teachers: Sequence[Row], flows: Sequence[Row]) -> list[Row]:
    """Return those teachers whom a flow names, each called by the own code."""
    named = {row["teacher"] for row in flows}
    return [
        {**{column: row[column] for column in ABOUT_TEACHERS}, "name": row["teacher"]}
        for row in teachers
        if row["teacher"] in named
    ]


def _eligible(seat: Seat, year: int, outcomes: Sequence[Row]) -> list[Row]:
    """Return the base of the year's exchange; where a file told it, that holds."""
    told = {
        (row["school"], row["stage"])
        for row in outcomes
        if row["measure"] == ELIGIBLE and row["year"] == year
    }
    return [
        {
            "school": school,
            "stage": stage,
            "year": year,
            "measure": ELIGIBLE,
            "value": Decimal(counted.eligible),
            "n": counted.teachers,
        }
        for (school, stage), counted in eligible_of_year(seat, year).items()
        if (school, stage) not in told
    ]
