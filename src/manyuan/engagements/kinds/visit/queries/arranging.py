"""What somebody who arranges a visit chooses from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from manyuan.directory.models import Expert, School
from manyuan.directory.queries.schools import schools_on
from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.visibility import visible_visits
from manyuan.kernel.clock import today
from manyuan.offers.enums import RequestState
from manyuan.offers.models import VisitRequest
from manyuan.offers.queries.boards import Suggestion, matches
from manyuan.offers.slots import Slot
from manyuan.offers.visibility import visible_requests
from manyuan.plans.queries.school_days import school_days
from manyuan.seats.models import Seat

BUSY = ("expert_id", "on", "starts_at", "ends_at")


@dataclass(frozen=True, slots=True)
class Fit:
    """A day on which an expert could meet a request, from the first hour that both have free."""

    expert: Expert
    day: int
    slot: Slot


def schools_to_visit(seat: Seat) -> "QuerySet[School]":
    """Return the schools that are open today; whom a seat may send where, the action says."""
    return schools_on(seat, today())


def requests_to_meet(seat: Seat) -> "QuerySet[VisitRequest]":
    """Return what schools ask for and no visit meets yet."""
    met = _taking_place().exclude(request=None).order_by().values("request_id")
    return visible_requests(seat).exclude(state=RequestState.WITHDRAWN).exclude(pk__in=met)


def visit_of_request(seat: Seat, request: VisitRequest) -> Visit | None:
    """Return the visit that meets a request, if the seat may see it."""
    found = visible_visits(seat).filter(request=request)
    return found.exclude(state=VisitState.CANCELLED).first()


def fits_for(seat: Seat, request: VisitRequest) -> list[Fit]:
    """Return the days on which an expert could meet a request, best first.

    Left out are days without school and those on which the expert has no hour left.
    """
    found = matches(seat, request).found
    days = {one.match.slot.day for one in found}
    open_days, busy = school_days(seat, days), _busy(days)
    fits = (_fit(one, request, busy) for one in found if one.match.slot.day in open_days)
    return [fit for fit in fits if fit is not None]


def _taking_place() -> "QuerySet[Visit]":
    return Visit.objects.exclude(state=VisitState.CANCELLED)


def _busy(days: Iterable[date]) -> dict[tuple[int, date], list[tuple[time, time]]]:
    found: dict[tuple[int, date], list[tuple[time, time]]] = {}
    for expert, day, first, last in _taking_place().filter(on__in=days).values_list(*BUSY):
        found.setdefault((expert, day), []).append((first, last))
    return found


def _fit(
    one: Suggestion, request: VisitRequest, busy: dict[tuple[int, date], list[tuple[time, time]]]
) -> Fit | None:
    """Return the first free time in the longest hours that both have, or else in others."""
    taken = sorted(busy.get((one.day.expert_id, one.day.date), ()))
    others = (window.common(one.day.slot) for window in request.slots)
    for slot in (one.match.slot, *others):
        free = None if slot is None else _first_free(slot, request.minutes, taken)
        if free is not None:
            return Fit(one.day.expert, one.day.pk, free)
    return None


def _first_free(slot: Slot, minutes: int, taken: Iterable[tuple[time, time]]) -> Slot | None:
    at = slot.first
    for first, last in taken:
        if first < _after(slot.day, at, minutes) and at < last:
            at = last
    end = _after(slot.day, at, minutes)
    return None if end > slot.last else Slot(slot.day, at, end)


def _after(day: date, at: time, minutes: int) -> time:
    """Return the time so many minutes later; what does not end on the day ends with it."""
    end = datetime.combine(day, at) + timedelta(minutes=minutes)
    return end.time() if end.date() == day else time.max
