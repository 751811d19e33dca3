"""What the addresses of the venues answer to every seat.

H1 is owned by S1, for which the group office answers and whose teacher sees what is booked; the
bookings are of S2, where the principal sits, as does the closed H3.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from web.matrix_words import (
    BAD_METHOD,
    DAY,
    IN,
    NO,
    NONE,
    OK,
    READ,
    Address,
    data,
    given,
    signed_in,
)
from worlds.visits import photo, school_day

OWNERS = ("officer", "group_office")
SPEAKERS = ("officer", "group_office", "principal")
REASON = "期中考试"
ROOM = {"name": "阶梯教室", "kind": "classroom", "capacity": "120", "is_shared": "on"}


def owners(status, hill=NONE):
    return (IN, status, status, NO, NO, NO, hill)


def speakers(status, hill=NONE):
    return (IN, status, status, status, NO, NO, hill)


def booked(world):
    return [world.booking]


def one_use(world):
    return [world.booking, 1]


def used(world):
    return [world.used_booking, 1]


def owned(args, **fields):
    return Address(args, get=owners(OK), post=owners(IN), data=data(**fields), acts=OWNERS)


def spoken(args, **fields):
    return Address(args, get=speakers(OK), post=speakers(IN), data=data(**fields), acts=SPEAKERS)


SHOWN = (IN, OK, OK, OK, OK, OK, NONE)
TABLE: dict[str, Address] = {
    "venues": READ,
    "venue-new": Address(
        get=speakers(OK, OK),
        post=speakers(IN, OK),
        data=data(code="N1", school="S2", **ROOM),
        acts=SPEAKERS,
    ),
    "venue": Address(given("H1"), get=SHOWN),
    "venue-edit": owned(given("H1"), **ROOM),
    "venue-close": owned(given("H1"), on=DAY, reason=REASON),
    "venue-reopen": spoken(given("H3")),
    "venue-remove": spoken(given("H3"), reason="误录"),
    "venue-photo": Address(
        given("H1"),
        get=SHOWN,
        post=owners(IN),
        data=lambda _world: {"file": SimpleUploadedFile("报告厅.jpg", photo())},
        acts=OWNERS,
    ),
    "venue-photo-remove": owned(given("H1")),
    "venue-book": spoken(
        given("H1"),
        school="S2",
        purpose="排练",
        people="60",
        on=school_day(2).isoformat(),
        starts_at="10:00",
        ends_at="11:00",
    ),
    "venue-day": Address(given("H1"), get=SHOWN),
    "venue-block": owned(
        given("H1"),
        starts_on=school_day(2).isoformat(),
        ends_on=school_day(2).isoformat(),
        starts_at="10:00",
        ends_at="11:00",
        reason=REASON,
    ),
    "block-lift": owned(lambda world: [world.block]),
    "bookings": READ,
    "bookings-to-approve": Address(
        get=speakers(OK, OK),
        post=speakers(IN, IN),
        data=lambda world: {"booking": [world.booking]},
        acts=OWNERS,
    ),
    "booking": Address(booked, get=SHOWN),
    "booking-approve": Address(booked, get=signed_in(BAD_METHOD), post=owners(IN), acts=OWNERS),
    "booking-refuse": owned(booked, reason=REASON),
    "booking-cancel": spoken(booked, reason=REASON),
    "use-cancel": spoken(one_use, reason=REASON),
    "use-move": spoken(one_use, on=school_day(2).isoformat(), starts_at="10:00", reason=REASON),
    "use-hand-over": spoken(used, party="user", condition="good", note="完好"),
}
