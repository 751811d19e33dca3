"""A principal's answers: one with its reason, or all open ones at once."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from manyuan.kernel.errors import NotPossible
from manyuan.plans.actions.consulting import answer_move
from manyuan.plans.enums import AnswerState
from manyuan.plans.models import Answer
from manyuan.plans.queries.answers import answers_awaited
from manyuan.seats.enums import Role
from manyuan.seats.permissions import no, require
from manyuan.web.decisions.deciding import Decision, Told, decide
from manyuan.web.decisions.finding import answer_at
from manyuan.web.decisions.forms import AGREE, REFUSE, AnswerForm
from manyuan.web.decisions.own_cards import AnswerCard, card_of
from manyuan.web.decisions.trail import to_answers
from manyuan.web.directory.asking import Done, sent
from manyuan.web.errors import sentence
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def answer(request: SeatRequest, pk: int) -> HttpResponse:
    """Agree to one move, or say why not."""
    asked = answer_at(request.seat, pk)
    card = card_of(asked)
    form = AnswerForm(sent(request), initial=_initial(request, asked))
    decision = Decision(
        headline=_("{teacher}：{path}").format(teacher=card.teacher, path=card.path),
        lead=_lead(card),
        submit=_("提交答复"),
        cancel_url=reverse("answers"),
        crumbs=to_answers(Crumb(card.teacher)),
        told=[Told(_("为什么这样安排"), card.reasons)] if card.reasons else (),
    )

    def act() -> Done:
        given = form.cleaned_data
        agrees = given["answer"] == AGREE
        answer_move(by=request.seat, answer=asked, agrees=agrees, reason=given["reason"])
        said = _("已同意{teacher}的安排。") if agrees else _("已答复不同意{teacher}的安排。")
        return Done(said.format(teacher=card.teacher), reverse("answers"))

    return decide(request, form, decision, act)


@require_POST
def agree_all(request: SeatRequest) -> HttpResponse:
    """Agree to all open moves that the page showed, each with a record of its own."""
    if not request.seat.is_any_of(Role.PRINCIPAL):
        require(no(_("交流安排由派出学校和接收学校的校长答复。")))
    shown = {int(pk) for pk in request.POST.getlist("shown") if pk.isascii() and pk.isdecimal()}
    agreed = 0
    for asked in answers_awaited(request.seat):
        if asked.pk in shown:
            try:
                answer_move(by=request.seat, answer=asked, agrees=True)
            except NotPossible as error:
                messages.error(request, sentence(error))
                break
            agreed += 1
    if agreed:
        said = ngettext("已同意 {n} 条安排。", "已同意 {n} 条安排。", agreed)
        messages.success(request, said.format(n=agreed))
    return HttpResponseRedirect(reverse("answers"))


def _initial(request: SeatRequest, asked: Answer) -> dict[str, str]:
    if "refuse" in request.GET:
        return {"answer": REFUSE, "reason": asked.reason}
    given = {AnswerState.AGREED: AGREE, AnswerState.REFUSED: REFUSE}.get(AnswerState(asked.state))
    return {"answer": given or "", "reason": asked.reason}


def _lead(card: AnswerCard) -> str:
    text = _("{side} · {teaching} · {starts} 至 {ends} · {due} 前答复")
    facts = {"starts": card.starts_on, "ends": card.last_day, "due": card.due_on}
    return text.format(side=card.side, teaching=card.teaching, **facts)
