"""An event is announced, moved, called off, held, and looked back at."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from manyuan.engagements.kinds.event.actions.storing import (
    parts_of,
    require_open_schools,
    stored,
    taken_held,
    taken_open,
)
from manyuan.engagements.kinds.event.enums import EVENT_FOLLOWS, KIND, EventState
from manyuan.engagements.kinds.event.errors import (
    EventMovedIntoThePast,
    EventMovedNowhere,
    EventMovedToAnotherYear,
    EventNotYetHeld,
    EventPastMidnight,
    EventReasonMissing,
)
from manyuan.engagements.kinds.event.models import Event, ProgrammeItem
from manyuan.engagements.kinds.event.permissions import may_change_event
from manyuan.engagements.kinds.event.rows import clock, event_row
from manyuan.engagements.occasions import require_venue
from manyuan.engagements.signups.actions import close_lists_of
from manyuan.history.actions import record
from manyuan.kernel.clock import now, today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.marking import give_needs_back
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def announce_event(*, by: Seat, event: Event) -> Event:
    """Everybody concerned hears of an event; the public too, where it is for the public."""
    require(may_change_event(by, event))
    lock_bureau(by)
    locked = taken_open(event)
    before = event_row(locked)
    follow(locked, EVENT_FOLLOWS, EventState.ANNOUNCED)
    locked.announced_at = now()
    changed = stored(by, locked, before=before)
    record(
        by=by,
        code="event.announced",
        changes=[changed],
        event=locked.title,
        on=locked.starts_on,
        schools=locked.parts.count(),
    )
    return locked


@transaction.atomic
def move_event(*, by: Seat, event: Event, on: date, starts_at: time | None, reason: str) -> Event:
    """An event is laid on another day or hour, as long as before, its programme with it."""
    require(may_change_event(by, event))
    lock_bureau(by)
    locked = taken_open(event)
    why, before, was = given(reason, missing=EventReasonMissing), event_row(locked), _said(locked)
    _lay(locked, on, starts_at)
    require_venue(locked.venue, place=locked.place, days=[locked.starts_on, locked.ends_on])
    require_open_schools(locked, [part.school for part in parts_of(locked)])
    locked.explanation = why
    changed = stored(by, locked, before=before)
    record(
        by=by,
        code="event.moved",
        changes=[changed],
        event=locked.title,
        before=was,
        after=_said(locked),
        reason=why,
    )
    return locked


def _lay(event: Event, on: date, starts_at: time | None) -> None:
    starts_at = starts_at if event.starts_at is not None else None
    if (on, starts_at) == (event.starts_on, event.starts_at):
        raise EventMovedNowhere
    if on < today():
        raise EventMovedIntoThePast(on=on)
    if SchoolYear.on(on) != event.year:
        raise EventMovedToAnotherYear(on=on, year=event.year)
    days, later = on - event.starts_on, timedelta(0)
    if starts_at is not None and event.starts_at is not None and event.ends_at is not None:
        later = datetime.combine(on, starts_at) - datetime.combine(on, event.starts_at)
        event.ends_at = _shifted(event.ends_at, later, starts_at)
        event.starts_at = starts_at
    event.starts_on, event.ends_on = on, event.ends_on + days
    for item in ProgrammeItem.objects.filter(event=event):
        item.starts_at = _shifted(item.starts_at, later, item.starts_at)
        item.ends_at = item.ends_at and _shifted(item.ends_at, later, item.starts_at)
        item.on += days
        item.full_clean()
        item.save()


def _shifted(at: time, later: timedelta, starts: time) -> time:
    """Return a time of the day some time later; it may not run into the next day."""
    any_day = date(2000, 1, 2)
    moved = datetime.combine(any_day, at) + later
    if moved.date() != any_day:
        raise EventPastMidnight(starts=clock(starts))
    return moved.time()


def _said(event: Event) -> str:
    return f"{event.starts_on.isoformat()} {clock(event.starts_at)}".strip()


@transaction.atomic
def cancel_event(*, by: Seat, event: Event, reason: str) -> Event:
    """An event does not take place; lists on which the public signed up are closed."""
    require(may_change_event(by, event))
    lock_bureau(by)
    locked = taken_open(event)
    why, before = given(reason, missing=EventReasonMissing), event_row(locked)
    follow(locked, EVENT_FOLLOWS, EventState.CANCELLED)
    locked.explanation = why
    changes = [stored(by, locked, before=before), *close_lists_of(by, KIND, locked.code)]
    changes += give_needs_back(by=by, kind=KIND, engagement=locked.code)
    said = {"event": locked.title, "on": locked.starts_on, "reason": why}
    record(by=by, code="event.cancelled", changes=changes, **said)
    return locked


@transaction.atomic
def hold_event(*, by: Seat, event: Event) -> Event:
    """An event took place; the schools now say how many came."""
    require(may_change_event(by, event))
    lock_bureau(by)
    locked = taken_open(event)
    if locked.starts_on > today():
        raise EventNotYetHeld(on=locked.starts_on)
    before = event_row(locked)
    follow(locked, EVENT_FOLLOWS, EventState.HELD)
    changed = stored(by, locked, before=before)
    record(by=by, code="event.held", changes=[changed], event=locked.title, on=locked.starts_on)
    return locked


@transaction.atomic
def review_event(*, by: Seat, event: Event, afterwards: str) -> Event:
    """Who ran an event says how it was."""
    require(may_change_event(by, event))
    lock_bureau(by)
    locked = taken_held(event)
    before = event_row(locked)
    locked.afterwards = afterwards.strip()
    changed = stored(by, locked, before=before)
    record(by=by, code="event.reviewed", changes=[changed], event=locked.title)
    return locked
