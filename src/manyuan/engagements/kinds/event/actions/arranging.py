from dataclasses import dataclass, fields
from datetime import date, time

from django.db import transaction

from manyuan.directory.models import Group, School, Venue
from manyuan.directory.queries.groups import members_on
from manyuan.engagements.kinds.event.actions.storing import (
    footprint,
    group_of,
    require_open_schools,
    stored,
    taken_open,
)
from manyuan.engagements.kinds.event.enums import KIND, Part
from manyuan.engagements.kinds.event.errors import (
    EventMovedToAnotherYear,
    ItemOutsideEvent,
    NobodyProvides,
)
from manyuan.engagements.kinds.event.models import Event, Participation, ProgrammeItem
from manyuan.engagements.kinds.event.permissions import may_change_event, may_run
from manyuan.engagements.kinds.event.rows import event_changed, event_row, part_changed, part_row
from manyuan.engagements.numbering import free_codes
from manyuan.engagements.occasions import require_venue
from manyuan.history.actions import record
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

LETTER = KIND[0].upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """What an event is: what, when, where, and who is in charge."""

    mode: str
    title: str
    starts_on: date
    ends_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    main_host: School | None = None
    group: Group | None = None
    place: School | None = None
    venue: Venue | None = None
    address: str = ""
    summary: str = ""
    is_public: bool = False


OWN = tuple(one.name for one in fields(EventFacts))


@transaction.atomic
def draft_event(*, by: Seat, facts: EventFacts) -> Event:
    """Somebody begins to prepare an event; the main host takes part, or the whole group."""
    require(may_run(by, main_host=facts.main_host, group=facts.group))
    lock_bureau(by)
    event = Event(bureau_id=by.bureau_id)
    _take_over(event, facts)
    event.code = next(free_codes(by, LETTER, [event.year]))
    event.full_clean()
    event.save()
    parts = _first_parts(by, event)
    Participation.objects.bulk_create(parts)
    footprint(by, event)
    changes = [part_changed(part, before=None, after=part_row(part)) for part in parts]
    record(
        by=by,
        code="event.drafted",
        changes=[event_changed(event, before=None), *changes],
        event=event.title,
        on=event.starts_on,
        schools=len(parts),
    )
    return event


@transaction.atomic
def change_event(*, by: Seat, event: Event, facts: EventFacts) -> Event:
    """What an event says is put right, as long as it lies ahead."""
    require(may_change_event(by, event))
    require(may_run(by, main_host=facts.main_host, group=facts.group))
    lock_bureau(by)
    locked = taken_open(event)
    before, year = event_row(locked), locked.year
    _take_over(locked, facts)
    if locked.year != year:
        raise EventMovedToAnotherYear(on=locked.starts_on, year=year)
    _require_programme_inside(locked)
    if locked.main_host is not None:
        _let_host_take_part(locked, locked.main_host)
    changed = stored(by, locked, before=before)
    record(by=by, code="event.changed", changes=[changed], event=locked.title)
    return locked


def _take_over(event: Event, facts: EventFacts) -> None:
    for name in OWN:
        setattr(event, name, getattr(facts, name))
    if event.main_host is None and event.group is None:
        raise NobodyProvides
    if event.group is None:
        event.group = group_of(event.main_host, event)
    if event.place is None and event.venue is not None:
        event.place = event.venue.school
    hosts = [school for school in (event.main_host, event.place) if school is not None]
    require_open_schools(event, hosts)
    require_venue(event.venue, place=event.place, days=[event.starts_on, event.ends_on])


def _first_parts(by: Seat, event: Event) -> list[Participation]:
    if event.main_host is not None:
        return [_part(event, event.main_host, Part.HOST)]
    members = members_on(by, event.starts_on, group=event.group)
    return [_part(event, one.school, Part.GUEST) for one in members.order_by("school__unit__code")]


def _part(event: Event, school: School, part: Part) -> Participation:
    return Participation(bureau_id=event.bureau_id, event=event, school=school, part=part)


def _let_host_take_part(event: Event, host: School) -> None:
    kept, made = Participation.objects.get_or_create(
        event=event,
        school=host,
        defaults={"bureau_id": event.bureau_id, "part": Part.HOST},
    )
    if not made and kept.part != Part.HOST:
        kept.part = Part.HOST
        kept.save(update_fields=["part"])


def _require_programme_inside(event: Event) -> None:
    for item in ProgrammeItem.objects.filter(event=event):
        require_inside(event, item)


def require_inside(event: Event, item: ProgrammeItem) -> None:
    """Let an item of the programme lie within the days of its event."""
    if not event.starts_on <= item.on <= event.ends_on:
        raise ItemOutsideEvent(
            title=item.title, on=item.on, first=event.starts_on, last=event.ends_on
        )
