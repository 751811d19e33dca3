from collections.abc import Mapping
from datetime import date

from django.db import transaction

from manyuan.directory.models import School
from manyuan.engagements.kinds.exchange.actions.places import require_places
from manyuan.engagements.kinds.exchange.actions.storing import (
    mirror,
    require_member,
    sendings_of,
    taken,
    taken_sending,
)
from manyuan.engagements.kinds.exchange.enums import (
    SENDING_FOLLOWS,
    ExchangeState,
    SendingState,
)
from manyuan.engagements.kinds.exchange.errors import (
    ConsentedInTheFuture,
    ExchangeReasonMissing,
    NoPlaces,
    SendingStands,
    SentToItself,
)
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending, SentPupils
from manyuan.engagements.kinds.exchange.permissions import may_act_for
from manyuan.engagements.kinds.exchange.rows import sending_changed, sending_row
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def ask_for_places(
    *, by: Seat, exchange: PupilExchange, school: School, pupils: Mapping[str, int]
) -> Sending:
    """A school says how many pupils of each grade it sends; it may ask anew until confirmed."""
    require(may_act_for(by, school))
    lock_bureau(by)
    locked = taken(exchange, ExchangeState.PLANNED)
    if school.pk == locked.host_id:
        raise SentToItself(school=school.name)
    require_member(by, locked, school)
    if not pupils:
        raise NoPlaces
    sending, before = _begun(locked, school)
    require_places(locked, pupils)
    sending.full_clean()
    sending.save()
    _write_pupils(sending, pupils)
    fresh = sendings_of(locked).get(pk=sending.pk)
    mirror(by, locked)
    record(
        by=by,
        code="exchange.asked",
        changes=[sending_changed(fresh, before=before)],
        sender=school.name,
        title=locked.title,
        pupils=fresh.pupils,
    )
    return fresh


def _begun(exchange: PupilExchange, school: School) -> tuple[Sending, Mapping[str, object] | None]:
    """Return what the school sends, asked for anew, with what it was before."""
    known = sendings_of(exchange).filter(school=school).first()
    if known is None:
        return Sending(bureau_id=exchange.bureau_id, exchange=exchange, school=school), None
    before = sending_row(known)
    if known.state == SendingState.CONFIRMED:
        raise SendingStands(school=school.name)
    if known.state != SendingState.ASKED:
        follow(known, SENDING_FOLLOWS, SendingState.ASKED)
    known.consents = known.consented_on = None
    known.explanation = ""
    return known, before


def _write_pupils(sending: Sending, pupils: Mapping[str, int]) -> None:
    sending.grades.all().delete()
    for grade, count in pupils.items():
        row = SentPupils(bureau_id=sending.bureau_id, sending=sending, grade=grade, pupils=count)
        row.full_clean()
        row.save()


@transaction.atomic
def note_consents(*, by: Seat, sending: Sending, consents: int, on: date) -> Sending:
    """A school notes how many guardians have agreed, and on which day it counted them."""
    require(may_act_for(by, sending.school))
    lock_bureau(by)
    locked = taken_sending(sending)
    if on > today():
        raise ConsentedInTheFuture(on=on)
    before = sending_row(locked)
    locked.consents, locked.consented_on = consents, on
    locked.full_clean()
    locked.save()
    record(
        by=by,
        code="exchange.consented",
        changes=[sending_changed(locked, before=before)],
        sender=locked.school.name,
        title=locked.exchange.title,
        consents=consents,
    )
    return locked


@transaction.atomic
def withdraw_sending(*, by: Seat, sending: Sending, reason: str) -> Sending:
    """A school sends nobody after all."""
    require(may_act_for(by, sending.school))
    lock_bureau(by)
    locked = taken_sending(sending)
    why, before = given(reason, missing=ExchangeReasonMissing), sending_row(locked)
    follow(locked, SENDING_FOLLOWS, SendingState.WITHDRAWN)
    locked.explanation = why
    locked.full_clean()
    locked.save()
    mirror(by, locked.exchange)
    record(
        by=by,
        code="exchange.withdrawn",
        changes=[sending_changed(locked, before=before)],
        sender=locked.school.name,
        title=locked.exchange.title,
        reason=why,
    )
    return locked
