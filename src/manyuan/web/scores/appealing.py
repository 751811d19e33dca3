"""Objecting to a published grade, and the bureau's answer."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from manyuan.evaluation.scores.actions.appealing import correct_grade, make_appeal, uphold_grade
from manyuan.evaluation.scores.enums import AppealState
from manyuan.evaluation.scores.models import Appeal, GroupGrade
from manyuan.evaluation.scores.permissions import may_appeal, may_evaluate, may_see_grade
from manyuan.evaluation.scores.queries.appeals import appeal_of
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.scores.finding import grade_at
from manyuan.web.scores.words import at_group, grade_word, trail
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import day
from manyuan.web.ui.parts import Crumb


class AppealForm(forms.Form):
    """What is objected to, and on what it rests."""

    text = forms.CharField(
        label=gettext_lazy("申诉内容和依据"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class AnswerForm(forms.Form):
    """What comes of it, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("答复"),
        choices=[
            (AppealState.UPHELD.value, gettext_lazy("维持原等次")),
            (AppealState.CHANGED.value, gettext_lazy("更正并公布新的一版")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=gettext_lazy("理由"),
        help_text=gettext_lazy("申诉的集团和学校会看到；更正时也是公布的更正原因。"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Show the appeal against a grade, to be made or answered by whom it is up to."""
    grade = grade_at(request, year, code)
    require(may_see_grade(request.seat, grade))
    found = appeal_of(request.seat, grade)
    if found is not None and found.state == AppealState.OPEN and may_evaluate(request.seat):
        return _answer(request, grade, found)
    if request.method == "POST" or (found is None and may_appeal(request.seat, grade)):
        return _make(request, grade)
    context = {"grade": grade, "appeal": found, **_words(grade)}
    return render(request, "scores/appeal.html", context)


def _make(request: SeatRequest, grade: GroupGrade) -> HttpResponse:
    require(may_appeal(request.seat, grade))
    form = AppealForm(sent(request))

    def act() -> Done:
        make_appeal(by=request.seat, grade=grade, text=form.cleaned_data["text"])
        return Done(_("已提出申诉，教育局会答复。"), _back(grade))

    lead = _("{day} 以前可以申诉一次，教育局答复后会收到通知。").format(
        day=day(grade.publication.appeal_until)
    )
    question = Question(lead=lead, submit=_("提出申诉"), cancel_url=_back(grade), **_words(grade))
    return ask(request, form, question, act)


def _answer(request: SeatRequest, grade: GroupGrade, found: Appeal) -> HttpResponse:
    form = AnswerForm(sent(request))

    def act() -> Done:
        acts = {AppealState.UPHELD.value: uphold_grade, AppealState.CHANGED.value: correct_grade}
        answer = acts[form.cleaned_data["outcome"]]
        answer(by=request.seat, appeal=found, answer=form.cleaned_data["answer"])
        return Done(_("已答复申诉。"), _back(grade))

    lead = _("{who}：{text}").format(who=found.seat.holder, text=found.text)
    question = Question(lead=lead, submit=_("答复申诉"), cancel_url=_back(grade), **_words(grade))
    return ask(request, form, question, act)


def _words(grade: GroupGrade) -> dict[str, Any]:
    year, name = grade.publication.year, grade.group.name
    said = _("{group}：对「{grade}」的申诉")
    return {
        "headline": said.format(group=name, grade=grade_word(grade.grade)),
        "crumbs": trail(year, Crumb(name, _back(grade)), Crumb(_("申诉"))),
    }


def _back(grade: GroupGrade) -> str:
    return at_group(grade.publication.year, grade.group.code)
