"""When a visit is: once, some hours of a day."""

from collections.abc import Sequence

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.visit.enums import KIND, STATUS_OF_STATE, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.occasions import OccasionFacts, keep_many


def keep_occasions_of(visits: Sequence[Visit]) -> None:
    """Let calendars show the visits as they are now: all of one bureau."""
    if visits:
        facts = occasions_of(visits)
        by_code = {visit.code: [one] for visit, one in zip(visits, facts, strict=True)}
        keep_many(visits[0], kind=KIND, by_code=by_code)


def occasions_of(visits: Sequence[Visit]) -> list[OccasionFacts]:
    """Return when each visit is, and who is where; a hall of the register is taken as such."""
    schools = {visit.school_id for visit in visits if visit.hall}
    known = Venue.objects.filter(school__in=schools, closed_on=None).select_related("school__unit")
    halls = {(venue.school_id, venue.name): venue for venue in known}
    return [_occasion(visit, halls.get((visit.school_id, visit.hall))) for visit in visits]


def _occasion(visit: Visit, hall: Venue | None) -> OccasionFacts:
    return OccasionFacts(
        title=visit.topic,
        starts_on=visit.on,
        ends_on=visit.on,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        status=STATUS_OF_STATE[VisitState(visit.state)],
        place=visit.school.unit,
        venue=hall,
        room=visit.hall,
        people=visit.expected,
        group=visit.group,
        units=(visit.school.unit, visit.expert.partner.unit),
        experts=(visit.expert,),
    )
