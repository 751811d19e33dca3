"""What the addresses of the visits answer to every seat.

Both visits that ``seen`` holds are to S2, in G1: the seat of the principal is there, that of the
teacher is not, and to whom a visit is not shown it is as good as none.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, READ, Address, data, signed_in
from worlds.visits import PDF, school_day

SPEAKERS = ("officer", "group_office", "principal")
ORGANISERS = ("officer", "group_office")
REASON = "期中考试"


def speakers(status):
    return (IN, status, status, status, NONE, NO, NONE)


def organisers(status):
    return (IN, status, status, NO, NONE, NO, NONE)


def shown(status):
    return (IN, status, status, status, NONE, status, NONE)


def ahead(world):
    return [world.visit]


def held(world):
    return [world.held_visit]


def ahead_tour(_world):
    return ["E1", school_day().isoformat()]


def photo(world):
    return [world.held_visit, world.evidence]


def asks(args, acts=SPEAKERS, **fields):
    answers = speakers if acts == SPEAKERS else organisers
    return Address(args, get=answers(OK), post=answers(IN), data=data(**fields), acts=acts)


TABLE: dict[str, Address] = {
    "visits": READ,
    "visit": Address(ahead, get=shown(OK), post=(IN, *[BAD_METHOD] * 6)),
    "visit-coverage": Address(get=(IN, OK, OK, OK, NO, OK, OK)),
    "visit-tour": Address(ahead_tour, get=shown(OK)),
    "visit-notice": Address(ahead, get=shown(OK)),
    "visit-new": Address(
        get=(IN, OK, OK, NO, NO, NO, OK),
        post=(IN, IN, IN, NO, NO, NO, OK),
        data=data(
            expert="E1",
            school="S1",
            topic="海洋科学",
            stage="primary",
            expected="90",
            on=school_day(1).isoformat(),
            starts_at="09:00",
            ends_at="10:00",
            heard=f"{school_day(1)} 09:00-10:00",
        ),
        acts=ORGANISERS,
    ),
    "visit-confirm": asks(ahead, side="school"),
    "visit-decline": asks(ahead, side="school", reason=REASON),
    "visit-move": asks(
        ahead,
        on=school_day(1).isoformat(),
        starts_at="14:00",
        reason=REASON,
        heard=f"{school_day(1)} 14:00-15:00",
    ),
    "visit-cancel": asks(ahead, ORGANISERS, reason=REASON),
    "visit-attendance": asks(held, teachers="3", reason="漏计", **{"grade-0": "88"}),
    "visit-feedback": asks(held, side="school", rating="5", text="很好"),
    "visit-evidence": Address(
        held,
        get=signed_in(BAD_METHOD),
        post=speakers(IN),
        data=lambda _world: {"file": SimpleUploadedFile("简报.pdf", PDF)},
        acts=SPEAKERS,
    ),
    "visit-evidence-file": Address(photo, get=shown(OK)),
    "visit-evidence-remove": asks(photo),
}
