from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.course.actions import (
    cancel_course,
    finish_course,
    open_course,
    start_course,
)
from manyuan.engagements.kinds.course.enums import SessionState
from manyuan.engagements.kinds.course.models import Course
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.queries.courses import sessions_of
from manyuan.seats.permissions import require
from manyuan.web.courses.finding import course_at
from manyuan.web.courses.forms import FinishForm, ReasonForm, SureForm
from manyuan.web.courses.questions import question_about
from manyuan.web.courses.trail import page_of
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.seated import SeatRequest


def open_up(request: SeatRequest, code: str) -> HttpResponse:
    """Show a draft to its schools."""
    course = _changeable(request, code)
    told = _("接受学校会看到这门课程，在报名期内自行报名。开放后仍可修改，不再退回草稿。")
    question = question_about(course, _("开放报名"), _("开放报名"), told)

    def act() -> Done:
        opened = open_course(by=request.seat, course=course)
        return Done(_("已开放报名。"), page_of(opened))

    return ask(request, SureForm(sent(request)), question, act)


def start(request: SeatRequest, code: str) -> HttpResponse:
    """Say that a course is sure to take place."""
    course = _changeable(request, code)
    told = _("课程确定开课，之后可以登记到课人数；报名期内学校仍可报名和调整。")
    question = question_about(course, _("确定开课"), _("确定开课"), told)

    def act() -> Done:
        started = start_course(by=request.seat, course=course)
        return Done(_("已确定开课。"), page_of(started))

    return ask(request, SureForm(sent(request)), question, act)


def finish(request: SeatRequest, code: str) -> HttpResponse:
    """End a course."""
    course = _changeable(request, code)
    sessions = sessions_of(request.seat, course)
    ahead = sum(one.state == SessionState.PLANNED for one in sessions)
    form = FinishForm(sent(request), is_early=bool(ahead))
    told = _("结课后不能再排课和报名；登记过的到课人数仍可更正。")
    early = _("还有 {n} 次课没有登记到课人数，结课时会取消，请写明原因。").format(n=ahead)
    warnings = [told, early] if ahead else [told]
    question = question_about(course, _("结课"), _("结课"), *warnings, dangerous=True)

    def act() -> Done:
        reason = form.cleaned_data.get("reason", "")
        finished = finish_course(by=request.seat, course=course, reason=reason)
        return Done(_("已结课。"), page_of(finished))

    return ask(request, form, question, act)


def cancel(request: SeatRequest, code: str) -> HttpResponse:
    """Call a course off."""
    course = _changeable(request, code)
    form = ReasonForm(sent(request))
    told = _("课程和所有课次都会取消，报名的学校会看到原因；取消后不能恢复，只能另行登记。")
    question = question_about(course, _("取消课程"), _("取消课程"), told, dangerous=True)

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        cancelled = cancel_course(by=request.seat, course=course, reason=reason)
        return Done(_("已取消这门课程。"), page_of(cancelled))

    return ask(request, form, question, act)


def _changeable(request: SeatRequest, code: str) -> Course:
    course = course_at(request.seat, code)
    require(may_change_course(request.seat, course))
    return course
