from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from manyuan.directory.queries.schools import schools_on
from manyuan.kernel.clock import today
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.choosing import ChoosingForm, SchoolField
from manyuan.web.engagements.rooms import rooms
from manyuan.web.needs.asked import asked_for
from manyuan.web.seated import SeatRequest
from worlds.lending.actions import LoanFacts, lend
from worlds.lending.models import KIND
from worlds.lending.queries import visible_loans


class LoanForm(ChoosingForm):
    giver = SchoolField(label="借出学校")
    taker = SchoolField(label="借入学校")
    title = forms.CharField(label="书名", max_length=60)
    readers = forms.IntegerField(label="读者数", min_value=1)
    on = forms.DateField(label="送到日期")

    offered = dict.fromkeys(("giver", "taker"), lambda seat: schools_on(seat, today()))


@require_safe
def list_loans(request: SeatRequest) -> HttpResponse:
    context = {"rooms": rooms(request.seat, "loans"), "loans": visible_loans(request.seat)}
    return render(request, "lending/loans.html", context)


@require_safe
def show_loan(request: SeatRequest, code: str) -> HttpResponse:
    loan = visible_loans(request.seat).filter(code=code).first()
    if loan is None:
        raise Http404
    return render(request, "lending/loan.html", {"loan": loan})


def new_loan(request: SeatRequest) -> HttpResponse:
    asked = asked_for(request, KIND)
    known = asked.filled(taker="school", title="title", readers="people", on="starts_on")
    form = LoanForm(sent(request), seat=request.seat, initial=known)
    question = Question(
        headline="借出一箱书",
        lead=asked.led(""),
        submit="借出",
        cancel_url=reverse("loans"),
        crumbs=[],
        warnings=asked.warnings,
    )

    def act() -> Done:
        facts = LoanFacts(**form.cleaned_data)
        loan = asked.arranged(lambda: lend(by=request.seat, facts=facts))
        return Done("已借出。", reverse("loan", args=[loan.code]))

    return ask(request, form, question, act, address=request.get_full_path())
