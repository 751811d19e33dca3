from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from manyuan.funding.enums import AllocationState, LineState, VoucherState
from manyuan.funding.models import Allocation, Line, Pot, Share, Voucher
from manyuan.funding.permissions import may_see_all_funding, visible_accounts
from manyuan.funding.queries.accounts import VOUCHER_WITH
from manyuan.seats.models import Seat

ZERO = Decimal("0.00")


def pots_of(seat: Seat) -> "QuerySet[Pot]":
    """Return the pots that the seat may see: all, or those of which it sees an account."""
    found = Pot.objects.filter(bureau_id=seat.bureau_id)
    if may_see_all_funding(seat):
        return found
    return found.filter(pk__in=visible_accounts(seat).order_by().values("pot"))


def pot_with_code(seat: Seat, code: str) -> Pot | None:
    """Return the pot of a code, if the seat may see it."""
    return pots_of(seat).filter(code=code).first()


def given_out(pots: Sequence[Pot]) -> dict[int, Decimal]:
    """Return what approved allocations gave out of each pot."""
    found = Allocation.objects.filter(
        pot__in=[pot.pk for pot in pots], state=AllocationState.APPROVED
    ).order_by()
    sums: dict[int, Decimal] = {}
    for pot, amount in found.values_list("pot", "amount"):
        sums[pot] = sums.get(pot, ZERO) + amount
    return sums


def left_in(pot: Pot) -> Decimal:
    """Return what of a pot is not given out."""
    return pot.amount - given_out([pot]).get(pot.pk, ZERO)


def allocations_of(pot: Pot) -> "QuerySet[Allocation]":
    """Return the allocations of a pot, discarded drafts left out, with their shares."""
    shares = Share.objects.select_related("unit")
    found = Allocation.objects.filter(pot=pot).exclude(state=AllocationState.DISCARDED)
    return found.select_related("pot", *WHO).prefetch_related(Prefetch("shares", shares))


def allocation_at(seat: Seat, pot: str, number: int) -> Allocation | None:
    """Return one allocation, for those who see all funding."""
    if not may_see_all_funding(seat):
        return None
    shares = Share.objects.select_related("unit")
    found = Allocation.objects.filter(bureau_id=seat.bureau_id, pot__code=pot, number=number)
    found = found.exclude(state=AllocationState.DISCARDED).select_related("pot", *WHO)
    return found.prefetch_related(Prefetch("shares", shares)).first()


WHO = ("drawn_by__person", "drawn_by__unit", "approved_by__person", "approved_by__unit")


def drafts(seat: Seat) -> "QuerySet[Allocation]":
    """Return the allocations that wait for approval."""
    found = Allocation.objects.filter(bureau_id=seat.bureau_id, state=AllocationState.DRAFT)
    return found.select_related("pot")


def lines_to_answer(seat: Seat) -> "QuerySet[Line]":
    """Return the budget lines that wait for the bureau's answer."""
    found = Line.objects.filter(bureau_id=seat.bureau_id, state=LineState.PROPOSED)
    return found.select_related("account__pot", "account__unit", "school__unit")


def vouchers_to_pay(seat: Seat) -> "QuerySet[Voucher]":
    """Return the vouchers that wait for payment."""
    found = Voucher.objects.filter(bureau_id=seat.bureau_id, state=VoucherState.REGISTERED)
    return found.select_related(*VOUCHER_WITH)


def shares_for(seat: Seat, unit: int, pot: Pot) -> "QuerySet[Share]":
    """Return what a unit got of a pot by approved allocations, with why."""
    found = Share.objects.filter(
        bureau_id=seat.bureau_id,
        allocation__pot=pot,
        allocation__state=AllocationState.APPROVED,
        unit=unit,
    )
    return found.select_related("allocation__pot", "unit")


def share_seen(seat: Seat, pot: str, number: int, unit: str) -> Share | None:
    """Return what a unit gets by an allocation: drafts are for those who see all funding."""
    found = Share.objects.filter(
        bureau_id=seat.bureau_id,
        allocation__pot__code=pot,
        allocation__number=number,
        unit__code=unit,
    ).exclude(allocation__state=AllocationState.DISCARDED)
    if not may_see_all_funding(seat):
        own = visible_accounts(seat).order_by().values("unit")
        found = found.filter(unit__in=own, allocation__state=AllocationState.APPROVED)
    return found.select_related("allocation__pot", "unit").first()
