"""A survey: what it asks, how many have answered, and after its end how satisfied they are."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.evaluation.surveys.enums import SurveyState
from manyuan.evaluation.surveys.models import Survey
from manyuan.evaluation.surveys.permissions import may_keep_surveys
from manyuan.evaluation.surveys.queries.results import SurveyResults, results_of
from manyuan.evaluation.surveys.queries.surveys import (
    Returns,
    questions_of,
    returns_of_schools,
    schools_asked,
)
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.permissions import may_see_history
from manyuan.web.seated import SeatRequest
from manyuan.web.surveys.finding import survey_at
from manyuan.web.surveys.result_tables import (
    groups_table,
    questions_table,
    result_picture,
    schools_table,
)
from manyuan.web.surveys.returns_table import returns_table
from manyuan.web.surveys.trail import to_survey
from manyuan.web.surveys.words import hidden_words, line, source_of, verdict_of
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure


@require_safe
def show_survey(request: SeatRequest, number: int) -> HttpResponseBase:
    """Show a survey: before its end how many have answered, afterwards what they said."""
    survey = survey_at(request.seat, number)
    results = results_of(request.seat, survey)
    if results is None:
        return _running(request, survey)
    return _ended(request, survey, results)


def _running(request: SeatRequest, survey: Survey) -> HttpResponseBase:
    asked = list(schools_asked(request.seat, survey))
    returns = returns_of_schools(request.seat, survey)
    table = returns_table(request.seat, survey, asked, returns)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        **_about(request, survey),
        "headline": _returned(survey, list(returns.values())),
        "figures": _return_figures(list(returns.values())),
        "questions": questions_of(request.seat, survey),
        "enter_url": request.build_absolute_uri(
            reverse("survey-enter", args=[request.seat.bureau.code])
        ),
        "table": table.for_request(request),
    }
    return render(request, "surveys/running.html", context)


def _ended(request: SeatRequest, survey: Survey, results: SurveyResults) -> HttpResponseBase:
    tables = {
        "schools": schools_table(results),
        "groups": groups_table(results),
        "questions": questions_table(results),
    }
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    context = {
        **_about(request, survey),
        "headline": _found(survey, results),
        "figures": _figures(results),
        "picture": result_picture(results),
        "has_groups": bool(results.groups),
        "hidden": hidden_words(),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "surveys/ended.html", context)


def _about(request: SeatRequest, survey: Survey) -> dict[str, Any]:
    may_keep = may_keep_surveys(request.seat)
    return {
        "survey": survey,
        "year": SchoolYear(survey.year),
        "crumbs": to_survey(survey),
        "may_keep": may_keep,
        "is_draft": survey.state == SurveyState.DRAFT,
        "is_over": survey.closes_on < today(),
        "may_see_history": may_see_history(request.seat),
        "source": source_of(min(survey.closes_on, today())),
    }


def _returned(survey: Survey, returns: list[Returns]) -> str:
    if survey.state == SurveyState.DRAFT:
        text = ngettext(
            "「{title}」还是草稿，将调查 {n} 所学校",
            "「{title}」还是草稿，将调查 {n} 所学校",
            len(returns),
        )
        return text.format(title=survey.title, n=len(returns))
    text = _("「{title}」收到 {answers} 份答卷，问卷码 {codes} 个")
    answers = sum(one.answers for one in returns)
    codes = sum(one.codes for one in returns)
    return text.format(title=survey.title, answers=number(answers), codes=number(codes))


def _return_figures(returns: list[Returns]) -> list[KeyFigure]:
    whole = Returns(sum(one.codes for one in returns), sum(one.answers for one in returns))
    without = sum(one.codes == 0 for one in returns)
    return [
        KeyFigure(label=_("学校"), value=len(returns)),
        KeyFigure(
            label=_("问卷码"),
            value=whole.codes,
            sub=_("{n} 所学校还没有").format(n=without) if without else "",
        ),
        KeyFigure(label=_("答卷"), value=whole.answers),
        KeyFigure(label=_("回收率"), value=percent(whole.rate)),
    ]


def _found(survey: Survey, results: SurveyResults) -> str:
    who, share = survey.get_audience_display(), results.district.share
    if share is None:
        return _("「{title}」答卷太少，没有可以显示的结果").format(title=survey.title)
    shown = [one for one in results.schools if one.is_shown]
    below = sum(verdict_of(one.share) != "met" for one in shown)
    said = ngettext(
        "全区{who}满意的份额 {share}；{n} 所学校中 {below} 所不到 {line}",
        "全区{who}满意的份额 {share}；{n} 所学校中 {below} 所不到 {line}",
        len(shown),
    )
    facts = {"n": len(shown), "below": below, "line": percent(line(), 0)}
    return said.format(who=who, share=percent(share), **facts)


def _figures(results: SurveyResults) -> list[KeyFigure]:
    district = results.district
    whole = Returns(district.codes, district.answers)
    hidden = [one for one in results.schools if one.answers and not one.is_shown]
    return [
        KeyFigure(
            label=_("全区满意的份额"),
            value=percent(district.share),
            sub=_("线 {line}").format(line=percent(line(), 0)),
            verdict=verdict_of(district.share),
        ),
        KeyFigure(
            label=_("计入的答卷"),
            value=district.counted,
            sub=_("共收到 {n} 份").format(n=number(district.answers)),
        ),
        KeyFigure(
            label=_("回收率"),
            value=percent(whole.rate),
            sub=_("问卷码 {n} 个").format(n=number(district.codes)),
        ),
        KeyFigure(label=_("不显示结果的学校"), value=len(hidden), sub=hidden_words()),
    ]
