"""The demo's courses: one that runs, one that is full with schools waiting, one in sign-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from manyuan.cli.language import gettext as _
from manyuan.directory.enums import MemberRole, Stage
from manyuan.directory.models import Group, School, Teacher
from manyuan.directory.queries.groups import members_on
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
from manyuan.engagements.kinds.course.enums import WAITS_ITS_TURN
from manyuan.engagements.kinds.course.models import Course, Receiver
from manyuan.engagements.kinds.course.queries.choices import weekly_days
from manyuan.engagements.kinds.course.strengths import strength_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

WEEK = timedelta(days=7)
SESSIONS, BEGUN = 8, 3 * WEEK
PLACES, ASKED = 60, (24, 20, 18, 15, 12)
CAME = 0.9


def load_courses(by: Seat) -> None:
    """Offer three courses of the first group: for its primaries, and for all of its schools."""
    provider, group, primaries = _group_of(by)
    grade = _("六年级")
    given = Given(by, provider, group, primaries, grade)
    bridging = given.offer("bridging", _("小初衔接物理课程"), places=PLACES)
    given.fill(bridging)
    start_course(by=by, course=bridging)
    _report(by, bridging)
    given.fill(given.offer("career", _("“1+X”多彩阳光工作室"), places=PLACES // 2))
    given.offer("club", _("海洋模型社团"), places=PLACES)


def _group_of(by: Seat) -> tuple[School, Group, list[School]]:
    """Return a lead school with the primaries of its group, the weaker ones first."""
    members = list(members_on(by, today()))
    lead = next(one for one in members if one.role == MemberRole.LEAD)
    schools = [one.school for one in members if one.group_id == lead.group_id]
    primaries = [one for one in schools if Stage.PRIMARY in one.stages]
    return (
        lead.school,
        lead.group,
        sorted(primaries, key=lambda one: strength_of(one) in WAITS_ITS_TURN),
    )


@dataclass(frozen=True, slots=True)
class Given:
    """Who gives the courses, and to which schools and pupils."""

    by: Seat
    provider: School
    group: Group
    schools: Sequence[School]
    grade: str

    def offer(self, mode: str, name: str, *, places: int) -> Course:
        """Offer a course to the schools, with sessions once a week."""
        teacher = Teacher.objects.filter(school=self.provider).first()
        facts = CourseFacts(
            provider=self.provider.unit,
            name=name,
            mode=mode,
            group=self.group,
            stage=Stage.PRIMARY,
            grade=self.grade,
            places=places,
            opens_on=today() - BEGUN - WEEK,
            closes_on=today() + WEEK,
            weaker_until=today() - BEGUN,
            lecturers=(teacher,) if teacher else (),
        )
        course = offer_course(by=self.by, facts=facts)
        receivers = [ReceiverFacts(one) for one in self.schools]
        set_receivers(by=self.by, course=course, receivers=receivers)
        begins = today() - BEGUN if mode == "bridging" else today() + 2 * WEEK
        days, _skipped = weekly_days(self.by, _weekday(begins, mode), SESSIONS)
        sessions = [_session(course, day) for day in days]
        add_sessions(by=self.by, course=course, sessions=sessions)
        return open_course(by=self.by, course=course)

    def fill(self, course: Course) -> None:
        """Let the schools sign up, one after the other."""
        for school, pupils in zip(self.schools, ASKED, strict=False):
            grades = [GradePupils(self.grade, pupils)]
            sign_up(by=self.by, course=course, school=school, grades=grades)


def _weekday(day: date, mode: str) -> date:
    """Return a day of the same week, another for each course."""
    return day + timedelta(days=["bridging", "career", "club"].index(mode) - day.weekday())


def _session(course: Course, day: date) -> SessionFacts:
    return SessionFacts(
        on=day,
        starts_at=time(15, 30),
        ends_at=time(16, 30),
        place=course.provider,
        lecturer=course.lecturers.first(),
    )


def _report(by: Seat, course: Course) -> None:
    held = course.sessions.filter(on__lt=today()).values_list("number", flat=True)
    taking = Receiver.objects.filter(course=course, placed__gt=0).select_related("school__unit")
    counts = [
        TurnoutFacts(number, one.school, round(one.placed * CAME))
        for number in held
        for one in taking
    ]
    if counts:
        report_turnout(by=by, course=course, counts=counts)
