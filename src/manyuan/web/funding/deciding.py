from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.funding.actions.allocating import (
    approve_allocation,
    discard_allocation,
    recall_allocation,
)
from manyuan.funding.models import Allocation
from manyuan.funding.permissions import may_run_pots
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.funding.finding import allocation_of
from manyuan.web.funding.pot_forms import DocumentForm, WhyForm
from manyuan.web.funding.trail import page_of_allocation, page_of_pot, to_allocation
from manyuan.web.funding.words import yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def approve(request: SeatRequest, code: str, number: int) -> HttpResponse:
    """Approve an allocation."""
    found = _own(request, code, number)
    form = DocumentForm(sent(request))
    warning = _("批准后 {amount} 元拨入各单位的经费账户，分配不能再改；需要更正时可以整次收回。")
    said = warning.format(amount=yuan(found.amount))
    question = _question(found, _("批准「{pot}」的分配"), _("批准分配"), said)

    def act() -> Done:
        given = form.cleaned_data["document"]
        approved = approve_allocation(by=request.seat, allocation=found, document=given)
        return Done(_("已批准分配，资金已拨入各账户。"), page_of_allocation(approved))

    return ask(request, form, question, act)


def discard(request: SeatRequest, code: str, number: int) -> HttpResponse:
    """Give up a draft."""
    found = _own(request, code, number)
    said = _("草案放弃后不再显示，历史记录保留。")
    question = _question(found, _("放弃「{pot}」的分配草案"), _("放弃草案"), said)

    def act() -> Done:
        discard_allocation(by=request.seat, allocation=found)
        return Done(_("已放弃分配草案。"), page_of_pot(found.pot))

    return ask(request, forms.Form(sent(request)), question, act)


def recall(request: SeatRequest, code: str, number: int) -> HttpResponse:
    """Take back an approved allocation as a whole."""
    found = _own(request, code, number)
    form = WhyForm(sent(request))
    said = _("收回后 {amount} 元从各账户冲销。已列入预算的资金须先冲销预算。")
    warning = said.format(amount=yuan(found.amount))
    question = _question(found, _("收回「{pot}」的分配"), _("收回分配"), warning)

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        recalled = recall_allocation(by=request.seat, allocation=found, reason=reason)
        return Done(_("已收回分配，可以重新分配。"), page_of_allocation(recalled))

    return ask(request, form, question, act)


def _own(request: SeatRequest, code: str, number: int) -> Allocation:
    require(may_run_pots(request.seat))
    return allocation_of(request.seat, code, number)


def _question(found: Allocation, headline: str, submit: str, *warnings: str) -> Question:
    return Question(
        headline=headline.format(pot=found.pot),
        submit=submit,
        cancel_url=page_of_allocation(found),
        crumbs=to_allocation(found, Crumb(submit)),
        warnings=warnings,
        dangerous=bool(warnings),
    )
