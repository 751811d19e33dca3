"""What the addresses of the events answer to every seat.

The event that ``seen`` holds is run by S1 in G1, S2 and S3 are guests: the principal's seat is at
S2, so that it looks on and counts its own pupils; the teacher's is at S1.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, READ, Address, data, signed_in
from worlds.events import AHEAD, DAY, PICTURE

RUNNERS = ("officer", "group_office")
COUNTERS = ("officer", "group_office", "principal")
REASON = "下雨"
ROWS = {"rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "0"}
FACTS = {
    "mode": "league",
    "title": "足球联赛",
    "starts_on": AHEAD.isoformat(),
    "ends_on": AHEAD.isoformat(),
    "group": "G1",
}


def runners(status):
    return (IN, status, status, NO, NO, NO, NONE)


def shown(status):
    return (IN, status, status, status, status, status, NONE)


def counters(status):
    return (IN, status, status, status, NO, NO, NONE)


def ahead(world):
    return [world.event]


def held(world):
    return [world.held_event]


def asks(args, **fields):
    return Address(args, get=runners(OK), post=runners(IN), data=data(**fields), acts=RUNNERS)


TABLE: dict[str, Address] = {
    "events": READ,
    "event": Address(ahead, get=shown(OK), post=(IN, *[BAD_METHOD] * 6)),
    "event-new": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        post=(IN, IN, IN, NO, NO, NO, IN),
        data=data(**FACTS),
        acts=("officer", "group_office", "hill"),
    ),
    "event-edit": asks(ahead, **FACTS, main_host="S1"),
    "event-schools": asks(ahead, **ROWS, **{"rows-0-school": "S1", "rows-0-part": "host"}),
    "event-programme": asks(
        ahead,
        **ROWS,
        **{"rows-0-on": AHEAD.isoformat(), "rows-0-starts_at": "09:00", "rows-0-title": "开赛"},
    ),
    "event-announce": Address(ahead, get=runners(OK), post=runners(OK)),
    "event-move": asks(ahead, on=(AHEAD + DAY).isoformat(), starts_at="10:00", reason=REASON),
    "event-cancel": asks(ahead, reason=REASON),
    "event-hold": Address(ahead, get=runners(OK), post=runners(OK)),
    "event-review": asks(held, afterwards="两千人参加。"),
    "event-turnout": Address(
        lambda world: [world.held_event, "S2"],
        get=counters(OK),
        post=counters(IN),
        data=data(teachers="3", pupils="三年级 180"),
        acts=COUNTERS,
    ),
    "event-poster": Address(
        ahead,
        get=signed_in(BAD_METHOD),
        post=runners(IN),
        data=lambda _world: {"file": SimpleUploadedFile("海报.png", PICTURE)},
        acts=RUNNERS,
    ),
    "event-poster-file": Address(held, get=shown(OK)),
    "event-poster-remove": asks(held),
}
