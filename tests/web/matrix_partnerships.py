"""What the addresses about partners answer to every seat.

The world holds P1 with its agreements with G1 and S4, the expert E1 and the studio W1 at S4.
"""

from web.matrix_words import (
    BOTH,
    DAY,
    IN,
    NONE,
    OFFICER,
    OK,
    SHOWN,
    Address,
    data,
    given,
    officers,
    signed_in,
)

AGREEMENT = {"kind": "group_university", "partner": "P1", "starts_on": DAY}


def agreement(world):
    from manyuan.directory.models import Agreement

    with world.at():
        return [Agreement.objects.get(kind="group_university").pk]


def page(code):
    return Address(given(code), get=signed_in(OK, NONE), post=signed_in(OK, NONE))


def change(args, **fields):
    return Address(
        args,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(**fields),
        acts=OFFICER,
    )


TABLE: dict[str, Address] = {
    "partnerships": SHOWN,
    "agreements": SHOWN,
    "experts": SHOWN,
    "studios": SHOWN,
    "expert": page("E1"),
    "studio": page("W1"),
    # Hill has no partner P1, and is told so on its own form.
    "agreement-new": Address(
        get=officers(OK),
        post=officers(IN, OK),
        data=data(group="G2", **AGREEMENT),
        acts=OFFICER,
    ),
    "agreement-edit": change(agreement, group="G1", reason="写错日期", **AGREEMENT),
    "agreement-end": change(agreement, on=DAY),
    "agreement-remove": change(agreement, reason="重复"),
    "expert-new": Address(
        get=officers(OK),
        post=officers(IN, OK),
        data=data(code="E9", partner="P1", topics="海洋科学"),
        acts=OFFICER,
    ),
    "expert-edit": change(given("E1"), partner="P1", topics="海洋科学、极地", stages=["primary"]),
    "expert-leave": change(given("E1"), on=DAY, reason="调离"),
    "expert-return": Address(given("E1"), get=officers(OK, NONE), post=officers(OK, NONE)),
    "expert-remove": Address(
        given("E1"), get=officers(OK, NONE), post=officers(OK, NONE), data=data(reason="误录")
    ),
    "studio-new": Address(
        get=officers(OK),
        post=officers(IN),
        data=data(code="W9", school="S1", subject="化学"),
        acts=BOTH,
    ),
    "studio-edit": change(given("W1"), school="S4", subject="地理"),
    "studio-close": change(given("W1"), on=DAY, reason="合并"),
    "studio-reopen": Address(given("W1"), get=officers(OK, NONE), post=officers(OK, NONE)),
    "studio-remove": Address(
        given("W1"), get=officers(OK, NONE), post=officers(OK, NONE), data=data(reason="误录")
    ),
}
