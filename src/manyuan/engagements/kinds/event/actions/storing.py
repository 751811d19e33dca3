"""The steps that the actions on an event share: take it, write it, let calendars and flows tell."""

from collections.abc import Sequence

from django.db.models import Sum

from manyuan.directory.models import Group, Membership, School
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.footprints import Footprint, keep_footprints
from manyuan.engagements.kinds.event.enums import (
    KIND,
    STATUS_OF_STATE,
    EventMode,
    EventState,
)
from manyuan.engagements.kinds.event.errors import (
    EventNotOpen,
    EventSchoolNotOpen,
    EventWasNotHeld,
)
from manyuan.engagements.kinds.event.models import Event, Participation, Turnout
from manyuan.engagements.kinds.event.rows import Row, event_changed
from manyuan.engagements.kinds.event.visibility import SHOWN
from manyuan.engagements.occasions import OccasionFacts, keep_occasions, require_no_clash
from manyuan.history.actions import Changed
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def taken(event: Event) -> Event:
    """Take the event as it is stored now; whoever asks holds the bureau's lock."""
    found = Event.objects.select_for_update(of=("self",)).select_related(*SHOWN)
    return found.get(pk=event.pk)


def taken_open(event: Event) -> Event:
    """Take an event that lies ahead: neither held nor called off."""
    locked = taken(event)
    if not locked.is_open:
        raise EventNotOpen(state=EventState(locked.state).label)
    return locked


def taken_held(event: Event) -> Event:
    """Take an event that was held."""
    locked = taken(event)
    if locked.state != EventState.HELD:
        raise EventWasNotHeld
    return locked


def parts_of(event: Event) -> list[Participation]:
    """Return who takes part, the event itself put in."""
    found = Participation.objects.filter(event=event).select_related("school__unit", "school")
    parts = list(found.prefetch_related("turnout"))
    for part in parts:
        part.event = event
    return parts


def stored(by: Seat, event: Event, *, before: Row | None) -> Changed:
    """Write an event that was changed, and all that calendars and flows tell of it."""
    event.full_clean()
    event.save()
    footprint(by, event)
    return event_changed(event, before=before)


def footprint(by: Seat, event: Event) -> None:
    """Let calendars show the event, and each school that takes part receive its flow."""
    parts = parts_of(event)
    occasions = [occasion_of(event, parts)]
    if event.is_open and event.ends_on >= today():
        require_no_clash(by, kind=KIND, code=event.code, occasions=occasions)
    keep_occasions(by, kind=KIND, code=event.code, occasions=occasions)
    keep_footprints(by, event.code, [_flow(event, part) for part in parts])


def occasion_of(event: Event, parts: Sequence[Participation]) -> OccasionFacts:
    """Return when the event takes place, for calendars."""
    return OccasionFacts(
        title=event.title,
        mode=event.mode,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        status=STATUS_OF_STATE[EventState(event.state)],
        place=event.place.unit if event.place else None,
        venue=event.venue,
        room=event.address[:60],
        people=sum(part.expected for part in parts),
        group=event.group,
        units=tuple(part.school.unit for part in parts),
    )


def _flow(event: Event, part: Participation) -> Footprint:
    status = STATUS_OF_STATE[EventState(event.state)]
    return Footprint(
        code="",
        kind=KIND,
        mode=EventMode(event.mode).value,
        provider=event.provider,
        receiver=part.school.unit,
        group=event.group,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        hours=event.hours,
        people=_people(part, status),
        status=status,
    )


def _people(part: Participation, status: FlowStatus) -> int | None:
    """Return how many of a school took part; what was held and not counted is unknown."""
    if status != FlowStatus.HELD:
        return part.expected
    if part.teachers is None:
        return None
    pupils = Turnout.objects.filter(participation=part).aggregate(all=Sum("pupils"))["all"]
    return int(pupils or 0) + part.teachers


def require_open_schools(event: Event, schools: Sequence[School]) -> None:
    """Let only schools take part that are open on the day."""
    for school in schools:
        if not school.is_open_on(event.starts_on):
            raise EventSchoolNotOpen(school=school.name, on=event.starts_on)


def group_of(school: School | None, event: Event) -> Group | None:
    """Return the group in which the main host is on the day, a campus with its legal school."""
    if school is None:
        return None
    legal = school.campus_of_id or school.pk
    found = Membership.objects.filter(school=legal).select_related("group__unit")
    running = (
        one.group
        for one in found.order_by("group__unit__code")
        if one.interval.contains(event.starts_on)
    )
    return next(running, None)
