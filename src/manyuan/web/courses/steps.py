"""What a seat can do with a course in its present state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.engagements.kinds.course.actions.counting import COUNTED
from manyuan.engagements.kinds.course.enums import TAKES_PUPILS, CourseState
from manyuan.engagements.kinds.course.models import Course, Receiver
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.queries.courses import own_receivers
from manyuan.engagements.kinds.course.queries.turnouts import reporting_for
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    label: str
    url: str


def steps_of(seat: Seat, course: Course, receivers: Sequence[Receiver]) -> list[Step]:
    """Return what the seat can do, the most likely first."""
    steps = [*_own_school(seat, course, receivers), *_counting(seat, course, receivers)]
    if course.stands and may_change_course(seat, course):
        steps = [*_stepping(course), *steps, *_changing(course)]
    return steps


def _own_school(seat: Seat, course: Course, receivers: Sequence[Receiver]) -> Iterator[Step]:
    """Offer who speaks for a single school what the table offers for each."""
    own = own_receivers(seat, receivers)
    if course.state not in TAKES_PUPILS or len(own) != 1:
        return
    label = _("修改报名") if own[0].asked else pgettext("course", "报名")
    yield Step(label, reverse("course-sign-up", args=[course.code, own[0].school.code]))
    if own[0].asked:
        url = reverse("course-withdraw", args=[course.code, own[0].school.code])
        yield Step(_("退出报名"), url)


def _counting(seat: Seat, course: Course, receivers: Sequence[Receiver]) -> Iterator[Step]:
    if course.state in COUNTED and reporting_for(seat, receivers):
        yield _step(_("登记到课人数"), "course-attendance", course)


def _stepping(course: Course) -> Iterator[Step]:
    if course.state == CourseState.DRAFT:
        yield _step(_("开放报名"), "course-open", course)
    elif course.state == CourseState.OPEN:
        yield _step(_("确定开课"), "course-start", course)


def _changing(course: Course) -> Iterator[Step]:
    yield _step(_("修改课程"), "course-edit", course)
    yield _step(_("接受学校和限额"), "course-schools", course)
    yield _step(_("每周排课"), "course-run", course)
    yield _step(_("排一次课"), "course-session-new", course)
    if course.state == CourseState.RUNNING:
        yield _step(_("结课"), "course-finish", course)
    yield _step(_("取消课程"), "course-cancel", course)


def _step(label: str, name: str, course: Course) -> Step:
    return Step(label, reverse(name, args=[course.code]))
