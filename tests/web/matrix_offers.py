"""What the addresses of the room offers answer to every seat.

``seen`` holds a window that is open, T6 of S1 linked to the seat of the teacher, a contest of T6, an
application for T2 of S2, and a workbook that the principal of S2 sent in.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from manyuan.kernel.clock import today
from manyuan.offers.queries.windows import next_year
from web.matrix_words import (
    BAD_METHOD,
    BOTH,
    DAY,
    IN,
    NO,
    NONE,
    OFFICER,
    OK,
    READ,
    Address,
    data,
    given,
    officers,
    signed_in,
)

YEAR = next_year(today())
SCHOOL = given("S2")
OWN = ("officer", "principal")
TEACHER = ("teacher",)
WINDOW = {"opens_on": DAY, "closes_on": DAY, "pack": "exchange-national"}
ROSTER_ROW = {"name": "周贰", "stage": "primary"}
POSTS = {
    "posts-TOTAL_FORMS": "1",
    "posts-INITIAL_FORMS": "0",
    "posts-0-stage": "primary",
    "posts-0-subject": "数学",
    "posts-0-wanted": "2",
}


def teacher(code):
    from manyuan.directory.models import Teacher

    def args(world):
        with world.at():
            return [Teacher.objects.get(code=code).pk]

    return args


def roster_file():
    return SimpleUploadedFile("teachers.csv", "teacher,name,school\nT2,周二,S2\n".encode())


def own(status, hill=NONE, office=NO, auditor=NO):
    """Answer who works for the bureau or leads S2 so."""
    return (IN, status, office, status, NO, auditor, hill)


def principals(status):
    """Answer so to the principal of S2, who alone sends workbooks of the own school."""
    return (IN, NO, NO, status, NO, NO, NO)


TABLE: dict[str, Address] = {
    "offers": READ,
    "window-new": Address(
        get=officers(OK), post=officers(IN), data=data(year=YEAR + 1, **WINDOW), acts=BOTH
    ),
    "window-edit": Address(
        given(YEAR),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(reason="延长", **WINDOW),
        acts=OFFICER,
    ),
    "remind": Address(
        get=(IN, OK, OK, NO, NO, NO, NONE),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        acts=("officer", "group_office"),
    ),
    "my-record": Address(get=(IN, NO, NO, NO, OK, NO, NO), post=(IN, *[BAD_METHOD] * 6)),
    "my-wishes": Address(
        get=(IN, NONE, NONE, NONE, OK, NONE, NONE),
        post=(IN, NONE, NONE, NONE, IN, NONE, NONE),
        data=data(wish=["S3", "S2"], refuse=["S5"], reason="太远"),
        acts=TEACHER,
    ),
    "contest-new": Address(
        get=(IN, NONE, NONE, NONE, OK, NONE, NONE),
        post=(IN, NONE, NONE, NONE, IN, NONE, NONE),
        query="?field=title",
        data=data(should_be="first", note="证书"),
        acts=TEACHER,
    ),
    "contests": Address(get=(IN, OK, NO, OK, NO, OK, OK)),
    "contest": Address(lambda world: [world.contest], get=(IN, OK, NONE, NONE, OK, OK, NONE)),
    "contest-answer": Address(
        lambda world: [world.contest],
        get=signed_in(BAD_METHOD),
        post=(IN, IN, NONE, NONE, NO, NO, NONE),
        data=data(decision="accept"),
        acts=OFFICER,
    ),
    "exemptions": Address(get=(IN, OK, NO, OK, NO, OK, OK)),
    "exemption": Address(lambda world: [world.exemption], get=(IN, OK, NONE, OK, NONE, OK, NONE)),
    "exemption-decide": Address(
        lambda world: [world.exemption],
        get=signed_in(BAD_METHOD),
        post=officers(IN, NONE),
        data=data(decision="approve"),
        acts=OFFICER,
    ),
    "exemption-withdraw": Address(
        lambda world: [world.exemption],
        get=signed_in(BAD_METHOD),
        post=(IN, IN, NONE, IN, NONE, NO, NONE),
        data=data(reason="已康复"),
        acts=OWN,
    ),
    "teacher-edit": Address(
        teacher("T2"),
        get=(IN, OK, OK, OK, NONE, OK, NONE),
        post=(IN, IN, NO, IN, NONE, NO, NONE),
        data=data(**ROSTER_ROW),
        acts=OWN,
    ),
    "teacher-remove": Address(
        teacher("T2"),
        get=(IN, OK, NO, OK, NONE, NO, NONE),
        post=(IN, IN, NO, IN, NONE, NO, NONE),
        data=data(reason="调离"),
        acts=OWN,
    ),
    "exemption-new": Address(
        teacher("T3"),
        get=(IN, OK, NO, OK, NONE, NO, NONE),
        post=(IN, IN, NO, IN, NONE, NO, NONE),
        data=data(reason="disability", evidence="残疾证"),
        acts=OWN,
    ),
    "teacher-account": Address(
        teacher("T6"),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(account=""),
        acts=OFFICER,
    ),
    "roster-upload": Address(
        get=principals(OK),
        post=principals(IN),
        data=lambda _world: {"files": roster_file()},
        acts=("principal",),
    ),
    "roster-check": Address(lambda world: [world.roster], get=principals(OK)),
    "roster-apply": Address(
        lambda world: [world.roster],
        get=signed_in(BAD_METHOD),
        post=principals(IN),
        acts=("principal",),
    ),
    "roster-annotated": Address(lambda world: [world.roster], get=principals(OK)),
    "roster-discard": Address(
        lambda world: [world.roster],
        get=signed_in(BAD_METHOD),
        post=principals(IN),
        acts=("principal",),
    ),
    "school-offers": Address(SCHOOL, get=(IN, OK, OK, OK, NO, OK, NONE)),
    "school-roster": Address(SCHOOL, get=(IN, OK, OK, OK, NO, OK, NONE)),
    "roster-workbook": Address(SCHOOL, get=(IN, OK, OK, OK, NO, OK, NONE)),
    "confirm-roster": Address(SCHOOL, get=signed_in(BAD_METHOD), post=own(IN), acts=OWN),
    "confirm-posts": Address(SCHOOL, get=signed_in(BAD_METHOD), post=own(IN), acts=OWN),
    "teacher-new": Address(
        SCHOOL, get=own(OK), post=own(IN), data=data(teacher="T9", name="钱九"), acts=OWN
    ),
    "accounts-by-code": Address(SCHOOL, get=signed_in(BAD_METHOD), post=officers(IN, NONE)),
    "school-posts": Address(
        SCHOOL,
        get=(IN, OK, OK, OK, NO, OK, NONE),
        post=(IN, IN, NO, IN, NO, NO, NONE),
        data=data(**POSTS),
        acts=OWN,
    ),
}
