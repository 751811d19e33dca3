from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.exchange.actions import (
    cancel_exchange,
    finish_exchange,
    start_exchange,
)
from manyuan.engagements.kinds.exchange.enums import SendingState
from manyuan.engagements.kinds.exchange.permissions import may_change_exchange
from manyuan.engagements.kinds.exchange.queries.exchanges import sendings_for
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.exchanges.finding import exchange_at
from manyuan.web.exchanges.forms import FinishForm, ReasonForm
from manyuan.web.exchanges.questions import question_about
from manyuan.web.exchanges.trail import page_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number


def start(request: SeatRequest, code: str) -> HttpResponse:
    """Take down that the pupils have come."""
    exchange = exchange_at(request.seat, code)
    require(may_change_exchange(request.seat, exchange))
    warning = _("开始后人数和名额不能再改；每所学校的监护人同意人数须不少于派出人数。")
    question = question_about(exchange, _("开始学生交换"), _("开始交换"), warning)

    def act() -> Done:
        start_exchange(by=request.seat, exchange=exchange)
        return Done(_("学生交换已开始。"), page_of(exchange))

    return ask(request, forms.Form(sent(request)), question, act)


def finish(request: SeatRequest, code: str) -> HttpResponse:
    """Take down how many pupils came, and how it was."""
    exchange = exchange_at(request.seat, code)
    require(may_change_exchange(request.seat, exchange))
    come = sendings_for(request.seat, exchange).filter(state=SendingState.CONFIRMED)
    form = FinishForm(sent(request), sendings=list(come))
    question = question_about(exchange, _("登记实到人数和总结"), _("结束交换"))

    def act() -> Done:
        counted = form.attended
        finish_exchange(
            by=request.seat,
            exchange=exchange,
            attended=counted,
            report=form.cleaned_data["report"],
        )
        said = _("学生交换已结束，实到学生 {n} 人。").format(n=number(sum(counted.values())))
        return Done(said, page_of(exchange))

    return ask(request, form, question, act)


def cancel(request: SeatRequest, code: str) -> HttpResponse:
    """Call an exchange off."""
    exchange = exchange_at(request.seat, code)
    require(may_change_exchange(request.seat, exchange))
    form = ReasonForm(sent(request))
    warning = _("报名的学校都会看到取消和原因；取消后不能恢复。")
    question = question_about(exchange, _("取消学生交换"), _("取消学生交换"), warning)

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        cancel_exchange(by=request.seat, exchange=exchange, reason=reason)
        return Done(_("已取消这次学生交换。"), page_of(exchange))

    return ask(request, form, question, act)
