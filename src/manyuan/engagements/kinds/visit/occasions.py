"""When a visit is: once, some hours of a day."""

from collections.abc import Sequence

from manyuan.engagements.kinds.visit.enums import KIND, STATUS_OF_STATE, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.occasions import OccasionFacts, keep_many


def keep_occasions_of(visits: Sequence[Visit]) -> None:
    """Let calendars show the visits as they are now: all of one bureau."""
    if visits:
        by_code = {visit.code: [occasion_of(visit)] for visit in visits}
        keep_many(visits[0], kind=KIND, by_code=by_code)


def occasion_of(visit: Visit) -> OccasionFacts:
    """Return when the visit is, and who is where."""
    return OccasionFacts(
        title=visit.topic,
        starts_on=visit.on,
        ends_on=visit.on,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        status=STATUS_OF_STATE[VisitState(visit.state)],
        place=visit.school.unit,
        room=visit.hall,
        people=visit.expected,
        group=visit.group,
        units=(visit.school.unit, visit.expert.partner.unit),
        experts=(visit.expert,),
    )
