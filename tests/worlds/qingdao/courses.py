"""What the 53rd Middle School's group of Shibei teaches together, in the school year 2023.

B8: subject bridging from primary to junior: a physics bridging course (物理衔接课程).
B9: career planning: the “1+X” studio 多彩阳光工作室.
B16: integrated courses from primary to junior, long and short ones (小初、长短课程一体化建设).

The articles tell neither days nor numbers, nor who gives the studio and the integrated courses:
here the group's junior school gives them all, to the primaries of its group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from manyuan.engagements.kinds.course.actions import (
    CourseFacts,
    GradePupils,
    ReceiverFacts,
    SessionFacts,
    TurnoutFacts,
    add_sessions,
    finish_course,
    offer_course,
    open_course,
    report_turnout,
    set_receivers,
    sign_up,
    start_course,
)
from manyuan.engagements.kinds.course.models import Course
from manyuan.engagements.kinds.course.queries.choices import weekly_days
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shibei import CHAIN, PRIMARIES, build_shibei
from worlds.remembered import remembered

BRIDGING, SUBJECT, STUDIO = "物理衔接课程", "物理", "“1+X”多彩阳光工作室"
INTEGRATED = "小初课程一体化"

OUR_OFFERING, OUR_FIRST_SESSION = date(2023, 9, 18), date(2023, 10, 11)
OUR_LAST_DAY = date(2023, 12, 29)
OUR_GRADE, OUR_PUPILS, OUR_PLACES = "六年级", 30, 120
OUR_SESSIONS = {BRIDGING: 6, STUDIO: 4, f"{INTEGRATED}·长课程": 8, f"{INTEGRATED}·短课程": 2}
OUR_HOUR = {BRIDGING: 13, STUDIO: 14, f"{INTEGRATED}·长课程": 15, f"{INTEGRATED}·短课程": 16}
OUR_LONG, OUR_SHORT = tuple(OUR_SESSIONS)[2:]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Taught:
    """Shibei at the end of 2023; the seats are those of the chain's group and of its schools."""

    bureau: Bureau
    office: Seat
    principals: Mapping[str, Seat]

    def course(self, name: str) -> Course:
        return Course.objects.get(name=name)


def build_courses() -> Taught:
    """Let the junior school give the bridging course, and the group's office the others."""
    taught = build_group()
    _teach(taught, taught.principals[CHAIN], BRIDGING, "bridging", SUBJECT)
    _teach(taught, taught.office, STUDIO, "career")
    for name in (OUR_LONG, OUR_SHORT):
        _teach(taught, taught.office, name, "shared")
    return taught


def build_group() -> Taught:
    """Seat the group's office and the principals of the chain; nothing is offered yet."""
    bureau = remembered(build_shibei)
    with on_day(OUR_OFFERING), bureau.at():
        office = bureau.seat("office-G7", Role.GROUP_OFFICE, bureau.group(CHAIN).unit)
        principals = {name: _principal(bureau, name) for name in (CHAIN, *PRIMARIES)}
    return Taught(bureau, office, principals)


def offer_bridging(taught: Taught) -> Course:
    """B8 until the sign-up: the junior school's principal opens the course."""
    by = taught.principals[CHAIN]
    with on_day(OUR_OFFERING), taught.bureau.at(by):
        return _offered(taught.bureau, by, BRIDGING, "bridging", SUBJECT)


def _principal(bureau: Bureau, name: str) -> Seat:
    unit = bureau.school(name).unit
    return bureau.seat(f"principal-{unit.code}", Role.PRINCIPAL, unit)


def _teach(taught: Taught, by: Seat, name: str, mode: str, subject: str = "") -> None:
    """Offer a course, let the primaries sign up, hold it, and end it."""
    bureau = taught.bureau
    with on_day(OUR_OFFERING), bureau.at(by):
        course = _offered(bureau, by, name, mode, subject)
    for primary in PRIMARIES:
        principal = taught.principals[primary]
        with on_day(OUR_OFFERING + DAY), bureau.at(principal):
            grades = [GradePupils(OUR_GRADE, OUR_PUPILS)]
            sign_up(by=principal, course=course, school=bureau.school(primary), grades=grades)
    with on_day(OUR_FIRST_SESSION - DAY), bureau.at(by):
        start_course(by=by, course=course)
    for primary in PRIMARIES:
        principal = taught.principals[primary]
        with on_day(OUR_LAST_DAY), bureau.at(principal):
            counts = _counts(bureau, course, primary)
            report_turnout(by=principal, course=course, counts=counts)
    with on_day(OUR_LAST_DAY), bureau.at(by):
        finish_course(by=by, course=course)


def _offered(bureau: Bureau, by: Seat, name: str, mode: str, subject: str) -> Course:
    facts = CourseFacts(
        provider=bureau.school(CHAIN).unit,
        name=name,
        mode=mode,
        subject=subject,
        stage="primary",
        grade=OUR_GRADE,
        group=bureau.group(CHAIN),
        places=OUR_PLACES,
        opens_on=OUR_OFFERING,
        closes_on=OUR_FIRST_SESSION,
    )
    course = offer_course(by=by, facts=facts)
    receivers = [ReceiverFacts(bureau.school(primary)) for primary in PRIMARIES]
    set_receivers(by=by, course=course, receivers=receivers)
    days, _skipped = weekly_days(by, OUR_FIRST_SESSION, OUR_SESSIONS[name])
    add_sessions(by=by, course=course, sessions=_sessions(bureau, name, days))
    return open_course(by=by, course=course)


def _sessions(bureau: Bureau, name: str, days: Sequence[date]) -> list[SessionFacts]:
    place, hour = bureau.school(CHAIN).unit, OUR_HOUR[name]
    return [
        SessionFacts(on=day, starts_at=time(hour), ends_at=time(hour, 45), place=place)
        for day in days
    ]


def _counts(bureau: Bureau, course: Course, primary: str) -> list[TurnoutFacts]:
    school = bureau.school(primary)
    numbers = course.sessions.values_list("number", flat=True)
    return [TurnoutFacts(number, school, OUR_PUPILS) for number in numbers]
