from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.queries.groups import members_on
from manyuan.directory.queries.schools import schools_on
from manyuan.evaluation.surveys.actions import (
    change_survey,
    close_survey,
    discard_survey,
    draft_survey,
    open_survey,
)
from manyuan.evaluation.surveys.models import Survey
from manyuan.evaluation.surveys.permissions import may_keep_surveys
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.surveys.finding import kept_at
from manyuan.web.surveys.forms import SurveyForm, filled_in
from manyuan.web.surveys.trail import page_of, to_survey, to_surveys
from manyuan.web.ui.parts import Crumb

MANY = "surveys/many.html"


def new_survey(request: SeatRequest) -> HttpResponse:
    """Write a survey."""
    require(may_keep_surveys(request.seat))
    form = SurveyForm(sent(request), **_open_to(request.seat))
    question = Question(
        headline=_("起草一份满意度问卷"),
        lead=_("先存为草稿；开始之后题目、学校和日期不能再改。"),
        submit=_("保存草稿"),
        cancel_url=reverse("surveys"),
        crumbs=to_surveys(Crumb(_("起草问卷"))),
    )

    def act() -> Done:
        survey = draft_survey(by=request.seat, facts=form.facts)
        said = _("已保存草稿。接下来为学校制作问卷码，再开始问卷。")
        return Done(said, page_of(survey))

    return ask(request, form, question, act, template=MANY)


def edit(request: SeatRequest, number: int) -> HttpResponse:
    """Put a draft right."""
    survey = kept_at(request.seat, number)
    form = SurveyForm(sent(request), initial=filled_in(survey), **_open_to(request.seat))
    question = _about(
        survey,
        _("修改「{title}」"),
        _("保存草稿"),
        _("去掉的学校，已经制作的问卷码随之作废。"),
    )

    def act() -> Done:
        changed = change_survey(by=request.seat, survey=survey, facts=form.facts)
        return Done(_("已保存草稿。"), page_of(changed))

    return ask(request, form, question, act, template=MANY)


def open_it(request: SeatRequest, number: int) -> HttpResponse:
    """Let people answer from the first day on."""
    survey = kept_at(request.seat, number)
    question = _about(
        survey,
        _("开始「{title}」"),
        _("开始问卷"),
        _("开始之后题目、学校和日期不能再改；校长可以为本校制作问卷码。"),
    )

    def act() -> Done:
        opened = open_survey(by=request.seat, survey=survey)
        said = _("问卷已开始，{opens} 至 {closes} 可以填写。")
        return Done(said.format(opens=opened.opens_on, closes=opened.closes_on), page_of(opened))

    return ask(request, Form(sent(request)), question, act)


def close(request: SeatRequest, number: int) -> HttpResponse:
    """End a survey and write down its results."""
    survey = kept_at(request.seat, number)
    question = _about(
        survey,
        _("结束「{title}」"),
        _("结束问卷"),
        _("没有用过的问卷码立即作废，不能恢复。"),
        _(
            "答卷够数的学校，满意的份额记入这个学年的办学结果；同一对象以前的结果被代替，历史里查得到。"
        ),
        dangerous=True,
    )

    def act() -> Done:
        closed = close_survey(by=request.seat, survey=survey)
        return Done(_("问卷已结束，结果在下面。"), page_of(closed))

    return ask(request, Form(sent(request)), question, act)


def discard(request: SeatRequest, number: int) -> HttpResponse:
    """Throw a draft away."""
    survey = kept_at(request.seat, number)
    question = _about(
        survey,
        _("删除草稿「{title}」"),
        _("删除草稿"),
        _("已经制作的问卷码随之作废，不能恢复。"),
        dangerous=True,
    )

    def act() -> Done:
        discard_survey(by=request.seat, survey=survey)
        return Done(_("已删除草稿。"), reverse("surveys"))

    return ask(request, Form(sent(request)), question, act)


def _open_to(seat: Seat) -> dict[str, Any]:
    """Return the schools that may be asked, and who is in which group."""
    schools = schools_on(seat, today()).select_related("unit").order_by("unit__code")
    return {"open_to": schools, "members": members_on(seat, today())}


def _about(
    survey: Survey, headline: str, submit: str, *warnings: str, dangerous: bool = False
) -> Question:
    return Question(
        headline=headline.format(title=survey.title),
        submit=submit,
        cancel_url=page_of(survey),
        crumbs=to_survey(survey, Crumb(submit)),
        warnings=warnings,
        dangerous=dangerous,
    )
