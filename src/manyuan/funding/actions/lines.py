from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from manyuan.directory.models import School
from manyuan.directory.visibility import schools_of
from manyuan.funding.actions.posting import Movement, lock_account, post
from manyuan.funding.enums import EntryKind, LineState
from manyuan.funding.errors import (
    LineAnswered,
    LineNotOfAccount,
    SchoolNotOfAccount,
    TransferTooLarge,
    WhyMissing,
)
from manyuan.funding.models import Account, LedgerEntry, Line
from manyuan.funding.numbering import next_code
from manyuan.funding.permissions import may_run_pots, may_spend
from manyuan.funding.queries.transfers import transferable
from manyuan.funding.rows import entry_added, line_changed, line_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """What a budget line is for, and how much is asked."""

    use: str
    purpose: str
    amount: Decimal
    school: School | None = None


@transaction.atomic
def propose_line(*, by: Seat, account: Account, facts: LineFacts) -> Line:
    """Who has the money says for what it shall be used, and asks the bureau."""
    require(may_spend(by, account))
    lock_bureau(by)
    locked = lock_account(account)
    if facts.school is not None and facts.school.pk not in schools_of(locked.unit):
        raise SchoolNotOfAccount(school=str(facts.school), unit=str(locked.unit))
    line = Line(
        bureau_id=by.bureau_id,
        code=next_code(by, Line),
        account=locked,
        use=facts.use,
        school=facts.school,
        purpose=facts.purpose.strip(),
        amount=facts.amount,
        proposed_by=by,
    )
    line.full_clean()
    line.save()
    change = line_changed(line, before=None)
    record(by=by, code="funding.proposed", changes=[change], amount=line.amount, **_said(line))
    return line


@transaction.atomic
def withdraw_line(*, by: Seat, line: Line) -> Line:
    """A proposal is taken back before it is answered."""
    require(may_spend(by, line.account))
    lock_bureau(by)
    locked = lock_line(line, LineState.PROPOSED)
    change = _set(locked, LineState.WITHDRAWN)
    record(by=by, code="funding.unproposed", changes=[change], **_said(locked))
    return locked


@transaction.atomic
def approve_line(*, by: Seat, line: Line) -> Line:
    """The bureau approves a budget line: its money leaves what the account has in no line."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = lock_line(line, LineState.PROPOSED)
    locked.answered_by = by
    change = _set(locked, LineState.APPROVED)
    movement = Movement(
        kind=EntryKind.BUDGETED, amount=locked.amount, account=locked.account, line=locked
    )
    (entry,) = post(by, movement)
    record(
        by=by,
        code="funding.approved",
        changes=[change, entry_added(entry)],
        amount=locked.amount,
        **_said(locked),
    )
    return locked


@transaction.atomic
def refuse_line(*, by: Seat, line: Line, reason: str) -> Line:
    """The bureau does not approve a budget line, and says why."""
    require(may_run_pots(by))
    lock_bureau(by)
    why = given(reason, missing=WhyMissing)
    locked = lock_line(line, LineState.PROPOSED)
    before = line_row(locked)
    locked.answered_by, locked.reason, locked.state = by, why, LineState.REFUSED
    locked.save()
    change = line_changed(locked, before=before)
    record(by=by, code="funding.refused", changes=[change], reason=locked.reason, **_said(locked))
    return locked


@transaction.atomic
def transfer(*, by: Seat, line: Line, to_line: Line, amount: Decimal, reason: str) -> LedgerEntry:
    """Money moves between lines of one account, and so between schools.

    Beyond a share of the line only the bureau moves it.
    """
    require(may_spend(by, line.account))
    lock_bureau(by)
    why = given(reason, missing=WhyMissing)
    locked = lock_line(line, LineState.APPROVED)
    other = lock_line(to_line, LineState.APPROVED)
    if locked.account_id != other.account_id or locked.pk == other.pk:
        raise LineNotOfAccount
    limit = transferable(locked)
    if amount > limit.left and not may_run_pots(by):
        raise TransferTooLarge(line=str(locked), share=limit.share_said, left=limit.left)
    movement = Movement(
        kind=EntryKind.TRANSFERRED,
        amount=amount,
        account=locked.account,
        line=locked,
        to_line=other,
        reason=why,
    )
    (entry,) = post(by, movement)
    said = {"to": str(other), "amount": amount, "reason": entry.reason}
    record(by=by, code="funding.transferred", changes=[entry_added(entry)], **said, **_said(locked))
    return entry


def lock_line(line: Line, state: LineState) -> Line:
    """Hold a line and its account; refuse it unless it is in a state."""
    lock_account(line.account)
    found = Line.objects.select_for_update(of=("self",)).select_related(
        "account__pot", "account__unit", "school__unit"
    )
    locked = found.get(pk=line.pk)
    if locked.state != state:
        raise LineAnswered(line=str(locked), state=str(locked.get_state_display()))
    return locked


def _set(line: Line, state: LineState) -> Changed:
    before = line_row(line)
    line.state = state
    line.save()
    return line_changed(line, before=before)


def _said(line: Line) -> dict[str, object]:
    return {"unit": str(line.account.unit), "line": str(line)}
