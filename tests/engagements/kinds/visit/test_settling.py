from datetime import time

import pytest

from manyuan.directory.models import Expert
from manyuan.engagements.kinds.visit.actions import (
    cancel_visit,
    decline_visit,
    hold_visit,
    move_visit,
)
from manyuan.engagements.kinds.visit.actions.holding import Attended
from manyuan.engagements.kinds.visit.actions.moving import Slot
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.history.models import Change, Record
from manyuan.offers.enums import DayState, RequestState
from manyuan.offers.errors import RequestIsSettled
from manyuan.offers.models import ExpertDay, VisitRequest
from worlds.visits import PAST, school_day


@pytest.fixture(autouse=True)
def _seated(coast):
    with coast.at():
        yield


def request():
    return VisitRequest.objects.get(code="V1")


def given(on, hours=(8, 17)):
    """Let E1 give hours of a day."""
    expert = Expert.objects.get(code="E1")
    return ExpertDay.objects.create(
        bureau_id=expert.bureau_id,
        expert=expert,
        date=on,
        starts_at=time(hours[0]),
        ends_at=time(hours[1]),
        max_visits=3,
    )


def day_of(day):
    now = ExpertDay.objects.get(pk=day.pk)
    return now.state, now.booked


def test_request_is_planned_once_a_visit_for_it_is_arranged(coast):
    coast.visit(request="V1")

    assert request().state == RequestState.PLANNED


def test_request_is_met_once_its_visit_was_held(coast):
    coast.held(request="V1")

    assert request().state == RequestState.MET


def test_request_waits_again_when_its_visit_is_called_off_or_declined(coast):
    cancel_visit(by=coast.officer, visit=coast.visit(request="V1"), reason="台风")
    called_off = request().state

    decline_visit(by=coast.principal, visit=coast.visit(request="V1"), reason="考试")

    assert (called_off, request().state) == (RequestState.STATED, RequestState.STATED)


def test_visit_that_serves_no_request_leaves_requests_alone(coast):
    coast.held()

    assert request().state == RequestState.STATED


def test_withdrawn_request_cannot_be_served(coast):
    VisitRequest.objects.filter(code="V1").update(state=RequestState.WITHDRAWN)

    with pytest.raises(RequestIsSettled):
        coast.visit(request="V1")

    assert not Visit.objects.exists()


def test_day_counts_the_visits_that_stand_on_it(coast):
    day = given(school_day())
    first = coast.visit()
    coast.visit(starts_at=time(13), ends_at=time(14))
    both = day_of(day)

    cancel_visit(by=coast.officer, visit=first, reason="台风")

    assert (both, day_of(day)) == ((DayState.PLANNED, 2), (DayState.PLANNED, 1))


def test_each_span_of_a_day_counts_the_visits_that_begin_in_it(coast):
    morning, afternoon = given(school_day(), (8, 12)), given(school_day(), (13, 17))
    coast.visit()

    coast.visit(starts_at=time(13), ends_at=time(14))

    assert (day_of(morning), day_of(afternoon)) == ((DayState.PLANNED, 1), (DayState.PLANNED, 1))


def test_moved_visit_leaves_one_day_and_stands_on_the_other(coast):
    before, after = given(school_day()), given(school_day(1))
    visit = coast.visit()

    move_visit(by=coast.officer, visit=visit, to=Slot(school_day(1), time(10)), reason="考试")

    assert (day_of(before), day_of(after)) == ((DayState.OFFERED, 0), (DayState.PLANNED, 1))


def test_what_follows_on_the_boards_stands_in_the_record_of_the_action(coast):
    visit = coast.visit(request="V1", on=PAST)

    hold_visit(by=coast.principal, visit=visit, attendance=[Attended("六年级", 90)], teachers=3)

    record = Record.objects.get(code="visit.held")
    tables = set(Change.objects.filter(record=record).values_list("table", flat=True))
    assert tables == {"visits", "visit_requests"}
