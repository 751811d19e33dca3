"""What the addresses of joint research answer to every seat.

S1 invites S2 and S3, all in G1: the seat of the principal is at S2, that of the teacher at S1.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, READ, Address, data
from worlds.visits import PDF, school_day

HOSTS = ("officer", "group_office")
SCHOOLS = (*HOSTS, "principal")
REASON = "期中考试"
DETAILS = {
    "mode": "training",
    "topic": "单元教学",
    "on": school_day(1).isoformat(),
    "starts_at": "09:00",
    "ends_at": "10:00",
}


def hosts(status):
    return (IN, status, status, NO, NO, NO, NONE)


def schools(status):
    return (IN, status, status, status, NO, NO, NONE)


def seen(status):
    return (IN, status, status, status, status, status, NONE)


def ahead(world):
    return [world.research]


def held(world):
    return [world.held_research]


def output(world):
    return [world.held_research, world.output]


def asks(args, answers=hosts, acts=HOSTS, **fields):
    return Address(args, get=answers(OK), post=answers(IN), data=data(**fields), acts=acts)


def all_schools(world):
    return {f"school-{pk}": "2" for pk in world.parts_of_research}


TABLE: dict[str, Address] = {
    "research-list": READ,
    "research": Address(ahead, get=seen(OK), post=(IN, *[BAD_METHOD] * 6)),
    "research-new": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        post=(IN, IN, IN, OK, NO, NO, OK),
        data=data(**DETAILS, host="S1", schools=["S3"], people_each="2"),
        acts=HOSTS,
    ),
    "research-edit": asks(ahead, **DETAILS, host="S1", reason=REASON),
    "research-schools": asks(ahead, schools=["S5"], people_each="2", reason=REASON),
    "research-move": asks(ahead, on=school_day(1).isoformat(), starts_at="14:00", reason=REASON),
    "research-cancel": asks(ahead, reason=REASON),
    "research-held": asks(lambda world: [world.research_of_today], minutes="先学后教。"),
    "research-minutes": asks(held, minutes="以学定教。"),
    "research-attendance": Address(
        held, get=schools(OK), post=schools(IN), data=all_schools, acts=SCHOOLS
    ),
    "research-names": Address(
        lambda world: [world.research, "S2"],
        get=schools(OK),
        post=schools(IN),
        data=data(teachers=["T2"]),
        acts=SCHOOLS,
    ),
    "research-output-new": Address(
        held,
        get=(IN, *[BAD_METHOD] * 6),
        post=hosts(IN),
        data=lambda _world: {"file": SimpleUploadedFile("课件.pdf", PDF)},
        acts=HOSTS,
    ),
    "research-output": Address(output, get=seen(OK)),
    "research-output-remove": asks(output),
}
