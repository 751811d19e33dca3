from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from manyuan.directory.models import School
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.errors import NotMovable
from manyuan.engagements.footprints import Footprint, leave_footprints
from manyuan.engagements.numbering import free_codes
from manyuan.engagements.occasions import OccasionFacts, keep_occasions, require_no_clash
from manyuan.history.actions import Changed, record
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.marking import give_needs_back
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from worlds.lending.models import KIND, LOANS, Loan
from worlds.lending.permissions import may_lend
from worlds.lending.queries import visible_loans

STARTS_AT, ENDS_AT = time(8), time(9)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanFacts:
    """Which box goes where, and for how many readers."""

    giver: School
    taker: School
    title: str
    readers: int
    on: date


@transaction.atomic
def lend(*, by: Seat, facts: LoanFacts) -> Loan:
    """A school lends another a box of books."""
    require(may_lend(by, facts.giver))
    lock_bureau(by)
    given = {name: getattr(facts, name) for name in LoanFacts.__slots__}
    loan = Loan(bureau_id=by.bureau_id, **given)
    (loan.code,) = free_codes(by, "L", [SchoolYear.on(loan.on)])
    (loan.flow,) = leave_footprints(by, [_footprint(loan)])
    loan.full_clean()
    loan.save()
    _keep(by, loan)
    said = {"giver": loan.giver.name, "taker": loan.taker.name, "title": loan.title}
    record(by=by, code="lending.arranged", changes=[_changed(loan, before=None)], **said)
    return loan


@transaction.atomic
def move_occasion(
    *, by: Seat, code: str, number: int, on: date, starts_at: time | None, reason: str
) -> None:
    """A box comes on another day."""
    loan = visible_loans(by).filter(code=code).first() if number == 1 else None
    if loan is None or starts_at != STARTS_AT:
        raise NotMovable
    require(may_lend(by, loan.giver))
    lock_bureau(by)
    before = _row(loan)
    loan.on = loan.flow.starts_on = loan.flow.ends_on = on
    loan.save()
    loan.flow.save()
    _keep(by, loan)
    changes = [_changed(loan, before=before)]
    record(by=by, code="lending.moved", changes=changes, title=loan.title, on=on, reason=reason)


@transaction.atomic
def call_off(*, by: Seat, loan: Loan) -> None:
    """A box does not come; whoever asked for it waits again."""
    require(may_lend(by, loan.giver))
    lock_bureau(by)
    loan.flow.status = FlowStatus.CANCELLED
    loan.flow.save()
    _keep(by, loan)
    changes = give_needs_back(by=by, kind=KIND, engagement=loan.code)
    record(by=by, code="lending.cancelled", changes=changes, title=loan.title)


def _keep(by: Seat, loan: Loan) -> None:
    occasion = OccasionFacts(
        mode="box",
        title=loan.title,
        starts_on=loan.on,
        ends_on=loan.on,
        starts_at=STARTS_AT,
        ends_at=ENDS_AT,
        status=FlowStatus(loan.flow.status),
        place=loan.taker.unit,
        people=loan.readers,
        units=(loan.giver.unit, loan.taker.unit),
    )
    require_no_clash(by, kind=KIND, code=loan.code, occasions=[occasion])
    keep_occasions(by, kind=KIND, code=loan.code, occasions=[occasion])


def _footprint(loan: Loan) -> Footprint:
    return Footprint(
        code=loan.code,
        kind=KIND,
        mode="box",
        provider=loan.giver.unit,
        receiver=loan.taker.unit,
        starts_on=loan.on,
        ends_on=loan.on,
        people=loan.readers,
        status=FlowStatus.CONFIRMED,
    )


def _row(loan: Loan) -> dict[str, object]:
    return {"title": loan.title, "on": loan.on}


def _changed(loan: Loan, *, before: dict[str, object] | None) -> Changed:
    return Changed(LOANS, loan.code, str(loan), before, _row(loan))
