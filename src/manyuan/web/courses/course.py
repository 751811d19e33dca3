from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.course.enums import (
    KIND,
    TAKES_PUPILS,
    CourseState,
    SessionState,
)
from manyuan.engagements.kinds.course.models import Course, Receiver, Session
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.queries.courses import (
    lecturers_of,
    own_receivers,
    receivers_of,
    sessions_of,
)
from manyuan.engagements.kinds.course.queries.turnouts import taking_part
from manyuan.engagements.kinds.course.rows import where_of
from manyuan.engagements.signups.permissions import may_see_lists
from manyuan.engagements.signups.queries.lists import lists_of
from manyuan.engagements.signups.queries.pages import page_of_bureau
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.courses.figures import came_to, figures_of, places_picture
from manyuan.web.courses.finding import course_at
from manyuan.web.courses.steps import steps_of
from manyuan.web.courses.trail import to_course
from manyuan.web.courses.words import SESSION_SIGNS, SIGNS, audience_of, hours_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source, VerdictWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A school as the page shows it: what it has, and where its sign-up is changed."""

    receiver: Receiver
    grades: str
    came: int | None
    sign_up_url: str
    withdraw_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A session as the page shows it; ``came`` is None until somebody reported."""

    session: Session
    hours: str
    where: str
    sign: VerdictWord
    came: int | None
    counts: Sequence[int | None]
    may_change: bool


@require_safe
def show_course(request: SeatRequest, code: str) -> HttpResponse:
    """Show a course: its places, who waits, its sessions and who came."""
    course = course_at(request.seat, code)
    receivers = receivers_of(request.seat, course)
    sessions = sessions_of(request.seat, course)
    signed = [one for one in receivers if one.asked]
    taking = taking_part(receivers, sessions)
    may_change = may_change_course(request.seat, course)
    context = {
        "course": course,
        "crumbs": to_course(course),
        "headline": headline_of(course, receivers),
        "lead": _lead(course),
        "sign": SIGNS[course.state],
        "steps": steps_of(request.seat, course, receivers),
        "may_change": may_change,
        "audience": audience_of(course),
        "lecturers": _("、").join(map(str, lecturers_of(request.seat, course))),
        "figures": figures_of(course, receivers, sessions),
        "picture": places_picture(course, receivers),
        "shares": _shares(request.seat, course, receivers, sessions),
        "line": _line(signed),
        "signed": signed,
        "taking": taking,
        "meetings": meetings_of(sessions, taking, may_change=course.stands and bool(may_change)),
        "lists": list(lists_of(request.seat, KIND, course.code)),
        "may_see_lists": may_see_lists(request.seat),
        "may_open_list": bool(may_change) and course.is_public and course.state in TAKES_PUPILS,
        "is_published": course.is_public and course.state != CourseState.DRAFT,
        "site": page_of_bureau(request.seat),
        "may_see_history": may_see_history(request.seat),
        "source": Source(where=_("登记的课程和学校的报名"), as_of=today()),
    }
    return render(request, "courses/course.html", context)


def headline_of(course: Course, receivers: Sequence[Receiver]) -> str:
    """Say how full the course is, and how far it has come."""
    schools = sum(one.asked > 0 for one in receivers)
    waiting = sum(one.waiting for one in receivers)
    facts = {
        "course": course.name,
        "schools": schools,
        "taken": course.taken,
        "free": course.free,
        "waiting": waiting,
    }
    return _headline_text(course, schools, waiting).format(**facts)


def _headline_text(course: Course, schools: int, waiting: int) -> str:
    if course.state == CourseState.DRAFT:
        return _("「{course}」还在草拟，学校看不到")
    if course.state == CourseState.CANCELLED:
        return _("「{course}」已取消")
    if not schools:
        return _("「{course}」还没有学校报名，有 {free} 个名额")
    if waiting:
        return ngettext(
            "「{course}」{schools} 所学校占 {taken} 个名额，{waiting} 人候补",
            "「{course}」{schools} 所学校占 {taken} 个名额，{waiting} 人候补",
            schools,
        )
    return ngettext(
        "「{course}」{schools} 所学校占 {taken} 个名额，还剩 {free} 个",
        "「{course}」{schools} 所学校占 {taken} 个名额，还剩 {free} 个",
        schools,
    )


def _lead(course: Course) -> str:
    parts = [course.get_mode_display(), course.provider.name, audience_of(course)]
    return " · ".join(parts)


def _shares(
    seat: Seat, course: Course, receivers: Sequence[Receiver], sessions: Sequence[Session]
) -> list[Share]:
    takes = course.state in TAKES_PUPILS
    own = {one.pk for one in own_receivers(seat, receivers)} if takes else set()
    came: dict[int, int] = {}
    for session in sessions:
        for one in session.turnouts.all():
            came[one.receiver_id] = max(one.pupils, came.get(one.receiver_id, 0))
    return [_share(course, one, came.get(one.pk), is_own=one.pk in own) for one in receivers]


def _share(course: Course, receiver: Receiver, came: int | None, *, is_own: bool) -> Share:
    args = [course.code, receiver.school.code]
    leaves = is_own and receiver.asked
    return Share(
        receiver=receiver,
        grades=_("、").join(str(one) for one in receiver.grades.all()),
        came=came,
        sign_up_url=reverse("course-sign-up", args=args) if is_own else "",
        withdraw_url=reverse("course-withdraw", args=args) if leaves else "",
    )


def _line(signed: Sequence[Receiver]) -> list[Receiver]:
    """Return the schools that wait, the first in line first."""
    waiting = [one for one in signed if one.waiting and one.asked_at is not None]
    return sorted(waiting, key=lambda one: (one.asked_at, one.pk))


def meetings_of(
    sessions: Sequence[Session], taking: Sequence[Receiver], *, may_change: bool = False
) -> list[Meeting]:
    """Return the sessions with what every school that takes part has reported."""
    return [_meeting(one, taking, may_change=may_change) for one in sessions]


def _meeting(session: Session, taking: Sequence[Receiver], *, may_change: bool) -> Meeting:
    counts = {one.receiver_id: one.pupils for one in session.turnouts.all()}
    return Meeting(
        session=session,
        hours=hours_of(session),
        where=where_of(session),
        sign=SESSION_SIGNS[session.state],
        came=came_to(session) if counts else None,
        counts=[counts.get(one.pk) for one in taking],
        may_change=may_change and session.state == SessionState.PLANNED,
    )
