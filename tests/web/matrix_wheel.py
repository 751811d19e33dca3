"""What the addresses of the year's work answer to every seat."""

from web.matrix_words import (
    BAD_METHOD,
    BOTH,
    IN,
    NO,
    NONE,
    OFFICER,
    OK,
    Address,
    data,
    officers,
)
from worlds.wheel import this_year

READERS = (IN, OK, OK, OK, NO, OK, OK)
POSTED = (IN, *[BAD_METHOD] * 6)


def year(_world):
    return [this_year()]


def coming(_world):
    return [this_year() + 1]


def step(code):
    return lambda _world: [this_year(), code]


def within(_world):
    return {"due_on": f"{this_year()}-12-01"}


TABLE: dict[str, Address] = {
    "year-now": Address(get=(IN, IN, IN, IN, NO, IN, IN)),
    "year": Address(year, get=READERS),
    "year-open": Address(coming, get=officers(OK), post=officers(IN), acts=BOTH),
    "year-take-back": Address(year, get=officers(OK), post=officers(IN, OK), acts=OFFICER),
    "year-step": Address(step("charter"), get=(IN, OK, OK, NONE, NO, OK, OK)),
    "year-step-due": Address(
        step("charter"), get=officers(OK), post=officers(IN), data=within, acts=BOTH
    ),
    "year-step-skip": Address(
        step("charter"),
        get=officers(OK),
        post=officers(IN),
        data=data(reason="长期有效"),
        acts=BOTH,
    ),
    "year-step-reset": Address(step("charter"), get=POSTED, post=officers(IN)),
    "year-step-tick": Address(
        step("mid_summary"),
        get=POSTED,
        post=(IN, IN, IN, NONE, NO, NO, IN),
        data=data(unit="G1"),
        acts=("officer", "group_office", "hill"),
    ),
    "year-step-untick": Address(
        step("mid_inspection"),
        get=POSTED,
        post=(IN, IN, NONE, NONE, NO, NO, NONE),
        data=data(unit="990001"),
        acts=OFFICER,
    ),
}
