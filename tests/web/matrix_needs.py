"""What the addresses of the needs answer to every seat.

``seen`` holds two needs of S2, which is in G1 and where the principal sits; a material of S1 meets
one of them. The teacher sits at S1, and sees the needs of S1 alone.
"""

from web.matrix_words import DAY, IN, NO, NONE, OK, Address, data

OWNERS = ("officer", "group_office", "principal")
WISH = {"title": "礼堂", "starts_on": DAY, "ends_on": DAY}


def need(world):
    return [world.need]


def met_need(world):
    return [world.met_need]


def spoken(args, fields):
    """Answer who arranges and asks, and let them act."""
    return Address(
        args,
        get=(IN, OK, OK, OK, NONE, NO, NONE),
        post=(IN, IN, IN, IN, NONE, NO, NONE),
        data=fields,
        acts=OWNERS,
    )


TABLE: dict[str, Address] = {
    "needs": Address(),
    "need-new": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        post=(IN, IN, IN, IN, NO, NO, OK),
        data=data(school="S2", kind="venue", **WISH),
        acts=OWNERS,
    ),
    "need": Address(need, get=(IN, OK, OK, OK, NONE, OK, NONE)),
    "need-edit": spoken(need, data(**WISH)),
    "need-withdraw": spoken(need, data(reason="已另行解决")),
    "need-meet": spoken(need, lambda world: {"engagement": world.meeting}),
    "need-reopen": spoken(met_need, data(reason="不合适")),
    "venue-for-need": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        post=(IN, IN, IN, IN, NO, NO, OK),
        data=data(venue="H1", on=DAY),
    ),
}
