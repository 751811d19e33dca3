"""Codes are made for a school and shown once: as slips to cut apart, and as a workbook."""

import base64
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from manyuan.evaluation.surveys.actions import CodesMade, make_codes
from manyuan.evaluation.surveys.models import Survey
from manyuan.evaluation.surveys.permissions import may_make_codes
from manyuan.seats.permissions import require
from manyuan.sheets.workbook import table_workbook
from manyuan.web.directory.asking import Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.surveys.finding import school_at, survey_at
from manyuan.web.surveys.forms import CodesForm
from manyuan.web.surveys.trail import page_of, to_survey
from manyuan.web.ui.export import XLSX
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True)
class Slip:
    """One code with its address."""

    code: str = field(repr=False)
    address: str = field(repr=False)


def make(request: SeatRequest, number: int, code: str) -> HttpResponse:
    """Make codes for a school."""
    survey = survey_at(request.seat, number)
    asked = school_at(request.seat, survey, code)
    require(may_make_codes(request.seat, survey, asked.school))
    form = CodesForm(sent(request))
    question = Question(
        headline=_("为{school}制作问卷码").format(school=asked.school.name),
        lead=_("已有 {n} 个。每个码只能交一份答卷，答卷上不留下码。").format(n=asked.codes),
        submit=_("制作问卷码"),
        cancel_url=page_of(survey),
        crumbs=to_survey(survey, Crumb(_("制作问卷码"))),
        warnings=[_("问卷码只显示一次，系统不保存；请随机发放，不要记下谁拿了哪一个。")],
    )

    def act() -> HttpResponse:
        count = form.cleaned_data["count"]
        made = make_codes(by=request.seat, survey=survey, school=asked.school, count=count)
        return _show_once(request, survey, made)

    return ask(request, form, question, act)


@sensitive_variables("made", "slips", "context", "workbook")
def _show_once(request: SeatRequest, survey: Survey, made: CodesMade) -> HttpResponse:
    """Show the codes in this one answer; the workbook travels inside the page."""
    bureau = request.seat.bureau.code
    slips = [
        Slip(code, request.build_absolute_uri(reverse("survey-answer", args=[bureau, code])))
        for code in made.codes
    ]
    workbook = base64.b64encode(codes_workbook(slips)).decode("ascii")
    context = {
        "survey": survey,
        "school": made.asked.school,
        "slips": slips,
        "enter": request.build_absolute_uri(reverse("survey-enter", args=[bureau])),
        "workbook": f"data:{XLSX};base64,{workbook}",
        "crumbs": to_survey(survey, Crumb(_("问卷码"))),
        "back": page_of(survey),
    }
    response = render(request, "surveys/slips.html", context)
    add_never_cache_headers(response)
    return response


@sensitive_variables("slips", "rows")
def codes_workbook(slips: list[Slip]) -> bytes:
    """Return the codes and their addresses as a workbook."""
    rows = [[one.code, one.address] for one in slips]
    return table_workbook(_("问卷码"), [_("问卷码"), _("填写地址")], rows)
