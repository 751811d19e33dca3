"""A school asks for visits, changes what it asked for, and takes it back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.offers.actions.requests import change_request, state_request, withdraw_request
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import VisitRequest
from manyuan.offers.permissions import may_state_request, may_state_requests
from manyuan.offers.queries.visits import asking_schools, topics_offered
from manyuan.offers.queries.windows import window_of_year
from manyuan.seats.permissions import require
from manyuan.web.boards.finding import request_at, require_collecting, school_asked
from manyuan.web.boards.request_forms import RequestForm, slot_rows, windows_of
from manyuan.web.boards.trail import to_needed, to_request
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.choosing import option_of
from manyuan.web.errors import show_on
from manyuan.web.offers.teacher_forms import ReasonForm
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The page of a request's form: its two parts, and what is said around them."""

    form: RequestForm
    rows: BaseFormSet
    question: Question
    done: str


def new_request(request: SeatRequest) -> HttpResponse:
    """Ask for a visit."""
    require(may_state_requests(request.seat))
    require_collecting(request.seat)
    schools = asking_schools(request.seat)
    school = school_asked(request)
    known = {"school": option_of(school)} if school else {}
    form = RequestForm(
        sent(request), initial=known, schools=schools, topics=topics_offered(request.seat)
    )
    asked = Asked(
        form=form,
        rows=slot_rows(sent(request), None),
        question=Question(
            headline=_("提出到校需求"),
            lead=_("写明想听什么、给哪些学生、哪些时段方便；时段多填几个，更容易安排上。"),
            submit=_("提出需求"),
            cancel_url=reverse("board-needs"),
            crumbs=to_needed(Crumb(_("提出到校需求"))),
        ),
        done=_("已提出到校需求。"),
    )

    def act() -> VisitRequest:
        facts = form.facts(windows_of(asked.rows))
        return state_request(by=request.seat, school=form.cleaned_data["school"], facts=facts)

    return _answer(request, asked, act)


def edit_request(request: SeatRequest, pk: int) -> HttpResponse:
    """Put a request right."""
    found = request_at(request.seat, pk)
    window = window_of_year(request.seat, found.year, WindowKind.VISIT)
    require(may_state_request(request.seat, found.school, window))
    names = ("topic", "stage", "grade", "pupils", "minutes", "hall", "same_day_ok")
    form = RequestForm(
        sent(request),
        initial={name: getattr(found, name) for name in names},
        schools=[found.school],
        topics=topics_offered(request.seat),
        fixed=True,
    )
    asked = Asked(
        form=form,
        rows=slot_rows(sent(request), found),
        question=Question(
            headline=_("更改{school}的到校需求").format(school=found.school.name),
            submit=_("保存需求"),
            cancel_url=reverse("visit-request", args=[pk]),
            crumbs=to_request(found, Crumb(_("更改需求"))),
        ),
        done=_("已保存到校需求。"),
    )

    def act() -> VisitRequest:
        facts = form.facts(windows_of(asked.rows))
        return change_request(by=request.seat, request=found, facts=facts)

    return _answer(request, asked, act)


def _answer(request: SeatRequest, asked: Asked, act: Callable[[], VisitRequest]) -> HttpResponse:
    """Answer with the form, or act on it; what the action refuses shows on the form."""
    if asked.form.is_valid() and asked.rows.is_valid():
        try:
            done = act()
        except (NotPossible, BadInput, ValidationError) as error:
            show_on(asked.form, error)
        else:
            messages.success(request, asked.done)
            return redirect("visit-request", done.pk)
    context = {"form": asked.form, "rows": asked.rows, "question": asked.question}
    return render(request, "boards/request_form.html", context)


def take_back(request: SeatRequest, pk: int) -> HttpResponse:
    """Take a request back."""
    found = request_at(request.seat, pk)
    window = window_of_year(request.seat, found.year, WindowKind.VISIT)
    require(may_state_request(request.seat, found.school, window))
    form = ReasonForm(sent(request))
    question = Question(
        headline=_("撤回{school}的到校需求：{topic}").format(
            school=found.school.name, topic=found.topic
        ),
        lead=_("撤回后不再安排；记录仍保留，需要时请重新提出。"),
        submit=_("撤回需求"),
        cancel_url=reverse("visit-request", args=[pk]),
        crumbs=to_request(found, Crumb(_("撤回"))),
        dangerous=True,
    )

    def act() -> Done:
        withdraw_request(by=request.seat, request=found, reason=form.cleaned_data["reason"])
        return Done(_("已撤回到校需求。"), reverse("board-needs"))

    return ask(request, form, question, act)
