from django.db import transaction

from manyuan.engagements.kinds.exchange.actions.storing import mirror, taken_sending
from manyuan.engagements.kinds.exchange.enums import SENDING_TAKEN_BACK, SendingState
from manyuan.engagements.kinds.exchange.models import Sending
from manyuan.engagements.kinds.exchange.permissions import may_answer
from manyuan.engagements.kinds.exchange.rows import SENDINGS, sending_changed, sending_row
from manyuan.history.actions import KEY_JOINT, record
from manyuan.history.models import Record
from manyuan.inbox.undoing import keys_in, retaken
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

CODES = {
    SendingState.CONFIRMED: "exchange.unaccepted",
    SendingState.DECLINED: "exchange.undeclined",
}


@transaction.atomic
def take_back_answer(*, by: Seat, undone: Record) -> Sending:
    """The host has answered a school a moment ago and takes it back: it is asked again."""
    lock_bureau(by)
    locked = taken_sending(_sending(by, undone))
    require(may_answer(by, locked))
    before, answered = sending_row(locked), SendingState(locked.state)
    follow(locked, SENDING_TAKEN_BACK, SendingState.ASKED)
    locked.explanation = ""
    locked.full_clean()
    locked.save()
    mirror(by, locked.exchange)
    record(
        by=by,
        code=CODES[answered],
        changes=[sending_changed(locked, before=before)],
        undoes=undone,
        host=locked.exchange.host.name,
        sender=locked.school.name,
        title=locked.exchange.title,
    )
    return locked


def _sending(by: Seat, undone: Record) -> Sending:
    (key,) = keys_in(retaken(by, undone, tables=[SENDINGS]), SENDINGS)
    exchange, school = key.split(KEY_JOINT)
    found = Sending.objects.select_related("exchange")
    return found.get(bureau_id=by.bureau_id, exchange__code=exchange, school__unit__code=school)
