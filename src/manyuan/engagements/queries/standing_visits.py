"""Which visits stand whatever is planned anew, and which a plan in force may still move."""

from collections.abc import Iterable

from django.db.models import QuerySet

from manyuan.directory.models import Group
from manyuan.engagements.kinds.visit.enums import CancelReason, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import VISITS, clock
from manyuan.history.models import Change
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan, Stop
from manyuan.plans.settings import place_of
from manyuan.seats.models import Seat

Slot = tuple[str, str, str, str]
ENDED = ("visit.cancelled", "visit.declined")


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


def called_off_days(seat: Seat, year: int, group: Group | None) -> tuple[tuple[str, str], ...]:
    """Return the open requests of the plan in force with the days on which a visit was called off.

    What a plan itself moved was not called off.
    """
    planned = Stop.objects.filter(
        plan__kind=PlanKind.CARAVAN,
        plan__state=PlanState.ADOPTED,
        plan__year=year,
        plan__group=group,
    )
    gone = Visit.objects.filter(
        bureau_id=seat.bureau_id,
        state=VisitState.CANCELLED,
        request__in=planned.order_by().values("request_id"),
    ).exclude(cancel_reason=CancelReason.REPLANNED)
    live = live_visits(seat, year).order_by().values("request_id")
    found = gone.exclude(request__in=live).select_related("request", "expert")
    return tuple(
        sorted(
            {
                (visit.request.code, place_of(visit.expert.code, visit.on))
                for visit in found
                if visit.request is not None
            }
        )
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


def called_off_since(plan: Plan, begins: Iterable[Stop]) -> int:
    """Count the stops that would ask again for a visit called off after the plan was made."""
    wanted = {(stop.request_id, stop.expert_id, stop.on, stop.starts_at) for stop in begins}
    gone = Visit.objects.filter(
        state=VisitState.CANCELLED, request__in={request for request, *_slot in wanted}
    ).exclude(cancel_reason=CancelReason.REPLANNED)
    codes = {
        visit.code: visit.request_id
        for visit in gone.order_by()
        if (visit.request_id, visit.expert_id, visit.on, visit.starts_at) in wanted
    }
    ended = Change.objects.filter(
        table=VISITS, key__in=codes, record__code__in=ENDED, record__at__gt=plan.made_at
    )
    return len({codes[key] for key in ended.order_by().values_list("key", flat=True)})
