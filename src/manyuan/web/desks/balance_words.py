"""What the desks say of the balance, when there is anything to judge."""

from dataclasses import dataclass

from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.queries.balance import BalanceView, balance_of
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the schools that a seat may see meet the resource rules in every stage."""

    year: int
    schools: int
    passing: int
    unknown: int
    rule_status: str


def balance_or_none(seat: Seat) -> BalanceView | None:
    """Return the balance of the latest year, None before anybody has reported."""
    try:
        return balance_of(seat)
    except NothingReported:
        return None


def standing_of(view: BalanceView) -> Standing:
    """Count the schools of which every stage passes, and those of which that is not known."""
    by_school: dict[str, list[bool | None]] = {}
    for verdict in view.schools:
        by_school.setdefault(verdict.school, []).append(verdict.passes)
    unknown = [v for v in by_school.values() if None in v and False not in v]
    return Standing(
        year=view.report.year,
        schools=len(by_school),
        passing=sum(all(verdicts) for verdicts in by_school.values()),
        unknown=len(unknown),
        rule_status=view.report.rule_status,
    )
