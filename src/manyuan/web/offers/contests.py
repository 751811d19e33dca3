"""Requests for correction: a teacher contests the own record, the school answers."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from manyuan.directory.models import Teacher
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.offers.actions.contests import answer_contest, contest_record
from manyuan.offers.enums import ContestState
from manyuan.offers.models import Contest
from manyuan.offers.permissions import (
    may_correct,
    may_follow_collecting,
    may_see_contest,
    may_see_exemptions,
    may_speak_for,
)
from manyuan.offers.queries.schools import places_of
from manyuan.offers.queries.teachers import CORRECTABLE, contests_of
from manyuan.offers.queries.windows import current_window
from manyuan.offers.told import field_told
from manyuan.seats.permissions import require
from manyuan.sheets.formatting import value_text
from manyuan.sheets.tables import TEACHERS
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.errors import sentence
from manyuan.web.offers.facts import shown
from manyuan.web.offers.finding import contest_at, own_record_of
from manyuan.web.offers.teacher_forms import field_of, known_of
from manyuan.web.offers.trail import to_offers, to_papers, to_record
from manyuan.web.offers.words import CONTEST_SIGNS, who_and_when
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table

STATES = {CONTEST_SIGNS[state]: label for state, label in ContestState.choices}


class ContestForm(forms.Form):
    """What a field of the record should say, and what shows it."""

    note = forms.CharField(
        label=gettext_lazy("依据"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("例如：2018 年 8 月调令。材料请交给学校，不上传。"),
    )
    field_order = ("should_be", "note")

    def __init__(self, *args: object, teacher: Teacher, field: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        should_be = field_of(TEACHERS.column(field))
        if field == "school":
            places = [(place.code, place.name) for place in places_of(teacher.school)]
            should_be = forms.ChoiceField(choices=places)
        should_be.label = _("应为")
        should_be.initial = known_of(teacher)[field]
        self.fields["should_be"] = should_be
        self.order_fields(self.field_order)


def new_contest(request: SeatRequest) -> HttpResponse:
    """Let a teacher say that the own record is wrong."""
    teacher = own_record_of(request.seat)
    require(may_speak_for(request.seat, teacher, current_window(request.seat)))
    field = request.GET.get("field", "")
    if field not in CORRECTABLE:
        raise Http404(_("这一项不能申请更正，请从本人记录中选择项目。"))
    form = ContestForm(sent(request), teacher=teacher, field=field)
    now = shown(field, known_of(teacher)[field]) if field != "school" else teacher.school.name
    question = Question(
        headline=_("申请更正：{field}").format(field=field_told(field)),
        lead=_("现登记为“{value}”。学校同意后，名单随即更正。").format(value=now),
        submit=_("提交更正申请"),
        cancel_url=reverse("my-record"),
        crumbs=to_record(Crumb(_("申请更正"))),
    )

    def act() -> Done:
        given = form.cleaned_data
        contest_record(
            by=request.seat,
            teacher=teacher,
            field=field,
            should_be=value_text(given["should_be"] or None),
            note=given["note"],
        )
        return Done(_("已提交更正申请，学校答复后显示在这里。"), reverse("my-record"))

    return ask(request, form, question, act, address=request.get_full_path())


@require_safe
def list_contests(request: SeatRequest) -> HttpResponseBase:
    """Show the requests that the seat may see, those that wait first."""
    require(may_follow_collecting(request.seat))
    require(may_see_exemptions(request.seat))
    found = list(contests_of(request.seat))
    table = _table(found)
    waiting = sum(one.state == ContestState.OPEN for one in found)
    text = (
        _("{n} 份更正申请待答复，共 {all} 份")
        if waiting
        else _("没有待答复的更正申请，共 {all} 份")
        if found
        else _("没有待答复的更正申请")
    )
    context = {
        "headline": text.format(n=waiting, all=len(found)),
        "crumbs": to_offers(Crumb(_("更正申请"))),
        "table": table.for_request(request) if found else None,
        "empty_title": _("还没有更正申请"),
        "empty_text": _("教师登录后核对本人记录，认为有误时在这里提出；学校同意后，名单随即更正。"),
    }
    return table.reply(request) or render(request, "offers/papers.html", context)


def _table(found: Sequence[Contest]) -> Table:
    return Table(
        id="contests",
        title=_("更正申请"),
        rows=[
            {
                "pk": one.pk,
                "name": one.teacher.name,
                "school": one.teacher.school.name,
                "field": field_told(one.field),
                "stored": shown(one.field, one.stored),
                "should_be": shown(one.field, one.should_be),
                "state": CONTEST_SIGNS[one.state],
                "at": one.opened_at,
            }
            for one in found
        ],
        columns=[
            Column(
                key="name", label=_("教师"), href=lambda row: reverse("contest", args=[row["pk"]])
            ),
            Column(key="school", label=_("学校")),
            Column(key="field", label=_("项目")),
            Column(key="stored", label=_("现登记为")),
            Column(key="should_be", label=_("应为")),
            Column(key="state", label=_("状态"), kind="verdict", labels=STATES),
            Column(key="at", label=_("提出时间"), kind="date"),
        ],
        filters=[
            Filter(key="state", label=_("状态"), choices=list(STATES.items())),
            Filter(key="school", label=_("学校")),
        ],
        search_keys=["name", "school", "field"],
        default_sort="-at",
    )


@require_safe
def show_contest(request: SeatRequest, pk: int) -> HttpResponse:
    """Show one request, and let the school answer it."""
    contest = contest_at(request.seat, pk)
    require(may_see_contest(request.seat, contest.teacher))
    may = may_correct(request.seat, contest.teacher.school, current_window(request.seat))
    context = {
        "contest": contest,
        "crumbs": to_papers(request.seat, "contests", _("更正申请"), Crumb(contest.teacher.name)),
        "headline": _("{name}申请更正{field}：{state}").format(
            name=contest.teacher.name,
            field=field_told(contest.field),
            state=contest.get_state_display(),
        ),
        "field": field_told(contest.field),
        "stored": shown(contest.field, contest.stored),
        "should_be": shown(contest.field, contest.should_be),
        "sign": CONTEST_SIGNS[contest.state],
        "opened": who_and_when(contest.teacher.name, contest.opened_at),
        "answered": contest.answered_by
        and who_and_when(contest.answered_by.holder, contest.answered_at),
        "waits": contest.state == ContestState.OPEN,
        "may": may,
    }
    return render(request, "offers/contest.html", context)


@require_POST
def give_answer(request: SeatRequest, pk: int) -> HttpResponse:
    """Accept or decline a request."""
    contest = contest_at(request.seat, pk)
    accept = request.POST.get("decision") == "accept"
    answer = request.POST.get("answer", "")
    try:
        answer_contest(by=request.seat, contest=contest, accept=accept, answer=answer)
    except (BadInput, NotPossible) as error:
        messages.error(request, sentence(error))
        return redirect("contest", pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("contest", pk)
    text = (
        _("已同意{name}的更正申请，名单已更正。")
        if accept
        else _("已答复{name}的更正申请，名单没有更改。")
    )
    messages.success(request, text.format(name=contest.teacher.name))
    return redirect("contests")
