"""What the addresses of the inbox answer to every seat; what waits is that of tests/web/seen.py."""

from web.matrix_words import BAD_METHOD, IN, NO, READ, Address, given, signed_in

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
    "inbox-undo": Address(
        get=signed_in(BAD_METHOD), post=DOERS, data=lambda world: {"record": [world.record]}
    ),
}
