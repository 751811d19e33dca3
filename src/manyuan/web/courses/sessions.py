from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.course.actions import (
    add_sessions,
    cancel_session,
    change_session,
)
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.queries.courses import lecturers_of
from manyuan.engagements.kinds.course.rows import when_of
from manyuan.seats.permissions import require
from manyuan.web.courses.finding import course_at, session_at
from manyuan.web.courses.forms import ReasonForm
from manyuan.web.courses.questions import question_about
from manyuan.web.courses.remarks import remarks_on
from manyuan.web.courses.session_forms import SessionForm
from manyuan.web.courses.trail import page_of
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.directory.choosing import option_of
from manyuan.web.seated import SeatRequest


def add(request: SeatRequest, code: str) -> HttpResponse:
    """Lay one session."""
    course = course_at(request.seat, code)
    require(may_change_course(request.seat, course))
    known = lecturers_of(request.seat, course)
    usual = {"place": option_of(course.provider), "lecturer": known[0].pk if known else None}
    form = SessionForm(sent(request), seat=request.seat, lecturers=known, initial=usual)
    question = question_about(course, _("排一次课"), _("排课"))

    def act() -> Done:
        facts = form.facts()
        form.require_heard(remarks_on(request.seat, course, [facts]), form.hours)
        (session,) = add_sessions(by=request.seat, course=course, sessions=[facts])
        return Done(_("已排课：{when}。").format(when=when_of(session)), page_of(course))

    return ask(request, form, question, act)


def change(request: SeatRequest, code: str, number: int) -> HttpResponse:
    """Lay a session on another day or time, or elsewhere, or with others."""
    session = session_at(request.seat, code, number)
    require(may_change_course(request.seat, session.course))
    known = lecturers_of(request.seat, session.course)
    form = SessionForm(sent(request), seat=request.seat, lecturers=known, session=session)
    headline = _("调整第 {number} 次课").format(number=number)
    question = question_about(session.course, headline, _("调整课次"))

    def act() -> Done:
        reason, facts = form.cleaned_data["reason"], form.facts()
        form.require_heard(remarks_on(request.seat, session.course, [facts]), form.hours)
        moved = change_session(by=request.seat, session=session, facts=facts, reason=reason)
        return Done(_("已改为 {when}。").format(when=when_of(moved)), page_of(session.course))

    return ask(request, form, question, act)


def cancel(request: SeatRequest, code: str, number: int) -> HttpResponse:
    """Call a session off."""
    session = session_at(request.seat, code, number)
    require(may_change_course(request.seat, session.course))
    headline = _("取消第 {number} 次课").format(number=number)
    told = _("原定 {when}；参加的学校会看到原因。取消后不能恢复，可以另排一次。")
    question = question_about(
        session.course,
        headline,
        _("取消这次课"),
        told.format(when=when_of(session)),
        dangerous=True,
    )
    form = ReasonForm(sent(request))

    def act() -> Done:
        cancel_session(by=request.seat, session=session, reason=form.cleaned_data["reason"])
        return Done(_("已取消这次课。"), page_of(session.course))

    return ask(request, form, question, act)
