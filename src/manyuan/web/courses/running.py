"""A run of weekly sessions over school days: shown first, laid once the days were ticked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.engagements.kinds.course.actions import add_sessions
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.queries.choices import weekly_days
from manyuan.engagements.kinds.course.queries.courses import lecturers_of
from manyuan.seats.permissions import require
from manyuan.web.courses.finding import course_at
from manyuan.web.courses.questions import question_about
from manyuan.web.courses.remarks import remarks_on
from manyuan.web.courses.session_forms import RunForm
from manyuan.web.courses.trail import page_of
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.choosing import option_of
from manyuan.web.seated import SeatRequest

TEMPLATE = "courses/run.html"


def add_run(request: SeatRequest, code: str) -> HttpResponse:
    """Lay one session a week, on days with school."""
    course = course_at(request.seat, code)
    require(may_change_course(request.seat, course))
    known = lecturers_of(request.seat, course)
    usual = {"place": option_of(course.provider), "lecturer": known[0].pk if known else None}
    form = RunForm(sent(request), seat=request.seat, lecturers=known, initial=usual)
    question = question_about(course, _("每周排一次课"), _("预览日期"))

    def act() -> Done | HttpResponse:
        found, skipped = weekly_days(
            request.seat, form.cleaned_data["first"], form.cleaned_data["count"]
        )
        days = form.ticked(found)
        if days is None and found:
            heard = remarks_on(request.seat, course, [form.facts_on(day) for day in found])
            preview = {**form.preview(found, skipped), "remarks": heard}
            return _shown(request, form, question, preview)
        facts = [form.facts_on(day) for day in days or ()]
        added = add_sessions(by=request.seat, course=course, sessions=facts)
        said = ngettext("已排 {n} 次课。", "已排 {n} 次课。", len(added))
        return Done(said.format(n=len(added)), page_of(course))

    return ask(request, form, question, act, template=TEMPLATE)


def _shown(
    request: SeatRequest, form: RunForm, question: Question, preview: dict[str, object]
) -> HttpResponse:
    context = {"form": form, "question": question, "address": request.path, "preview": preview}
    return render(request, TEMPLATE, context)
