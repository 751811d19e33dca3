from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from manyuan.directory.models import School
from manyuan.funding.actions.posting import Movement, lock_pot, post
from manyuan.funding.actions.reversing import reversal_of
from manyuan.funding.bridge import GroupFacts, GroupShare
from manyuan.funding.enums import AllocationState, EntryKind, PotKind
from manyuan.funding.errors import (
    AllocationNotApproved,
    AllocationNotDraft,
    NobodyToGiveTo,
    NothingToDivide,
    PotIsClosed,
    PotOfOtherKind,
    WhyMissing,
)
from manyuan.funding.models import Account, Allocation, LedgerEntry, Pot, Share
from manyuan.funding.permissions import may_run_pots
from manyuan.funding.queries.pots import left_in
from manyuan.funding.queries.previewing import Preview, preview
from manyuan.funding.rows import allocation_changed, allocation_row, entry_added, share_added
from manyuan.history.actions import record
from manyuan.kernel.clock import now
from manyuan.kernel.reasons import given
from manyuan.seats.enums import UnitKind
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require
from manyuan.seats.queries import units_of_bureau


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """What a school gets out of an award pot, and for what."""

    school: School
    amount: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Given:
    unit: Unit
    amount: Decimal
    why: Mapping[str, Any]
    reason: str = ""


@transaction.atomic
def draft_allocation(
    *,
    by: Seat,
    pot: Pot,
    amount: Decimal,
    values: Mapping[str, str],
    grades: Mapping[str, str],
) -> Allocation:
    """A pot, or what is left of it, is divided among the groups in force today by the formula."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = _pot_of(pot, PotKind.GROUPS)
    shown = preview(by, amount, values=values, grades=grades)
    units = {unit.code: unit for unit in units_of_bureau(UnitKind.GROUP)}
    parts = [
        _Given(units[share.group], share.amount, _why(share, shown))
        for share in shown.allocation.shares
    ]
    return _draft(by, locked, parts, pack=shown.pack.id, values=dict(values))


@transaction.atomic
def draft_awards(*, by: Seat, pot: Pot, awards: Sequence[Award]) -> Allocation:
    """Schools are named for an award-subsidy 奖补, each with its amount."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = _pot_of(pot, PotKind.AWARD)
    if not awards:
        raise NobodyToGiveTo
    awarded = [_Given(one.school.unit, one.amount, {}, one.reason.strip()) for one in awards]
    return _draft(by, locked, awarded, pack="", values={})


