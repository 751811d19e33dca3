from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.course.actions import edit_course, offer_course
from manyuan.engagements.kinds.course.enums import KIND
from manyuan.engagements.kinds.course.permissions import may_change_course, may_offer_courses
from manyuan.engagements.kinds.course.queries.choices import groups_to_offer_in, providers
from manyuan.engagements.kinds.course.queries.courses import lecturers_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.courses.finding import course_at
from manyuan.web.courses.forms import CourseForm, as_filled_in
from manyuan.web.courses.questions import question_about
from manyuan.web.courses.trail import page_of, to_courses
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.choosing import option_of
from manyuan.web.needs.asked import asked_for
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

USUAL_SIGN_UP = timedelta(days=14)


def new_course(request: SeatRequest) -> HttpResponse:
    """Draft a course; ``?need=`` fills in what a school needs."""
    require(may_offer_courses(request.seat))
    asked = asked_for(request, KIND)
    known = asked.filled(
        name="title",
        subject="subject",
        stage="stage",
        grade="grades",
        places="people",
        about="note",
    )
    initial = {**_usual(request.seat), **known}
    form = CourseForm(sent(request), seat=request.seat, initial=initial)
    question = Question(
        headline=_("登记一门课程"),
        lead=asked.led(_("登记后是草稿；选好接受学校、排好课次，再开放报名。")),
        submit=_("登记课程"),
        cancel_url=reverse("courses"),
        crumbs=to_courses(Crumb(_("登记课程"))),
        warnings=asked.warnings,
    )

    def act() -> Done:
        course = asked.arranged(lambda: offer_course(by=request.seat, facts=form.facts()))
        said = _("已登记「{course}」，请选择接受学校。").format(course=course.name)
        return Done(said, reverse("course-schools", args=[course.code]))

    return ask(request, form, question, act, address=request.get_full_path())


def _usual(seat: Seat) -> dict[str, object]:
    """Return what is usual: two weeks of sign-up, the only school and group that there are."""
    known: dict[str, object] = {"opens_on": today(), "closes_on": today() + USUAL_SIGN_UP}
    for name, found in (("provider", providers(seat)), ("group", list(groups_to_offer_in(seat)))):
        if len(found) == 1:
            known[name] = option_of(found[0])
    return known


def edit(request: SeatRequest, code: str) -> HttpResponse:
    """Change what a course says of itself."""
    course = course_at(request.seat, code)
    require(may_change_course(request.seat, course))
    known = tuple(lecturers_of(request.seat, course))
    initial = as_filled_in(course, known)
    form = CourseForm(sent(request), seat=request.seat, initial=initial, known=known)
    question = question_about(course, _("修改课程"), _("保存课程"))

    def act() -> Done:
        changed = edit_course(by=request.seat, course=course, facts=form.facts())
        return Done(_("已保存课程。"), page_of(changed))

    return ask(request, form, question, act)
