"""Which visits stand whatever is planned anew, and which a plan in force may still move."""

from django.db.models import QuerySet

from manyuan.directory.models import Group
from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import clock
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Stop
from manyuan.seats.models import Seat

Slot = tuple[str, str, str, str]


def kept_visits(seat: Seat, year: int, group: Group | None) -> tuple[Slot, ...]:
    """Return the visits that a new caravan of the year leaves as they are.

    Confirmed and held ones stand, and so do those that wait but belong to no plan that the new one
    would replace: the one in force for the same schools.
    """
    movable = set(
        Stop.objects.filter(
            plan__kind=PlanKind.CARAVAN,
            plan__state=PlanState.ADOPTED,
            plan__year=year,
            plan__group=group,
        ).values_list("request_id", flat=True)
    )
    return tuple(
        slot_of(visit)
        for visit in live_visits(seat, year)
        if visit.state != VisitState.PLANNED or visit.request_id not in movable
    )


def live_visits(seat: Seat, year: int) -> "QuerySet[Visit]":
    """Return the visits of a year that meet a request and were not called off."""
    found = Visit.objects.filter(
        bureau_id=seat.bureau_id,
        request__isnull=False,
        on__gte=SchoolYear(year).first_day,
        on__lt=SchoolYear(year + 1).first_day,
    )
    return found.exclude(state=VisitState.CANCELLED).select_related("request", "expert")


def slot_of(visit: Visit) -> Slot:
    """Return the request that a visit meets, with expert, date and start."""
    request = "" if visit.request is None else visit.request.code
    return request, visit.expert.code, visit.on.isoformat(), clock(visit.starts_at)
