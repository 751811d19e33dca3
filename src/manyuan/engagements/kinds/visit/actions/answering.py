from django.db import transaction

from manyuan.engagements.kinds.visit.actions.cancelling import call_off
from manyuan.engagements.kinds.visit.actions.settling import settle
from manyuan.engagements.kinds.visit.actions.sides import acting_side
from manyuan.engagements.kinds.visit.actions.storing import named, stored, taken_open
from manyuan.engagements.kinds.visit.confirming import confirm, has_confirmed
from manyuan.engagements.kinds.visit.enums import DECLINED_BY, Side
from manyuan.engagements.kinds.visit.errors import SideHasConfirmed, VisitReasonMissing
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import clock, visit_row
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat


@transaction.atomic
def confirm_visit(*, by: Seat, visit: Visit, side: Side | None = None) -> Visit:
    """A side says that the visit can take place as it is planned."""
    side = acting_side(by, visit, side)
    lock_bureau(by)
    locked = taken_open(visit)
    if has_confirmed(locked, side):
        raise SideHasConfirmed(side=side.label)
    before = visit_row(locked)
    confirm(locked, side, by)
    changed = stored(locked, before=before)
    record(
        by=by,
        code="visit.confirmed",
        changes=[changed],
        **named(locked),
        visit_side=side.value,
        on=locked.on,
    )
    return locked


@transaction.atomic
def decline_visit(*, by: Seat, visit: Visit, reason: str, side: Side | None = None) -> Visit:
    """A side says that the visit cannot take place; it is called off with the reason."""
    side = acting_side(by, visit, side)
    lock_bureau(by)
    locked = taken_open(visit)
    why = given(reason, missing=VisitReasonMissing)
    changes = [call_off(locked, why=DECLINED_BY[side], explanation=why)]
    changes += settle(by, [locked])
    said = {"on": locked.on, "starts": clock(locked.starts_at), "reason": why}
    record(
        by=by,
        code="visit.declined",
        changes=changes,
        **named(locked),
        visit_side=side.value,
        **said,
    )
    return locked
