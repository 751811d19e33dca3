from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from manyuan.funding.actions.posting import lock_pot
from manyuan.funding.enums import Calendar
from manyuan.funding.errors import (
    AmountBelowGiven,
    PotIsClosed,
    PotIsNotClosed,
    StillOpen,
    WhyMissing,
)
from manyuan.funding.models import Account, Pot
from manyuan.funding.permissions import may_run_pots
from manyuan.funding.queries.accounts import reckonings
from manyuan.funding.queries.pots import given_out
from manyuan.funding.rows import pot_changed, pot_row
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class PotFacts:
    """What is known of a pot beside its code; without days its term is its year's."""

    name: str
    kind: str
    year: int
    source: str
    amount: Decimal
    calendar: str = Calendar.BUDGET
    opens_on: date | None = None
    closes_on: date | None = None
    note: str = ""


def term_of(calendar: str, year: int) -> tuple[date, date]:
    """Return the first day of a year of money and the first day after it."""
    if calendar == Calendar.SCHOOL:
        return SchoolYear(year).first_day, SchoolYear(year + 1).first_day
    return date(year, 1, 1), date(year + 1, 1, 1)


@transaction.atomic
def open_pot(*, by: Seat, code: str, facts: PotFacts) -> Pot:
    """Money of a source for a year is there to be given out."""
    require(may_run_pots(by))
    lock_bureau(by)
    pot = Pot(bureau_id=by.bureau_id, code=code)
    _fill(pot, facts)
    pot.save()
    record(
        by=by,
        code="funding.opened",
        changes=[pot_changed(pot, before=None)],
        pot=str(pot),
        amount=pot.amount,
        pot_kind=pot.kind,
    )
    return pot


@transaction.atomic
def edit_pot(*, by: Seat, pot: Pot, facts: PotFacts) -> Pot:
    """What is known of a pot is corrected; it never holds less than it has given out."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = lock_pot(pot)
    if locked.closed_on is not None:
        raise PotIsClosed(pot=str(locked), on=locked.closed_on)
    before, given = pot_row(locked), given_out([locked]).get(locked.pk, Decimal(0))
    if facts.amount < given:
        raise AmountBelowGiven(pot=str(locked), given=given)
    _fill(locked, facts)
    locked.save()
    change = pot_changed(locked, before=before)
    record(by=by, code="funding.edited", changes=[change], pot=str(locked))
    return locked


@transaction.atomic
def close_pot(*, by: Seat, pot: Pot) -> Pot:
    """The final account of a pot is drawn: nothing is under way, and nothing is booked any more."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = lock_pot(pot)
    if locked.closed_on is not None:
        raise PotIsClosed(pot=str(locked), on=locked.closed_on)
    found = reckonings(list(Account.objects.filter(pot=locked)))
    under_way = sum(one.total.encumbered + one.total.vouchered for one in found)
    if under_way:
        raise StillOpen(amount=under_way)
    paid = sum((one.total.paid for one in found), Decimal(0))
    before = pot_row(locked)
    locked.closed_on = today()
    locked.save(update_fields=["closed_on"])
    record(
        by=by,
        code="funding.closed",
        changes=[pot_changed(locked, before=before)],
        pot=str(locked),
        balance=locked.amount - paid,
    )
    return locked


@transaction.atomic
def reopen_pot(*, by: Seat, pot: Pot, reason: str) -> Pot:
    """A final account that was drawn too early is taken back, for a reason."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = lock_pot(pot)
    if locked.closed_on is None:
        raise PotIsNotClosed(pot=str(locked))
    why = given(reason, missing=WhyMissing)
    before = pot_row(locked)
    locked.closed_on = None
    locked.save(update_fields=["closed_on"])
    change = pot_changed(locked, before=before)
    record(by=by, code="funding.reopened", changes=[change], pot=str(locked), reason=why)
    return locked


def _fill(pot: Pot, facts: PotFacts) -> None:
    first, after = term_of(facts.calendar, facts.year)
    for name, value in asdict(facts).items():
        setattr(pot, name, value)
    pot.opens_on, pot.closes_on = facts.opens_on or first, facts.closes_on or after
    pot.full_clean()
