from django.db import transaction

from manyuan.engagements.kinds.visit.actions.clashes import require_free, require_nobody_elsewhere
from manyuan.engagements.kinds.visit.actions.settling import settle
from manyuan.engagements.kinds.visit.actions.storing import named, stored, taken, taken_open
from manyuan.engagements.kinds.visit.confirming import has_confirmed, take_back_word
from manyuan.engagements.kinds.visit.enums import (
    VISIT_TAKEN_BACK,
    Side,
    VisitState,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import may_speak_for
from manyuan.engagements.kinds.visit.rows import VISITS, visit_row
from manyuan.history.actions import record
from manyuan.history.models import Record
from manyuan.inbox.undoing import keys_in, retaken
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def take_back_confirmation(*, by: Seat, undone: Record) -> Visit:
    """A side has said yes a moment ago and takes it back: it is asked again."""
    lock_bureau(by)
    visit, side = _step(by, undone)
    locked = taken_open(visit)
    before = visit_row(locked)
    take_back_word(locked, side)
    changed = stored(locked, before=before)
    said = {**named(locked), "on": locked.on, "visit_side": side.value}
    record(by=by, code="visit.unconfirmed", changes=[changed], undoes=undone, **said)
    return locked


@transaction.atomic
def take_back_decline(*, by: Seat, undone: Record) -> Visit:
    """A side has said no a moment ago and takes it back, if hour and hall are still free."""
    lock_bureau(by)
    visit, side = _step(by, undone)
    locked = taken(visit)
    before = visit_row(locked)
    agreed = all(has_confirmed(locked, one) for one in Side)
    follow(locked, VISIT_TAKEN_BACK, VisitState.CONFIRMED if agreed else VisitState.PLANNED)
    locked.cancel_reason = locked.explanation = ""
    require_free([locked])
    require_nobody_elsewhere(by, [locked])
    changes = [stored(locked, before=before), *settle(by, [locked])]
    said = {**named(locked), "on": locked.on, "visit_side": side.value}
    record(by=by, code="visit.undeclined", changes=changes, undoes=undone, **said)
    return locked


def _step(by: Seat, undone: Record) -> tuple[Visit, Side]:
    """Return the visit about which a side spoke, while the seat still speaks for that side."""
    (code,) = keys_in(retaken(by, undone, tables=[VISITS]), VISITS)
    visit = Visit.objects.select_related("expert", "school").get(bureau_id=by.bureau_id, code=code)
    side = Side(undone.facts["visit_side"])
    require(may_speak_for(by, visit, side))
    return visit, side
