"""When an activity is: once, some hours of a day, with the schools that take part."""

from collections.abc import Sequence

from manyuan.directory.models import School, Teacher
from manyuan.engagements.kinds.research.enums import STATUS_OF_STATE, ResearchState
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.engagements.occasions import OccasionFacts
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Unit


def occasion_of(research: Research, parts: Sequence[Participation]) -> OccasionFacts:
    """Return when the activity is, and who is there as far as named."""
    leader = [] if research.leader is None else [research.leader]
    named = [teacher for one in parts for teacher in one.teachers.all()]
    schools = [one.school for one in parts]
    people = sum(one.expected for one in parts)
    return occasion(research, schools, people=people, teachers=[*leader, *named])


def occasion(
    research: Research, schools: Sequence[School], *, people: int, teachers: Sequence[Teacher]
) -> OccasionFacts:
    """Return when an activity is, be it stored or not yet."""
    place = None if research.place is None else research.place.unit
    return OccasionFacts(
        title=research.topic,
        mode=research.mode,
        starts_on=research.on,
        ends_on=research.on,
        starts_at=research.starts_at,
        ends_at=research.ends_at,
        status=STATUS_OF_STATE[ResearchState(research.state)],
        place=place,
        venue=research.venue,
        room=research.room,
        people=people or None,
        group=research.group,
        units=_units(research, schools),
        teachers=tuple(teachers),
    )


def _units(research: Research, schools: Sequence[School]) -> tuple[Unit, ...]:
    place = [] if research.place is None else [research.place.unit]
    host = [research.host] if research.host.kind == UnitKind.SCHOOL else []
    found = {one.pk: one for one in (*place, *host, *(school.unit for school in schools))}
    return tuple(found.values())
