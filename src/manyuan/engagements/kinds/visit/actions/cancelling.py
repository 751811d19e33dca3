from django.db import transaction

from manyuan.engagements.kinds.visit.actions.settling import settle
from manyuan.engagements.kinds.visit.actions.storing import named, stored, taken_open
from manyuan.engagements.kinds.visit.enums import VISIT_FOLLOWS, CancelReason, VisitState
from manyuan.engagements.kinds.visit.errors import VisitReasonMissing
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import may_cancel_visit
from manyuan.engagements.kinds.visit.rows import clock, visit_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.reasons import given
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def cancel_visit(*, by: Seat, visit: Visit, reason: str) -> Visit:
    """Who arranges visits calls one off; its hours are free again."""
    require(may_cancel_visit(by, visit))
    lock_bureau(by)
    locked = taken_open(visit)
    why = given(reason, missing=VisitReasonMissing)
    changes = [call_off(locked, why=CancelReason.CALLED_OFF, explanation=why)]
    changes += settle(by, [locked])
    said = {"on": locked.on, "starts": clock(locked.starts_at), "reason": why}
    record(by=by, code="visit.cancelled", changes=changes, **named(locked), **said)
    return locked


def call_off(visit: Visit, *, why: CancelReason, explanation: str) -> Changed:
    """Let a visit not take place.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    before = visit_row(visit)
    follow(visit, VISIT_FOLLOWS, VisitState.CANCELLED)
    visit.cancel_reason, visit.explanation = why, explanation
    return stored(visit, before=before)
