from django.db import transaction

from manyuan.engagements.kinds.exchange.actions.places import require_places
from manyuan.engagements.kinds.exchange.actions.storing import mirror, taken_sending
from manyuan.engagements.kinds.exchange.enums import SENDING_FOLLOWS, SendingState
from manyuan.engagements.kinds.exchange.errors import ExchangeReasonMissing
from manyuan.engagements.kinds.exchange.models import Sending
from manyuan.engagements.kinds.exchange.permissions import may_answer
from manyuan.engagements.kinds.exchange.rows import sending_changed, sending_row
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def accept_sending(*, by: Seat, sending: Sending) -> Sending:
    """The host takes the pupils of a school in: both have confirmed."""
    require(may_answer(by, sending))
    lock_bureau(by)
    locked = taken_sending(sending)
    before = sending_row(locked)
    follow(locked, SENDING_FOLLOWS, SendingState.CONFIRMED)
    require_places(locked.exchange, {one.grade: one.pupils for one in locked.grades.all()})
    locked.save()
    mirror(by, locked.exchange)
    record(
        by=by,
        code="exchange.accepted",
        changes=[sending_changed(locked, before=before)],
        host=locked.exchange.host.name,
        sender=locked.school.name,
        title=locked.exchange.title,
        pupils=locked.pupils,
    )
    return locked


@transaction.atomic
def decline_sending(*, by: Seat, sending: Sending, reason: str) -> Sending:
    """The host does not take the pupils of a school in; the school may ask anew."""
    require(may_answer(by, sending))
    lock_bureau(by)
    locked = taken_sending(sending)
    why, before = given(reason, missing=ExchangeReasonMissing), sending_row(locked)
    follow(locked, SENDING_FOLLOWS, SendingState.DECLINED)
    locked.explanation = why
    locked.full_clean()
    locked.save()
    mirror(by, locked.exchange)
    record(
        by=by,
        code="exchange.declined",
        changes=[sending_changed(locked, before=before)],
        host=locked.exchange.host.name,
        sender=locked.school.name,
        title=locked.exchange.title,
        reason=why,
    )
    return locked