@transaction.atomic
def discard_allocation(*, by: Seat, allocation: Allocation) -> Allocation:
    """A draft is given up."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = _lock(allocation)
    _require_draft(locked)
    before = allocation_row(locked)
    locked.state = AllocationState.DISCARDED
    locked.save(update_fields=["state"])
    changes = [allocation_changed(locked, before=before)]
    record(by=by, code="funding.discarded", changes=changes, **_said(locked))
    return locked


@transaction.atomic
def approve_allocation(*, by: Seat, allocation: Allocation, document: str) -> Allocation:
    """An allocation is approved: it is frozen, and its money stands in the accounts."""
    require(may_run_pots(by))
    lock_bureau(by)
    locked = _lock(allocation)
    _require_draft(locked)
    _require_left(locked.pot, locked.amount)
    before = allocation_row(locked)
    locked.state, locked.document = AllocationState.APPROVED, document.strip()
    locked.approved_by, locked.approved_at = by, now()
    locked.full_clean()
    locked.save()
    shares = list(locked.shares.select_related("unit").filter(amount__gt=0))
    entries = post(by, *(_allotted(locked, share) for share in shares))
    changes = [allocation_changed(locked, before=before), *map(entry_added, entries)]
    record(
        by=by,
        code="funding.allotted",
        changes=changes,
        n=len(shares),
        amount=locked.amount,
        **_said(locked),
    )
    return locked


@transaction.atomic
def recall_allocation(*, by: Seat, allocation: Allocation, reason: str) -> Allocation:
    """An approved allocation is taken back whole, while none of its money stands in a budget."""
    require(may_run_pots(by))
    lock_bureau(by)
    why = given(reason, missing=WhyMissing)
    locked = _lock(allocation)
    if locked.state != AllocationState.APPROVED:
        raise AllocationNotApproved(state=str(locked.get_state_display()))
    before = allocation_row(locked)
    locked.state = AllocationState.WITHDRAWN
    locked.save(update_fields=["state"])
    standing = [reversal_of(one, why) for one in _entries_of(locked)]
    entries = post(by, *standing)
    changes = [allocation_changed(locked, before=before), *map(entry_added, entries)]
    record(
        by=by,
        code="funding.recalled",
        changes=changes,
        amount=locked.amount,
        reason=why,
        **_said(locked),
    )
    return locked


def _pot_of(pot: Pot, kind: PotKind) -> Pot:
    locked = lock_pot(pot)
    if locked.kind != kind:
        raise PotOfOtherKind(pot=str(locked), kind=str(locked.get_kind_display()))
    if locked.closed_on is not None:
        raise PotIsClosed(pot=str(locked), on=locked.closed_on)
    return locked


def _draft(
    by: Seat, pot: Pot, parts: Sequence[_Given], *, pack: str, values: dict[str, str]
) -> Allocation:
    amount = sum((one.amount for one in parts), Decimal(0))
    _require_left(pot, amount)
    last = Allocation.objects.filter(pot=pot).aggregate(last=Max("number"))["last"]
    allocation = Allocation(
        bureau_id=by.bureau_id,
        pot=pot,
        number=(last or 0) + 1,
        amount=amount,
        pack=pack,
        values=values,
        drawn_by=by,
    )
    allocation.full_clean()
    allocation.save()
    shares = [_share(allocation, one) for one in parts]
    changes = [allocation_changed(allocation, before=None), *map(share_added, shares)]
    record(
        by=by,
        code="funding.drafted",
        changes=changes,
        n=len(shares),
        amount=amount,
        **_said(allocation),
    )
    return allocation


def _share(allocation: Allocation, part: _Given) -> Share:
    share = Share(
        bureau_id=allocation.bureau_id,
        allocation=allocation,
        unit=part.unit,
        amount=part.amount,
        why=dict(part.why),
        reason=part.reason,
    )
    share.full_clean()
    share.save()
    return share


def _why(share: GroupShare, shown: Preview) -> dict[str, Any]:
    """Return the figures behind a share as plain values, complete enough to be shown later."""
    facts: GroupFacts = shown.facts[share.group]
    return {
        "parts": {part: str(amount) for part, amount in share.parts.items()},
        "weights": {part: str(weight) for part, weight in share.weights.items()},
        "adjusted": str(share.adjusted),
        "bound": share.bound,
        "tightness": facts.tightness,
        "members": len(facts.members),
        "pupils": facts.pupils,
        "pupils_unknown": facts.pupils_unknown,
        "need": facts.need,
        "need_unknown": facts.need_unknown,
        "grade": facts.grade,
        "cost": str(facts.cost),
        "cost_unknown": facts.cost_unknown,
    }


def _require_left(pot: Pot, amount: Decimal) -> None:
    left = left_in(pot)
    if amount > left:
        raise NothingToDivide(pot=str(pot), left=left, amount=amount)


def _require_draft(allocation: Allocation) -> None:
    if allocation.state != AllocationState.DRAFT:
        raise AllocationNotDraft(state=str(allocation.get_state_display()))


def _lock(allocation: Allocation) -> Allocation:
    lock_pot(allocation.pot)
    found = Allocation.objects.select_for_update(of=("self",)).select_related("pot")
    return found.get(pk=allocation.pk)


def _allotted(allocation: Allocation, share: Share) -> Movement:
    account, _new = Account.objects.get_or_create(
        bureau_id=allocation.bureau_id, pot=allocation.pot, unit=share.unit
    )
    return Movement(
        kind=EntryKind.ALLOTTED,
        amount=share.amount,
        account=account,
        share=share,
    )


def _entries_of(allocation: Allocation) -> list[LedgerEntry]:
    found = LedgerEntry.objects.filter(share__allocation=allocation, reverses__isnull=True)
    return list(found.select_related("account__pot", "account__unit", "share"))


def _said(allocation: Allocation) -> dict[str, object]:
    return {"pot": str(allocation.pot), "number": allocation.number}
