from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from manyuan.directory.actions.experts import require_here
from manyuan.engagements.kinds.visit.actions.clashes import (
    require_free,
    require_nobody_elsewhere,
    require_time_for_the_way,
)
from manyuan.engagements.kinds.visit.actions.settling import settle
from manyuan.engagements.kinds.visit.actions.storing import (
    groups_of,
    named,
    stored,
    taken_open,
)
from manyuan.engagements.kinds.visit.confirming import ask_again, confirm
from manyuan.engagements.kinds.visit.errors import (
    MovedIntoThePast,
    MovedNowhere,
    MovedToAnotherYear,
    PastMidnight,
    VisitReasonMissing,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import may_change_visit, side_of
from manyuan.engagements.kinds.visit.rows import clock, visit_row
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.school_days import require_school_day
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class Slot:
    """When a visit is to begin."""

    on: date
    starts_at: time


@transaction.atomic
def move_visit(*, by: Seat, visit: Visit, to: Slot, reason: str) -> Visit:
    """A visit is laid on another day or time, as long as before; the other side is asked again."""
    require(may_change_visit(by, visit))
    lock_bureau(by)
    locked = taken_open(visit)
    why = given(reason, missing=VisitReasonMissing)
    before, was = visit_row(locked), Slot(locked.on, locked.starts_at)
    left = (locked.expert_id, locked.on)
    _lay(by, locked, to)
    require_free([locked])
    require_nobody_elsewhere(by, [locked])
    require_time_for_the_way(by, locked)
    groups_of([locked])
    ask_again(locked)
    side = side_of(by, locked)
    if side is not None:
        confirm(locked, side, by)
    locked.explanation, locked.travel_minutes = why, None
    changes = [stored(locked, before=before), *settle(by, [locked], left=[left])]
    said = {"before": _said(was), "after": _said(to), "reason": why}
    record(by=by, code="visit.moved", changes=changes, **named(locked), **said)
    return locked


def _lay(by: Seat, visit: Visit, to: Slot) -> None:
    if to == Slot(visit.on, visit.starts_at):
        raise MovedNowhere(on=visit.on, starts=clock(visit.starts_at))
    if to.on < today():
        raise MovedIntoThePast(on=to.on)
    if SchoolYear.on(to.on) != visit.year:
        raise MovedToAnotherYear(on=to.on, year=visit.year)
    require_school_day(by, to.on)
    require_here(visit.expert, to.on)
    ends = datetime.combine(to.on, to.starts_at) + visit.length
    if ends.date() != to.on:
        raise PastMidnight(starts=clock(to.starts_at))
    visit.on, visit.starts_at, visit.ends_at = to.on, to.starts_at, ends.time()


def _said(slot: Slot) -> str:
    return f"{slot.on.isoformat()} {clock(slot.starts_at)}"
