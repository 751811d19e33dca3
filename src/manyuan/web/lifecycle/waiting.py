"""Pages of a decision whose day is still to come."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manyuan.lifecycle.actions.waiting import (
    carry_out_decision,
    postpone_decision,
    withdraw_decision,
)
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.lifecycle.finding import decision_at
from manyuan.web.lifecycle.forms import MoveForm, ReasonForm
from manyuan.web.lifecycle.trail import to_lifecycle
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def postpone(request: SeatRequest, code: str) -> HttpResponse:
    """Move the day on which a decision takes effect."""
    require(may_decide_lifecycle(request.seat))
    decision = decision_at(request.seat, code)
    form = MoveForm(sent(request))

    def act() -> Done:
        postpone_decision(by=request.seat, decision=decision, moved=form.moved())
        return Done(_("已改期；原定日期和原因留在记录里。"), _page(code))

    return ask(request, form, _asked(code, _("改 {code} 号决定的生效日期"), _("改期")), act)


def withdraw(request: SeatRequest, code: str) -> HttpResponse:
    """Withdraw a decision that has not taken effect."""
    require(may_decide_lifecycle(request.seat))
    decision = decision_at(request.seat, code)
    form = ReasonForm(sent(request))

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        withdraw_decision(by=request.seat, decision=decision, reason=reason)
        return Done(_("已撤回决定；它和撤回理由留在记录里。"), _page(code))

    return ask(request, form, _asked(code, _("撤回 {code} 号决定"), _("撤回决定")), act)


@require_POST
def carry_out(request: SeatRequest, code: str) -> HttpResponse:
    """Carry out a decision whose day has come."""
    require(may_decide_lifecycle(request.seat))
    carry_out_decision(by=request.seat, decision=decision_at(request.seat, code))
    messages.success(request, _("已执行决定。"))
    return HttpResponseRedirect(_page(code))


def _page(code: str) -> str:
    return reverse("decision", args=[code])


def _asked(code: str, headline: str, submit: str) -> Question:
    said = headline.format(code=code)
    way = to_lifecycle(Crumb(_("决定"), reverse("decisions")), Crumb(said))
    return Question(headline=said, submit=submit, cancel_url=_page(code), crumbs=way)
