from collections import OrderedDict
from dataclasses import dataclass

from manyuan.directory.queries.reports import (
    codes_of_visible_schools,
    reports_of_bureau,
    school_lives,
    years_reported,
)
from manyuan.directory.visibility import schools_in_charge
from manyuan.evaluation.bridge import resource_row, school_row
from manyuan.evaluation.errors import NothingReported
from manyuan.history.queries import DataVersion, version_of_bureau
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.measures.balance import BalanceReport, SchoolVerdict, judge
from manyuan.rules.balance import load_balance_pack
from manyuan.seats.models import Seat

REPORTS_KEPT = 32
# A report depends on nothing but what actions wrote, and each action leaves a record: the records
# tell whether a report that was worked out before still holds.
_KEPT: "OrderedDict[tuple[int, int, DataVersion], BalanceReport]" = OrderedDict()


@dataclass(frozen=True, slots=True)
class BalanceView:
    """The balance of a district in a year, as far as a seat may see it.

    The district's own figures rest on every school; ``schools`` holds only those whose numbers
    the seat may see, ``names`` the name of every school by code. ``year_asked`` differs from the
    report's year when the year asked for had no data.
    """

    year_asked: int
    report: BalanceReport
    schools: tuple[SchoolVerdict, ...]
    names: dict[str, str]
    years: tuple[int, ...]
    sees_all: bool

    def of_school(self, code: str) -> tuple[SchoolVerdict, ...]:
        """Return the verdicts of one school, one per stage."""
        return tuple(verdict for verdict in self.schools if verdict.school == code)

    def verdict(self, code: str, stage: str) -> SchoolVerdict | None:
        """Return the verdict of one school-stage, or None where there is none to see."""
        return next((v for v in self.of_school(code) if v.stage == stage), None)


def balance_of(seat: Seat, year: int | None = None) -> BalanceView:
    """Return the balance of the seat's bureau in ``year``, else in the latest year before it.

    Raises
    ------
    NothingReported
        If no school has reported for that year or before.
    """
    asked = SchoolYear.on(today()).start if year is None else year
    years = years_reported(seat)
    used = next((reported for reported in years if reported <= asked), None)
    if used is None:
        raise NothingReported(year=asked)
    report = _report(seat, used)
    lives = {life.school: life.name for life in school_lives(seat)}
    sees_all = schools_in_charge(seat) is None
    schools = report.schools
    if not sees_all:
        visible = codes_of_visible_schools(seat)
        schools = tuple(verdict for verdict in schools if verdict.school in visible)
    return BalanceView(asked, report, schools, lives, tuple(years), sees_all)


def _report(seat: Seat, year: int) -> BalanceReport:
    key = (seat.bureau_id, year, version_of_bureau(seat.bureau_id))
    kept = _KEPT.get(key)
    if kept is None:
        kept = judge(
            [school_row(life) for life in school_lives(seat)],
            [resource_row(facts) for facts in reports_of_bureau(seat, year)],
            year=year,
            pack=load_balance_pack(),
        )
        _KEPT[key] = kept
        while len(_KEPT) > REPORTS_KEPT:
            _KEPT.popitem(last=False)
    return kept
