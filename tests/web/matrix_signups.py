"""What the addresses of public pages and lists answer: to the public, and to who keeps lists.

On the public's pages everybody is the same, signed in or not. A form to sign up that did not come
from our page is refused; that it is accepted from there is in ``public/test_signing_up.py``.
"""

from web.matrix_words import (
    BAD_METHOD,
    BOTH,
    IN,
    NO,
    NONE,
    OFFICER,
    OK,
    WHO,
    Address,
    data,
    everybody,
    given,
)

BUREAU = "990001"
SUMMER = {
    "title": "夏日集市报名",
    "places": "5",
    "waiting_places": "5",
    "most_people": "2",
    "opens_at": "2027-03-01T09:00",
    "closes_at": "2027-03-08T18:00",
    "needs": "phone",
    "delete_on": "2027-04-30",
}
SCHOOL_PAGE = ("officer", "principal")


def keepers(status):
    """Answer who keeps the fair's lists so; others see lists, and teachers not even these."""
    return (IN, status, NO, NO, NO, NO, NONE)


def publishers(status):
    return (IN, status, NO, status, NO, NO, NONE)


def list_of(world):
    return [world.sign_up]


def registration(world):
    return [world.sign_up, world.place]


def code(world):
    return {"code": world.public_code}


def read(*args):
    return Address(given(*args), get=everybody(OK), post=everybody(BAD_METHOD))


def by_code(status, acts=()):
    return Address(
        given(BUREAU), get=everybody(BAD_METHOD), post=everybody(status), data=code, acts=acts
    )


TABLE: dict[str, Address] = {
    "public": Address(get=everybody(IN), post=everybody(BAD_METHOD)),
    "public-home": read(BUREAU),
    "public-group": read(BUREAU, "G1"),
    "public-school": read(BUREAU, "S2"),
    "public-activity": read(BUREAU, "fair", "F1"),
    "public-poster": Address(
        given(BUREAU, "fair", "F1"), get=everybody(NONE), post=everybody(BAD_METHOD)
    ),
    "public-signup": Address(
        lambda world: [BUREAU, world.sign_up], get=everybody(OK), post=everybody(400)
    ),
    "public-code": Address(given(BUREAU), get=everybody(OK), post=everybody(OK), data=code),
    "public-code-cancel": by_code(OK, WHO),
    "public-code-erase": by_code(OK, WHO),
    "public-code-copy": by_code(OK),
    "signups": Address(get=(IN, OK, OK, OK, NO, OK, OK)),
    "signup": Address(list_of, get=(IN, OK, OK, OK, NO, OK, NONE)),
    "signup-new": Address(
        given("fair", "F1"),
        get=(IN, OK, NO, NO, NO, NO, OK),
        post=(IN, IN, NO, NO, NO, NO, IN),
        data=data(**SUMMER),
        acts=BOTH,
    ),
    "signup-edit": Address(
        list_of, get=keepers(OK), post=keepers(IN), data=data(**SUMMER), acts=OFFICER
    ),
    "signup-close": Address(list_of, get=keepers(OK), post=keepers(IN), acts=OFFICER),
    "signup-reopen": Address(list_of, get=keepers(OK), post=keepers(IN), acts=OFFICER),
    "registration-refuse": Address(
        registration, get=keepers(OK), post=keepers(IN), data=data(reason="重复"), acts=OFFICER
    ),
    "registration-erase": Address(registration, get=keepers(OK), post=keepers(IN), acts=OFFICER),
    "public-pages": Address(get=(IN, OK, OK, OK, NO, NO, OK)),
    "public-pages-all": Address(
        get=(IN, OK, NO, NO, NO, NO, OK),
        post=(IN, IN, NO, NO, NO, NO, IN),
        acts=BOTH,
    ),
    "public-page": Address(
        given("school", "S2"),
        get=publishers(OK),
        post=publishers(IN),
        data=data(introduction="灯塔下的学校。"),
        acts=SCHOOL_PAGE,
    ),
    "public-page-withdraw": Address(
        given("school", "S2"), get=publishers(OK), post=publishers(IN), acts=SCHOOL_PAGE
    ),
}
