"""What the addresses of the room engagements answer to every seat.

The posting that ``seen`` holds leads from S1 to S2, both in G1: the seat of the principal is its
host, that of the teacher is not the teacher who is posted.
"""

from datetime import timedelta

from manyuan.kernel.clock import today
from web.matrix_words import DAY, IN, NO, NONE, OK, READ, Address, data, given

POSTING = "P2025-00001"
ARRANGERS = ("officer", "group_office")
LATER = (today() + timedelta(days=900)).isoformat()


def posting(**fields):
    return {"args": given(POSTING), "data": data(**fields)}


def arrangers(status, hill):
    return (IN, status, status, NO, NO, NO, hill)


TABLE: dict[str, Address] = {
    "engagements": Address(get=(IN, *[IN] * 6), post=(IN, *[IN] * 6)),
    "postings": READ,
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
    "posting-cancel": Address(
        **posting(reason="方案变化"),
        get=arrangers(OK, NONE),
        post=(IN, OK, OK, NO, NO, NO, NONE),
    ),
}
