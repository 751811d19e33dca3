"""Which visits stand whatever is planned anew, and which a plan in force may still move."""

from collections.abc import Collection, Iterable
from datetime import date, time

from django.db.models import QuerySet

from manyuan.directory.models import Group
from manyuan.engagements.kinds.visit.enums import CancelReason, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import VISITS, clock
from manyuan.history.models import Change
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan, Stop
from manyuan.plans.settings import place_of
from manyuan.plans.visibility import IN_FORCE
from manyuan.seats.models import Seat

Slot = tuple[str, str, str, str]
PlannedSlot = tuple[int, int, date, time]
ENDED = ("visit.cancelled", "visit.declined")


def kept_visits(seat: Seat, year: int, group: Group | None) -> tuple[Slot, ...]:
    """Return the visits that a new caravan of the year leaves as they are: all but the waiting."""
    movable = planned_slots(plan_in_force(year, group))
    return tuple(
        slot_of(visit) for visit in live_visits(seat, year) if not may_still_move(visit, movable)
    )


def waiting_visits(seat: Seat, year: int, group: Group | None) -> tuple[Slot, ...]:
    """Return the visits of the plan in force for the same schools that a new one may move."""
    movable = planned_slots(plan_in_force(year, group))
    return tuple(
        slot_of(visit) for visit in live_visits(seat, year) if may_still_move(visit, movable)
    )


def may_still_move(visit: Visit, planned: Collection[PlannedSlot]) -> bool:
    """Say whether a visit stands as its plan laid it, ahead of today, and nobody has answered."""
    answered = visit.school_confirmed_at or visit.partner_confirmed_at
    return (
        visit.state == VisitState.PLANNED
        and answered is None
        and visit.on >= today()
        and (visit.request_id, visit.expert_id, visit.on, visit.starts_at) in planned
    )


def plan_in_force(year: int, group: Group | None) -> Plan | None:
    """Return the caravan that is adopted for these schools."""
    found = Plan.objects.filter(
        kind=PlanKind.CARAVAN, state=PlanState.ADOPTED, year=year, group=group
    )
    return found.defer("document", "settings").first()


def planned_slots(plan: Plan | None) -> frozenset[PlannedSlot]:
    """Return where a plan laid its visits: request, expert, date and start."""
    if plan is None:
        return frozenset()
    found = plan.stops.order_by()
    return frozenset(found.values_list("request_id", "expert_id", "on", "starts_at"))


def called_off_days(seat: Seat, year: int, group: Group | None) -> tuple[tuple[str, str], ...]:
    """Return the requests of these schools' plans with the days on which a visit was called off.

    What a plan itself moved was not called off, nor is a day on which the visit stands again.
    """
    planned = Stop.objects.filter(
        plan__kind=PlanKind.CARAVAN,
        plan__state__in=IN_FORCE,
        plan__year=year,
        plan__group=group,
    )
    gone = Visit.objects.filter(
        bureau_id=seat.bureau_id,
        state=VisitState.CANCELLED,
        request__in=planned.order_by().values("request_id"),
    ).exclude(cancel_reason=CancelReason.REPLANNED)
    stand = {_day_of(visit) for visit in live_visits(seat, year)}
    found = {_day_of(visit) for visit in gone.select_related("request", "expert")}
    return tuple(sorted(found - stand))


def _day_of(visit: Visit) -> tuple[str, str]:
    request = "" if visit.request is None else visit.request.code
    return request, place_of(visit.expert.code, visit.on)


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
