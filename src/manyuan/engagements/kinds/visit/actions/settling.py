"""The boards follow the visits: what was asked for and given is planned, met, or waits again."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, time
from typing import TypeAlias

from django.db.models import QuerySet

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.history.actions import Changed
from manyuan.offers.actions.marking import mark_days, mark_requests
from manyuan.offers.enums import DayState, RequestState
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.seats.models import Seat

DayOf: TypeAlias = tuple[int, date]  # an expert's key, and the day
BEGINNING = ("expert_id", "on", "starts_at")


def settle(by: Seat, visits: Iterable[Visit], *, left: Collection[DayOf] = ()) -> list[Changed]:
    """Note on requests and days how the visits now stand; ``left`` are days that visits left.

    A step of several actions: whoever calls it has written the visits and holds the bureau's lock.
    """
    touched = list(visits)
    requests = {one.request_id: one.request for one in touched if one.request is not None}
    days = {*left, *((one.expert_id, one.on) for one in touched)}
    return [*_settle_requests(by, requests.values()), *_settle_days(by, days)]


def _settle_requests(by: Seat, requests: Collection[VisitRequest]) -> list[Changed]:
    live = _live().filter(request__in=[one.pk for one in requests])
    states = dict(live.values_list("request_id", "state"))
    served = [one for one in requests if one.pk in states]
    held = [one for one in served if states[one.pk] == VisitState.HELD]
    # What a withdrawn request asked for no longer waits.
    waiting = VisitRequest.objects.filter(pk__in=[one.pk for one in requests if one not in served])
    freed = list(waiting.exclude(state=RequestState.WITHDRAWN))
    return [
        *mark_requests(by=by, requests=freed, state=RequestState.STATED),
        *mark_requests(by=by, requests=_not_met(served), state=RequestState.PLANNED),
        *mark_requests(by=by, requests=held, state=RequestState.MET),
    ]


def _not_met(served: Collection[VisitRequest]) -> list[VisitRequest]:
    found = VisitRequest.objects.filter(pk__in=[one.pk for one in served])
    return list(found.exclude(state=RequestState.MET))


def _settle_days(by: Seat, days: Collection[DayOf]) -> list[Changed]:
    dates = {day for _expert, day in days}
    given = ExpertDay.objects.filter(date__in=dates).exclude(state=DayState.WITHDRAWN)
    spans: dict[DayOf, list[ExpertDay]] = {}
    for one in given.order_by("starts_at"):
        if (one.expert_id, one.date) in days:
            spans.setdefault((one.expert_id, one.date), []).append(one)
    booked = {one: 0 for each in spans.values() for one in each}
    for expert, on, starts in _live().filter(on__in=dates).values_list(*BEGINNING):
        if (expert, on) in spans:
            booked[_span_at(spans[expert, on], starts)] += 1
    return mark_days(by=by, booked=booked)


def _span_at(spans: Sequence[ExpertDay], starts: time) -> ExpertDay:
    """Return the span of a date in which a visit begins; one outside of all counts in the first."""
    return next((one for one in spans if one.starts_at <= starts < one.ends_at), spans[0])


def _live() -> QuerySet[Visit]:
    return Visit.objects.exclude(state=VisitState.CANCELLED).order_by()
