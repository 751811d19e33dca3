from datetime import date

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.policies.actions.storing import taken, taken_unrepealed
from manyuan.policies.errors import (
    PolicyNotRepealed,
    PolicyReasonMissing,
    PolicyRepealedTooEarly,
    PolicySucceedsItself,
)
from manyuan.policies.models import PolicyDocument
from manyuan.policies.permissions import may_change_policy
from manyuan.policies.rows import policy_changed, policy_row
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def repeal_policy(
    *,
    by: Seat,
    document: PolicyDocument,
    on: date,
    reason: str,
    successor: PolicyDocument | None = None,
) -> PolicyDocument:
    """From a day on a document is no longer in force; it stays on file with all its versions."""
    require(may_change_policy(by, document))
    lock_bureau(by)
    locked = taken_unrepealed(document)
    why, before = given(reason, missing=PolicyReasonMissing), policy_row(locked)
    if successor is not None and successor.pk == locked.pk:
        raise PolicySucceedsItself
    title, first = locked.latest.title, min(one.starts_on for one in locked.versions.all())
    if on < first:
        raise PolicyRepealedTooEarly(on=first)
    locked.repealed_on, locked.repeal_reason, locked.successor = on, why, successor
    locked.full_clean()
    locked.save()
    changes = [policy_changed(locked, before=before)]
    record(by=by, code="policy.repealed", changes=changes, title=title, on=on, reason=why)
    return locked


@transaction.atomic
def restore_policy(*, by: Seat, document: PolicyDocument) -> PolicyDocument:
    """A repeal is taken back: the document is in force as its versions say."""
    require(may_change_policy(by, document))
    lock_bureau(by)
    locked = taken(document)
    title, before = locked.latest.title, policy_row(locked)
    if not locked.is_repealed:
        raise PolicyNotRepealed(title=title)
    locked.repealed_on, locked.repeal_reason, locked.successor = None, "", None
    locked.full_clean()
    locked.save()
    changes = [policy_changed(locked, before=before)]
    record(by=by, code="policy.restored", changes=changes, title=title)
    return locked
