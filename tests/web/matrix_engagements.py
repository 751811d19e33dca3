"""What the addresses of the room engagements answer to every seat.

The posting that ``seen`` holds leads from S1 to S2, both in G1: the seat of the principal is its
host, that of the teacher is not the teacher who is posted.
"""

from datetime import timedelta

from manyuan.kernel.clock import today
from web.matrix_words import DAY, IN, LENIENT, NO, NONE, OK, READ, Address, data, given
from worlds.visits import school_day

POSTING = "P2025-00001"
ARRANGERS = ("officer", "group_office")
LATER = (today() + timedelta(days=900)).isoformat()


def ahead(world):
    """The visit that ``seen`` holds, to S2."""
    return ["visit", world.visit, 1]


def posting(**fields):
    return {"args": given(POSTING), "data": data(**fields)}


def arrangers(status, hill):
    return (IN, status, status, NO, NO, NO, hill)


TABLE: dict[str, Address] = {
    "engagements": READ,
    "occasion-move": Address(
        ahead,
        get=(IN, OK, OK, OK, NONE, OK, NONE),
        post=(IN, IN, IN, IN, NONE, NO, NONE),
        data=data(
            on=school_day(1).isoformat(),
            starts_at="14:00",
            reason="期中考试",
            heard=f"{school_day(1)} 14:00",
        ),
        acts=("officer", "group_office", "principal"),
    ),
    "postings": READ,
    "loans": READ,
    "venue-timeline": READ,
    "loan-new": Address(post=LENIENT),
    "loan": Address(given("L2025-00001"), get=(IN, *[NONE] * 6)),
    "flows": READ,
    "posting": Address(given(POSTING), get=(IN, OK, OK, OK, NO, OK, NONE)),
    "posting-new": Address(
        get=arrangers(OK, OK),
        post=arrangers(IN, OK),
        data=data(
            teacher="T2", host="S1", mode="mentoring", starts_on="2025-09-01", last_day=LATER
        ),
        acts=ARRANGERS,
    ),
    "posting-end": Address(
        **posting(on=DAY, reason="身体原因"),
        get=arrangers(OK, NONE),
        post=arrangers(IN, NONE),
        acts=ARRANGERS,
    ),
    "posting-extend": Address(
        **posting(until=LATER, reason="工作需要"),
        get=arrangers(OK, NONE),
        post=arrangers(IN, NONE),
        acts=ARRANGERS,
    ),
    "posting-replace": Address(
        **posting(teacher="T2", on=DAY, reason="请假"),
        get=arrangers(OK, NONE),
        post=(IN, OK, OK, NO, NO, NO, NONE),
    ),
    "posting-report": Address(
        given(POSTING, "midterm"),
        get=(IN, OK, OK, OK, NO, NO, NONE),
        post=(IN, IN, IN, IN, NO, NO, NONE),
        data=data(text="带教两名青年教师。"),
        acts=("officer", "group_office", "principal"),
    ),
    "posting-cancel": Address(
        **posting(reason="方案变化"),
        get=arrangers(OK, NONE),
        post=(IN, OK, OK, NO, NO, NO, NONE),
    ),
}
