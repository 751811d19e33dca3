"""A mistake in the books is not rubbed out: an entry of the same kind takes it back, once."""

from collections.abc import Iterable

from django.db import transaction

from manyuan.funding.actions.posting import Movement, lock_account, post
from manyuan.funding.enums import EntryKind, LineState, VoucherState
from manyuan.funding.errors import EntryOfAllocation, EntryReversed, WhyMissing
from manyuan.funding.models import LedgerEntry, Line, Voucher
from manyuan.funding.permissions import may_reverse, may_run_pots
from manyuan.funding.queries.accounts import balances
from manyuan.funding.rows import (
    LEDGER,
    LINES,
    VOUCHERS,
    entry_added,
    line_changed,
    line_row,
    voucher_changed,
    voucher_row,
)
from manyuan.history.actions import Changed, record
from manyuan.history.models import Record
from manyuan.inbox.undoing import keys_in, retaken
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def reverse_entry(*, by: Seat, entry: LedgerEntry, reason: str) -> LedgerEntry:
    """An entry is taken back by one of the same kind with the negative amount, for a reason."""
    require(may_reverse(by, entry))
    lock_bureau(by)
    why = given(reason, missing=WhyMissing)
    if entry.kind == EntryKind.ALLOTTED:
        raise EntryOfAllocation
    reversal, changes = _reversed(by, entry, why)
    record(
        by=by,
        code="funding.reversed",
        changes=changes,
        entry=entry.number,
        entry_kind=entry.kind,
        amount=entry.amount,
        reason=reversal.reason,
    )
    return reversal


@transaction.atomic
def take_back_answer(*, by: Seat, undone: Record) -> Line:
    """The bureau takes back within the minute what it answered to a budget line."""
    require(may_run_pots(by))
    lock_bureau(by)
    changes = retaken(by, undone, tables=(LINES, LEDGER))
    line = Line.objects.select_related("account__pot", "account__unit", "school__unit").get(
        code__in=list(keys_in(changes, LINES))
    )
    before = line_row(line)
    entries = _entries(keys_in(changes, LEDGER))
    written = [entry_added(_posted_back(by, entry, "")) for entry in entries]
    line.state, line.answered_by, line.reason = LineState.PROPOSED, None, ""
    line.save()
    record(
        by=by,
        code="funding.unanswered",
        changes=[line_changed(line, before=before), *written],
        undoes=undone,
        unit=str(line.account.unit),
        line=str(line),
    )
    return line


@transaction.atomic
def take_back_payment(*, by: Seat, undone: Record) -> Voucher:
    """The bureau takes back within the minute that a voucher was paid."""
    require(may_run_pots(by))
    lock_bureau(by)
    changes = retaken(by, undone, tables=(VOUCHERS, LEDGER))
    (entry,) = _entries(keys_in(changes, LEDGER))
    reversal, written = _reversed(by, entry, "")
    voucher = reversal.voucher
    assert voucher is not None  # noqa: S101 -- a payment is of a voucher
    record(
        by=by,
        code="funding.unpaid",
        changes=written,
        undoes=undone,
        unit=str(entry.account.unit),
        number=voucher.number,
        amount=voucher.amount,
    )
    return voucher


def _entries(numbers: Iterable[str]) -> list[LedgerEntry]:
    found = LedgerEntry.objects.filter(number__in=[int(one) for one in numbers])
    return list(
        found.select_related(
            "account__pot", "account__unit", "line", "to_line", "commitment", "voucher"
        )
    )


def reversal_of(entry: LedgerEntry, reason: str) -> Movement:
    """Return the movement that takes an entry back; none is taken back twice.

    Raises
    ------
    EntryReversed
        If it is taken back already, or takes back another itself.
    """
    if entry.reverses_id is not None or LedgerEntry.objects.filter(reverses=entry).exists():
        raise EntryReversed(number=entry.number)
    return Movement(
        kind=EntryKind(entry.kind),
        amount=-entry.amount,
        account=entry.account,
        share=entry.share,
        line=entry.line,
        to_line=entry.to_line,
        commitment=entry.commitment,
        voucher=entry.voucher,
        reverses=entry,
        reason=reason,
    )


def _reversed(by: Seat, entry: LedgerEntry, reason: str) -> tuple[LedgerEntry, list[Changed]]:
    reversal = _posted_back(by, entry, reason)
    changes = [entry_added(reversal)]
    if entry.kind == EntryKind.BUDGETED and entry.line is not None and _is_empty(entry.line):
        changes.append(_line_set(entry.line, LineState.WITHDRAWN))
    if entry.kind == EntryKind.VOUCHERED and entry.voucher is not None:
        changes.append(_voucher_set(entry.voucher, VoucherState.VOID))
    if entry.kind == EntryKind.PAID and entry.voucher is not None:
        changes.append(_voucher_set(entry.voucher, VoucherState.REGISTERED))
    return reversal, changes


def _posted_back(by: Seat, entry: LedgerEntry, reason: str) -> LedgerEntry:
    lock_account(entry.account)
    (reversal,) = post(by, reversal_of(entry, reason))
    return reversal


def _is_empty(line: Line) -> bool:
    """Say whether nothing is left in a line: what was moved into it keeps it."""
    return not balances([line.account]).line(line.pk).budget


def _line_set(line: Line, state: LineState) -> Changed:
    before = line_row(line)
    line.state = state
    line.save(update_fields=["state"])
    return line_changed(line, before=before)


def _voucher_set(voucher: Voucher, state: VoucherState) -> Changed:
    before = voucher_row(voucher)
    voucher.state = state
    voucher.save(update_fields=["state"])
    return voucher_changed(voucher, before=before)
