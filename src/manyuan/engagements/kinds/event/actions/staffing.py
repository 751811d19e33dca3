"""Which schools take part, and what is on the programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from manyuan.directory.models import School
from manyuan.engagements.kinds.event.actions.arranging import require_inside
from manyuan.engagements.kinds.event.actions.storing import (
    footprint,
    parts_of,
    require_open_schools,
    taken_open,
)
from manyuan.engagements.kinds.event.enums import Part
from manyuan.engagements.kinds.event.errors import HostIsMissing, NobodyTakesPart, SchoolTwice
from manyuan.engagements.kinds.event.models import Event, Participation, ProgrammeItem
from manyuan.engagements.kinds.event.permissions import may_change_event
from manyuan.engagements.kinds.event.rows import event_changed, event_row, part_changed, part_row
from manyuan.history.actions import Changed, record
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFacts:
    """A school's part: as what, with how many, and what it sees to."""

    school: School
    part: str = Part.GUEST
    expected_pupils: int = 0
    expected_teachers: int = 0
    duty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """A thing on the programme."""

    on: date
    starts_at: time
    title: str
    ends_at: time | None = None
    place: str = ""
    responsible: School | None = None


@transaction.atomic
def set_parts(*, by: Seat, event: Event, parts: Sequence[PartFacts]) -> list[Participation]:
    """It is settled which schools take part, with how many, and who does what."""
    require(may_change_event(by, event))
    lock_bureau(by)
    locked = taken_open(event)
    _require_sound(locked, parts)
    changes = _written(locked, parts)
    footprint(by, locked)
    now = parts_of(locked)
    record(
        by=by,
        code="event.staffed",
        changes=changes,
        event=locked.title,
        schools=len(now),
        people=sum(part.expected for part in now),
    )
    return now


def _require_sound(event: Event, parts: Sequence[PartFacts]) -> None:
    if not parts:
        raise NobodyTakesPart
    seen: set[int] = set()
    for part in parts:
        if part.school.pk in seen:
            raise SchoolTwice(school=part.school.name)
        seen.add(part.school.pk)
    hosts = {part.school.pk for part in parts if part.part == Part.HOST}
    if event.main_host is not None and event.main_host_id not in hosts:
        raise HostIsMissing(school=event.main_host.name)
    require_open_schools(event, [part.school for part in parts])


def _written(event: Event, parts: Sequence[PartFacts]) -> list[Changed]:
    known = {part.school_id: part for part in parts_of(event)}
    changes = []
    for facts in parts:
        part = known.pop(facts.school.pk, None)
        before = None if part is None else part_row(part)
        if part is None:
            part = Participation(bureau_id=event.bureau_id, event=event)
        for name in PartFacts.__slots__:
            setattr(part, name, getattr(facts, name))
        part.full_clean()
        part.save()
        if before != part_row(part):
            changes.append(part_changed(part, before=before, after=part_row(part)))
    for part in known.values():
        changes.append(part_changed(part, before=part_row(part), after=None))
        part.delete()
    return changes


@transaction.atomic
def set_programme(*, by: Seat, event: Event, items: Sequence[ItemFacts]) -> Event:
    """It is settled what happens when, where, and which school sees to it."""
    require(may_change_event(by, event))
    lock_bureau(by)
    locked = taken_open(event)
    before = event_row(locked)
    ProgrammeItem.objects.filter(event=locked).delete()
    for facts in items:
        item = ProgrammeItem(
            bureau_id=locked.bureau_id,
            event=locked,
            **{name: getattr(facts, name) for name in ItemFacts.__slots__},
        )
        item.full_clean()
        require_inside(locked, item)
        item.save()
    changes = [event_changed(locked, before=before)]
    record(by=by, code="event.programmed", changes=changes, event=locked.title, items=len(items))
    return locked
