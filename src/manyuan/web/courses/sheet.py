"""A course on one page to print: when and where it is, and boxes for who comes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.course.queries.courses import (
    lecturers_of,
    receivers_of,
    sessions_of,
)
from manyuan.engagements.kinds.course.queries.turnouts import taking_part
from manyuan.kernel.clock import today
from manyuan.web.courses.course import meetings_of
from manyuan.web.courses.finding import course_at
from manyuan.web.courses.trail import to_course
from manyuan.web.courses.words import lead_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Source


@require_safe
def show_sheet(request: SeatRequest, code: str) -> HttpResponse:
    """Show the sheet of a course."""
    course = course_at(request.seat, code)
    sessions = [one for one in sessions_of(request.seat, course) if not one.is_cancelled]
    taking = taking_part(receivers_of(request.seat, course), sessions)
    context = {
        "course": course,
        "crumbs": to_course(course, Crumb(_("课程表"))),
        "headline": _("「{course}」课程表").format(course=course.name),
        "lead": lead_of(course),
        "lecturers": _("、").join(map(str, lecturers_of(request.seat, course))),
        "taking": taking,
        "meetings": meetings_of(sessions, taking),
        "source": Source(where=_("登记的课程和学校的报名"), as_of=today()),
    }
    return render(request, "courses/sheet.html", context)
