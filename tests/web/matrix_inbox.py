"""What the inbox and the deputies answer to every seat; what waits is that of tests/web/seen.py."""

from web.matrix_words import (
    BAD_METHOD,
    DAY,
    IN,
    NO,
    NONE,
    OK,
    READ,
    Address,
    given,
    signed_in,
)

DOERS = (IN, IN, IN, IN, IN, NO, IN)
TABLE: dict[str, Address] = {
    "inbox": READ,
    # B2026-00001 waits for the group office; for everybody else the answer is none of theirs.
    "inbox-answer": Address(
        given("booking-approve"),
        get=signed_in(BAD_METHOD),
        post=(IN, 200, IN, IN, 200, NO, 200),
        data=lambda world: {"verb": "approve", "key": [world.booking]},
        acts=("group_office",),
    ),
    "deputies": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        # Nobody of another bureau is found.
        post=(IN, IN, IN, IN, NO, NO, OK),
        data=lambda world: {
            "username": world.teacher.person.username,
            "first": DAY,
            "last": DAY,
            "reason": "外出培训",
        },
        acts=("officer", "group_office", "principal"),
    ),
    "deputy-end": Address(given(0), get=signed_in(BAD_METHOD), post=signed_in(NONE)),
    "inbox-undo": Address(
        get=signed_in(BAD_METHOD), post=DOERS, data=lambda world: {"record": [world.record]}
    ),
}
