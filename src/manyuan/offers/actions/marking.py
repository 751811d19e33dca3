"""What became of requests, days and needs, noted by the actions that arrange, hold and cancel.

Like the note of a school's return, each function writes within the action of its caller, who has
asked for permission, holds the lock of the bureau, and puts the changes into its one record.
"""

from collections.abc import Collection, Mapping

from manyuan.history.actions import Changed
from manyuan.offers.actions.days import lock_day
from manyuan.offers.actions.needs import lock_need
from manyuan.offers.actions.requests import lock_request
from manyuan.offers.enums import NEXT_OF_REQUEST, DayState, NeedState, RequestState
from manyuan.offers.errors import DayIsSettled, RequestIsSettled
from manyuan.offers.models import ExpertDay, Need, VisitRequest
from manyuan.offers.rows import DAYS, NEEDS, REQUESTS
from manyuan.seats.models import Seat


def mark_requests(
    *, by: Seat, requests: Collection[VisitRequest], state: RequestState
) -> list[Changed]:
    """Note that requests are planned or met, or wait again because a visit was cancelled.

    Those that stand so already are left alone.
    """
    found = []
    for request in sorted(requests, key=lambda one: one.pk):
        locked = lock_request(by, request)
        before = locked.state
        if before == state:
            continue
        if state not in NEXT_OF_REQUEST[before]:
            raise RequestIsSettled(
                school=locked.school.name, topic=locked.topic, state=locked.get_state_display()
            )
        locked.state = state
        locked.save(update_fields=["state"])
        found.append(REQUESTS.moved(locked, from_state=before))
    return found


def mark_days(*, by: Seat, booked: Mapping[ExpertDay, int]) -> list[Changed]:
    """Note how many visits are arranged on days; a day without any is free to change again."""
    found = []
    for day in sorted(booked, key=lambda one: one.pk):
        locked = lock_day(by, day)
        gone, visits = locked.state == DayState.WITHDRAWN, booked[day]
        if gone and visits:
            raise DayIsSettled(
                expert=str(locked.expert), day=locked.date, state=locked.get_state_display()
            )
        if gone or locked.booked == visits:
            continue
        before = DAYS.row(locked)
        locked.booked = visits
        locked.state = DayState.PLANNED if visits else DayState.OFFERED
        locked.save(update_fields=["booked", "state"])
        found.append(DAYS.changed(locked, before=before))
    return found


def give_needs_back(*, by: Seat, kind: str, engagement: str) -> list[Changed]:
    """Note that an engagement is called off: what it was to meet is open again."""
    met = Need.objects.filter(bureau_id=by.bureau_id, kind=kind, engagement=engagement)
    found = []
    for need in met.order_by("pk"):
        locked = lock_need(by, need)
        before = NEEDS.row(locked)
        locked.state, locked.engagement = NeedState.OPEN, ""
        locked.save(update_fields=["state", "engagement"])
        found.append(NEEDS.changed(locked, before=before))
    return found
