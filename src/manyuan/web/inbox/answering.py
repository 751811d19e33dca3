from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from manyuan.inbox.answering import Failure, Outcome, answer, take_back
from manyuan.inbox.matters import matters
from manyuan.inbox.permissions import may_have_tasks
from manyuan.inbox.queries import own_steps
from manyuan.kernel.errors import BadInput
from manyuan.seats.permissions import require
from manyuan.web.errors import sentence
from manyuan.web.inbox.listing import Filled, inbox_page
from manyuan.web.seated import SeatRequest

NAMED = 10


@require_POST
def answer_several(request: SeatRequest, slug: str) -> HttpResponse:
    """Give one answer to everything that was ticked, and say what was done and what was not."""
    require(may_have_tasks(request.seat))
    if slug not in matters():
        raise Http404
    keys, reason = request.POST.getlist("key"), request.POST.get("reason", "")
    verb = request.POST.get("verb", "")
    try:
        outcome = answer(
            by=request.seat, matter=matters()[slug], verb=verb, keys=keys, reason=reason
        )
    except BadInput as error:
        filled = Filled(ticked=keys, reason=reason, wrong=sentence(error))
        return inbox_page(request, slug, filled)
    text = ngettext(
        "已办理 {n} 项，一分钟内可以撤销。", "已办理 {n} 项，一分钟内可以撤销。", len(outcome.done)
    )
    _tell(request, outcome, text)
    return redirect("inbox")


@require_POST
def undo(request: SeatRequest) -> HttpResponse:
    """Take back what the seat has just answered."""
    require(may_have_tasks(request.seat))
    numbers = [int(one) for one in request.POST.getlist("record") if one.isdecimal()]
    outcome = take_back(by=request.seat, records=own_steps(request.seat, numbers))
    text = ngettext("已撤销 {n} 项，请重新办理。", "已撤销 {n} 项，请重新办理。", len(outcome.done))
    _tell(request, outcome, text)
    return redirect("inbox")


def _tell(request: SeatRequest, outcome: Outcome, done: str) -> None:
    if outcome.done:
        messages.success(request, done.format(n=len(outcome.done)))
    for what, failure in outcome.refused[:NAMED]:
        text = _("「{what}」没有办成：{why}").format(what=what, why=_said(failure))
        messages.error(request, text)
    more = len(outcome.refused) - NAMED
    if more > 0:
        text = ngettext("另有 {n} 项没有办成。", "另有 {n} 项没有办成。", more)
        messages.error(request, text.format(n=more))


def _said(failure: Failure) -> str:
    if isinstance(failure, ValidationError):
        return " ".join(failure.messages)
    return sentence(failure)
