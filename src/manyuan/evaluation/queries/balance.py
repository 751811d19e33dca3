from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from manyuan.directory.queries.reports import (
    SchoolLife,
    reports_of_bureau,
    school_lives,
    years_reported,
)
from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.evaluation.bridge import (
    BalanceReport,
    SchoolVerdict,
    judge,
    resource_row,
    school_row,
)
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.queries.data_version import DataVersion, version_of_bureau
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import load_balance_pack
from manyuan.seats.models import Seat

REPORTS_KEPT = 32
# A report depends on nothing but what actions wrote, and each action leaves a record: the records
# tell whether a report that was worked out before still holds.
_KEPT: "OrderedDict[tuple[int, int, DataVersion], BalanceReport]" = OrderedDict()
_LOCK = Lock()


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

    @property
    def year(self) -> int:
        """The school year that is judged."""
        return self.report.year

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
    return Balances(seat).in_year(year)


class Balances:
    """The balances of a bureau over the years; what they share is read once.

    Attributes
    ----------
    years
        The school years for which anything was reported, latest first.
    """

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._version = version_of_bureau(seat.bureau_id)
        self._lives = school_lives(seat)
        self._names = {life.school: life.name for life in self._lives}
        self._visible = codes_in_charge(seat)
        self.years = tuple(years_reported(seat))

    def in_year(self, year: int | None = None) -> BalanceView:
        """Return the balance in ``year`` (this school year), else in the latest before it.

        Raises
        ------
        NothingReported
            If no school has reported for that year or before.
        """
        asked = SchoolYear.on(today()).start if year is None else year
        used = next((reported for reported in self.years if reported <= asked), None)
        if used is None:
            raise NothingReported(year=SchoolYear(asked))
        report = _report(self._seat, used, version=self._version, lives=self._lives)
        schools, visible = report.schools, self._visible
        if visible is not None:
            schools = tuple(verdict for verdict in schools if verdict.school in visible)
        return BalanceView(asked, report, schools, self._names, self.years, visible is None)

    def before(self, view: BalanceView) -> BalanceView | None:
        """Return the balance of the year reported before that of ``view``, if there is one."""
        earlier = next((year for year in self.years if year < view.year), None)
        return None if earlier is None else self.in_year(earlier)

    def up_to(self, view: BalanceView) -> list[BalanceView]:
        """Return the balance of each year reported up to that of ``view``, earliest first."""
        return [self.in_year(year) for year in sorted(self.years) if year <= view.year]


def codes_in_charge(seat: Seat) -> frozenset[str] | None:
    """Return the schools whose numbers the seat may see, or None for all."""
    in_charge = schools_in_charge(seat)
    if in_charge is None:
        return None
    found = visible_schools(seat).filter(pk__in=in_charge).order_by()
    return frozenset(found.values_list("unit__code", flat=True))


def _report(
    seat: Seat, year: int, *, version: DataVersion, lives: list[SchoolLife]
) -> BalanceReport:
    key = (seat.bureau_id, year, version)
    with _LOCK:
        kept = _KEPT.get(key)
        if kept is not None:
            _KEPT.move_to_end(key)
            return kept
    worked_out = judge(
        [school_row(_as_of(life, year)) for life in lives],
        [resource_row(facts) for facts in reports_of_bureau(seat, year)],
        year=year,
        pack=load_balance_pack(),
    )
    with _LOCK:
        _KEPT[key] = worked_out
        while len(_KEPT) > REPORTS_KEPT:
            _KEPT.popitem(last=False)
    return worked_out


def _as_of(life: SchoolLife, year: int) -> SchoolLife:
    """Return a school as it stood when the year began, the day of which it is judged."""
    closed = life.closed_on
    if closed is None or closed <= SchoolYear(year).first_day:
        return life
    return life._replace(closed_on=None)
