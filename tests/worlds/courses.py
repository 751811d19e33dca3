"""Shore, where the junior school S4 gives a bridging course to primaries.

S1 is a lead school, S2 weak, S3 new, S5 ordinary; the sign-up began yesterday, and until the day
``TURN`` days ahead S1 must wait. A principal sits at each of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta

from manyuan.directory.models import Teacher, Venue
from manyuan.engagements.kinds.course.actions import (
    CourseFacts,
    GradePupils,
    ReceiverFacts,
    SessionFacts,
    TurnoutFacts,
    add_sessions,
    offer_course,
    open_course,
    report_turnout,
    set_receivers,
    sign_up,
    start_course,
)
from manyuan.engagements.kinds.course.models import Course, Receiver, Session
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from worlds.clock import on_day
from worlds.shore import World, _sit, build_shore
from worlds.visits import school_day

TURN, OPEN = timedelta(days=5), timedelta(days=20)
DAY = timedelta(days=1)
GRADE = "六年级"


@dataclass(frozen=True)
class Bay:
    """Shore with its courses; ``principals`` sit at S1, S2, S4 and S5."""

    shore: World
    principals: dict[str, Seat]

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @property
    def provider(self) -> Seat:
        """The principal of S4, who gives the course."""
        return self.principals["S4"]

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with self.shore.at(seat):
            yield

    def school(self, code: str):
        return self.shore.school(code)

    def facts(self, **rest: object) -> CourseFacts:
        given = {
            "provider": self.school("S4").unit,
            "name": "走进物理",
            "mode": "bridging",
            "subject": "物理",
            "stage": "primary",
            "grade": GRADE,
            "places": 60,
            "opens_on": today() - DAY,
            "closes_on": today() + OPEN,
            "weaker_until": today() + TURN,
            **rest,
        }
        return CourseFacts(**given)

    def draft(self, **rest: object) -> Course:
        return offer_course(by=self.officer, facts=self.facts(**rest))

    def session(self, day: date | None = None, **rest: object) -> SessionFacts:
        given = {
            "on": day or school_day(),
            "starts_at": time(14),
            "ends_at": time(15, 30),
            "place": self.school("S4").unit,
            "room": "物理实验室",
            **rest,
        }
        return SessionFacts(**given)

    def receivers(self, **quotas: int | None) -> list[ReceiverFacts]:
        return [ReceiverFacts(self.school(code), quota) for code, quota in quotas.items()]

    def ready(self, days: tuple[date, ...] = (), quotas=None, **rest: object) -> Course:
        """Draft a course with schools and sessions."""
        course = self.draft(**rest)
        named = quotas or {"S1": None, "S2": 30, "S3": None, "S5": None}
        set_receivers(by=self.officer, course=course, receivers=self.receivers(**named))
        sessions = [self.session(day) for day in days or (school_day(), school_day(1))]
        add_sessions(by=self.officer, course=course, sessions=sessions)
        return course

    def open(self, **rest: object) -> Course:
        return open_course(by=self.officer, course=self.ready(**rest))

    def sign(self, course: Course, school: str, pupils: int, by: Seat | None = None) -> Receiver:
        grades = [GradePupils(GRADE, pupils)]
        return sign_up(
            by=by or self.officer, course=course, school=self.school(school), grades=grades
        )

    def running(self, **rest: object) -> Course:
        """A course with a session that was held yesterday, or rather could have been, and 25 of S2."""
        days = (today() - DAY, school_day())
        course = self.open(days=days, **rest)
        self.sign(course, "S2", 25)
        return start_course(by=self.officer, course=course)

    def count(self, course: Course, number: int, pupils: int, **rest: object):
        given = {"by": self.officer, "school": "S2", "reason": "", **rest}
        school = self.school(given.pop("school"))
        return report_turnout(course=course, counts=[TurnoutFacts(number, school, pupils)], **given)

    def placed(self, course: Course) -> dict[str, int]:
        found = Receiver.objects.filter(course=course, asked__gt=0)
        return {one.school.code: one.placed for one in found.select_related("school__unit")}

    def session_of(self, course: Course, number: int = 1) -> Session:
        return Session.objects.select_related("course__provider", "place").get(
            course=course, number=number
        )

    def teacher(self, code: str = "T1") -> Teacher:
        return Teacher.objects.get(code=code)

    def venue(self) -> Venue:
        return Venue.objects.get(code="H1")


@contextmanager
def after_the_turn() -> Iterator[None]:
    """Let it be the day on which every school may sign up."""
    with on_day(today() + TURN + DAY):
        yield


def build_bay() -> Bay:
    shore = build_shore()
    with shore.at():
        units = {code: shore.school(code).unit for code in ("S1", "S4", "S5")}
    seats = {
        code: _sit(f"principal-{code}", f"{code}校长", Role.PRINCIPAL, unit)
        for code, unit in units.items()
    }
    return Bay(shore, {"S2": shore.principal, **seats})


@dataclass(frozen=True)
class Taught:
    """A draft of S1, a course of S1 that is open to S2, and one that runs, once reported."""

    draft: str
    course: str
    running: str
    taking_school: int
    turnout_field: str


def teach_something(shore: World) -> Taught:
    """Offer what the addresses of the courses need."""
    bay = Bay(shore, {})
    given = {
        "provider": bay.school("S1").unit,
        "group": shore.group("G1"),
        "quotas": {"S2": 40},
        "weaker_until": None,
    }
    course = bay.open(**given, lecturers=(bay.teacher(),))
    bay.sign(course, "S2", 20)
    running = bay.running(**given, name="小小科学家")
    bay.count(running, 1, 20)
    receiver = Receiver.objects.get(course=running)
    draft = bay.ready(**given, name="海洋小卫士")
    field = f"s1-{receiver.pk}"
    return Taught(draft.code, course.code, running.code, receiver.school_id, field)
