"""What the addresses of the boards answer to every seat.

``seen`` holds an open window of the coming year's visits, a request of S2 and a day of E1, whose
partner has an agreement with G1; a request and a day of the year before can be taken over.
"""

from offers.giving import NEXT, WEDNESDAY
from web.matrix_words import (
    BOTH,
    DAY,
    IN,
    NO,
    NONE,
    OFFICER,
    OK,
    Address,
    data,
    given,
    officers,
)

WINDOW = {"opens_on": DAY, "closes_on": DAY}
READERS = (IN, OK, OK, OK, NO, OK, OK)
OWNERS = ("officer", "group_office", "principal")
OFFICES = ("officer", "group_office")
HOURS = {"starts_at": "13:00", "ends_at": "15:00", "max_visits": "2"}
SLOTS = {
    "windows-TOTAL_FORMS": "1",
    "windows-INITIAL_FORMS": "0",
    "windows-0-day": WEDNESDAY.isoformat(),
    "windows-0-first": "08:30",
    "windows-0-last": "11:30",
}
WISH = {"topic": "身边的物理", "stage": "primary", "pupils": "90", "minutes": "60", **SLOTS}


def request(world):
    return [world.visit_request]


def expert_day(world):
    return [world.expert_day]


def offices(status, hill=NONE, rest=NO):
    """Answer the bureau and G1's office so."""
    return (IN, status, status, rest, rest, rest, hill)


def ticked(table, code):
    def fields(world):
        from manyuan.offers import models

        with world.at():
            if table == "requests":
                key = models.VisitRequest.objects.get(code="OLD").pk
            else:
                key = models.ExpertDay.objects.get(max_visits=1).pk
        return {"of": code, "row": [key]}

    return fields


TABLE: dict[str, Address] = {
    "openings": Address(),
    "board-offers": Address(get=READERS),
    "board-needs": Address(get=READERS),
    "visit-window-new": Address(
        get=officers(OK), post=officers(IN), data=data(year=NEXT - 1, **WINDOW), acts=BOTH
    ),
    "visit-window-edit": Address(
        given(NEXT),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(reason="延长", **WINDOW),
        acts=OFFICER,
    ),
    "visit-request-new": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        post=(IN, IN, IN, IN, NO, NO, OK),
        data=data(school="S2", **WISH),
        acts=OWNERS,
    ),
    "visit-requests-copy": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        post=(IN, IN, IN, IN, NO, NO, OK),
        query=f"?year={NEXT}",
        data=ticked("requests", "S2"),
        acts=OWNERS,
    ),
    "visit-request": Address(request, get=(IN, OK, OK, OK, NO, OK, NONE)),
    "visit-request-edit": Address(
        request,
        get=(IN, OK, OK, OK, NONE, NO, NONE),
        post=(IN, IN, IN, IN, NONE, NO, NONE),
        data=data(**WISH),
        acts=OWNERS,
    ),
    "visit-request-withdraw": Address(
        request,
        get=(IN, OK, OK, OK, NONE, NO, NONE),
        post=(IN, IN, IN, IN, NONE, NO, NONE),
        data=data(reason="改期"),
        acts=OWNERS,
    ),
    "expert-day-new": Address(
        get=offices(OK, OK),
        post=offices(IN, OK),
        data=data(expert="E1", date=WEDNESDAY.replace(day=WEDNESDAY.day + 7).isoformat(), **HOURS),
        acts=OFFICES,
    ),
    "expert-days-copy": Address(
        get=offices(OK, OK),
        post=offices(IN, OK),
        query=f"?year={NEXT}",
        data=ticked("days", "E1"),
        acts=OFFICES,
    ),
    "expert-day": Address(expert_day, get=(IN, OK, OK, OK, NO, OK, NONE)),
    "expert-day-edit": Address(
        expert_day,
        get=offices(OK),
        post=offices(IN),
        data=data(date=WEDNESDAY.isoformat(), **HOURS),
        acts=OFFICES,
    ),
    "expert-day-withdraw": Address(
        expert_day,
        get=offices(OK),
        post=offices(IN),
        data=data(reason="出差"),
        acts=OFFICES,
    ),
}
