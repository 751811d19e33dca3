"""What the addresses of surveys answer: to who keeps and reads them, and to who has a code."""

from web.matrix_words import (
    BAD_METHOD,
    BOTH,
    DAY,
    IN,
    NO,
    NONE,
    OFFICER,
    OK,
    Address,
    data,
    everybody,
    given,
    officers,
)

BUREAU = "990001"
READERS = (IN, OK, OK, OK, NO, OK, NONE)
ASKS = {
    "title": "秋季问卷",
    "audience": "pupils",
    "year": "2026",
    "opens_on": DAY,
    "closes_on": "2099-01-01",
    "question_1": "overall:levels",
    "question_2": "safety:yes_no",
    "schools": ["S1"],
}


def asks(world):
    from manyuan.kernel.clock import today
    from manyuan.kernel.school_year import SchoolYear

    return {**ASKS, "year": str(SchoolYear.on(today()).start)}


def draft(world):
    return [world.survey_draft]


def running(world):
    return [world.survey_open]


TABLE: dict[str, Address] = {
    "surveys": Address(get=(IN, OK, OK, OK, NO, OK, OK)),
    "survey": Address(lambda world: [world.survey_ended], get=READERS),
    "survey-new": Address(get=officers(OK), post=officers(IN), data=asks, acts=BOTH),
    "survey-edit": Address(
        draft, get=officers(OK, NONE), post=officers(IN, NONE), data=asks, acts=OFFICER
    ),
    "survey-open": Address(draft, get=officers(OK, NONE), post=officers(IN, NONE), acts=OFFICER),
    "survey-close": Address(running, get=officers(OK, NONE), post=officers(IN, NONE), acts=OFFICER),
    "survey-discard": Address(draft, get=officers(OK, NONE), post=officers(IN, NONE), acts=OFFICER),
    "survey-codes": Address(
        lambda world: [world.survey_open, "S2"],
        get=(IN, OK, NO, OK, NO, NO, NONE),
        post=(IN, OK, NO, OK, NO, NO, NONE),
        data=data(count="3"),
        acts=("officer", "principal"),
    ),
    # A form to enter a code that did not come from our page is refused.
    "survey-enter": Address(
        given(BUREAU), get=everybody(OK), post=everybody(400), data=data(code="ABCD")
    ),
    "survey-answer": Address(
        lambda world: [BUREAU, world.survey_code],
        get=everybody(OK),
        post=everybody(IN),
        data=data(overall="5", safety="1"),
        acts=("anonymous", "officer", "group_office", "principal", "teacher", "auditor", "hill"),
    ),
    "survey-thanks": Address(given(BUREAU), get=everybody(OK), post=everybody(BAD_METHOD)),
}
