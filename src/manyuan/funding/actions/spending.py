from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from manyuan.engagements.models import Flow
from manyuan.funding.actions.lines import lock_line
from manyuan.funding.actions.posting import Movement, lock_account, post
from manyuan.funding.enums import EntryKind, LineState, VoucherState
from manyuan.funding.errors import (
    FlowNotOfAccount,
    PotNotInTerm,
    VoucherNotWaiting,
    VoucherNumberTaken,
)
from manyuan.funding.models import Account, Commitment, LedgerEntry, Line, Voucher
from manyuan.funding.numbering import next_code
from manyuan.funding.permissions import may_run_pots, may_spend
from manyuan.funding.queries.accounts import balances
from manyuan.funding.queries.flows import is_flow_of
from manyuan.funding.rows import commitment_added, entry_added, voucher_changed, voucher_row
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFacts:
    """For what money is promised, to whom and how much; ``flow`` is the activity it pays."""

    title: str
    amount: Decimal
    payee: str = ""
    flow: Flow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherFacts:
    """What stands on a voucher."""

    number: str
    on: date
    payee: str
    amount: Decimal


@transaction.atomic
def encumber(*, by: Seat, line: Line, facts: CommitmentFacts) -> Commitment:
    """Money of a line is promised for an activity or a contract: it can be promised once only."""
    require(may_spend(by, line.account))
    lock_bureau(by)
    locked = lock_line(line, LineState.APPROVED)
    account = locked.account
    pot = account.pot
    if not pot.is_in_term_on(today()):
        raise PotNotInTerm(pot=str(pot), first=pot.opens_on, last=pot.last_day)
    if facts.flow is not None and not is_flow_of(facts.flow, account):
        raise FlowNotOfAccount(flow=facts.flow.code, unit=str(account.unit))
    made = Commitment(
        bureau_id=by.bureau_id,
        code=next_code(by, Commitment),
        line=locked,
        title=facts.title.strip(),
        payee=facts.payee.strip(),
        flow=facts.flow,
        made_by=by,
    )
    made.full_clean()
    made.save()
    (entry,) = post(by, _of(made, EntryKind.ENCUMBERED, facts.amount))
    changes = [commitment_added(made), entry_added(entry)]
    record(by=by, code="funding.encumbered", changes=changes, amount=facts.amount, **_said(made))
    return made


@transaction.atomic
def release(*, by: Seat, commitment: Commitment) -> LedgerEntry:
    """What was promised and is not needed goes back to its line."""
    require(may_spend(by, commitment.line.account))
    lock_bureau(by)
    lock_account(commitment.line.account)
    left = balances([commitment.line.account]).commitment(commitment.pk).encumbered
    (entry,) = post(by, _of(commitment, EntryKind.RELEASED, left))
    changes = [entry_added(entry)]
    record(by=by, code="funding.released", changes=changes, amount=left, **_said(commitment))
    return entry


@transaction.atomic
def register_voucher(*, by: Seat, commitment: Commitment, facts: VoucherFacts) -> Voucher:
    """An invoice comes in for what was promised, and waits for payment."""
    account = commitment.line.account
    require(may_spend(by, account))
    lock_bureau(by)
    lock_account(account)
    number = facts.number.strip()
    known = Voucher.objects.filter(bureau_id=by.bureau_id, number=number)
    if known.exclude(state=VoucherState.VOID).exists():
        raise VoucherNumberTaken(number=number)
    voucher = Voucher(
        bureau_id=by.bureau_id,
        code=next_code(by, Voucher),
        number=number,
        commitment=commitment,
        on=facts.on,
        payee=facts.payee.strip(),
        amount=facts.amount,
        entered_by=by,
    )
    voucher.full_clean()
    voucher.save()
    (entry,) = post(by, _of(commitment, EntryKind.VOUCHERED, facts.amount, voucher))
    changes = [voucher_changed(voucher, before=None), entry_added(entry)]
    record(by=by, code="funding.vouchered", changes=changes, payee=voucher.payee, **_paper(voucher))
    return voucher


@transaction.atomic
def pay_voucher(*, by: Seat, voucher: Voucher) -> Voucher:
    """The bureau pays a voucher."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = lock_voucher(voucher)
    if locked.state != VoucherState.REGISTERED:
        raise VoucherNotWaiting(number=locked.number, state=str(locked.get_state_display()))
    before = voucher_row(locked)
    locked.state = VoucherState.PAID
    locked.save(update_fields=["state"])
    (entry,) = post(by, _of(locked.commitment, EntryKind.PAID, locked.amount, locked))
    changes = [voucher_changed(locked, before=before), entry_added(entry)]
    record(by=by, code="funding.paid", changes=changes, **_paper(locked))
    return locked


def lock_voucher(voucher: Voucher) -> Voucher:
    """Hold a voucher and its account until the action ends."""
    lock_account(_account(voucher.commitment))
    found = Voucher.objects.select_for_update(of=("self",)).select_related(
        "commitment__line__account__pot", "commitment__line__account__unit"
    )
    return found.get(pk=voucher.pk)


def _account(commitment: Commitment) -> Account:
    return commitment.line.account


def _of(
    commitment: Commitment, kind: EntryKind, amount: Decimal, voucher: Voucher | None = None
) -> Movement:
    return Movement(
        kind=kind,
        amount=amount,
        account=_account(commitment),
        line=commitment.line,
        commitment=commitment,
        voucher=voucher,
    )


def _said(commitment: Commitment) -> dict[str, object]:
    return {"unit": str(_account(commitment).unit), "title": commitment.title}


def _paper(voucher: Voucher) -> dict[str, object]:
    unit = str(_account(voucher.commitment).unit)
    return {"unit": unit, "number": voucher.number, "amount": voucher.amount}
