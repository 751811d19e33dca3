from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.exchange.actions import change_exchange, offer_exchange
from manyuan.engagements.kinds.exchange.enums import KIND
from manyuan.engagements.kinds.exchange.permissions import (
    may_change_exchange,
    may_offer_exchanges,
)
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.exchanges.finding import exchange_at
from manyuan.web.exchanges.forms import OfferForm
from manyuan.web.exchanges.questions import question_about
from manyuan.web.exchanges.trail import page_of, to_exchanges
from manyuan.web.needs.asked import asked_for
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_exchange(request: SeatRequest) -> HttpResponse:
    """Offer places to pupils of other schools of the group; ``?need=`` fills in what one needs."""
    require(may_offer_exchanges(request.seat))
    asked = asked_for(request, KIND)
    known = asked.filled(title="title", starts_on="starts_on", ends_on="ends_on", programme="note")
    form = OfferForm(sent(request), seat=request.seat, initial=known)
    question = Question(
        headline=_("开放一次学生交换"),
        lead=asked.led(_("按年级给出名额和日期，集团内其他学校报名；只登记人数，不登记学生姓名。")),
        submit=_("开放名额"),
        cancel_url=reverse("pupil-exchanges"),
        crumbs=to_exchanges(Crumb(_("开放名额"))),
        warnings=asked.warnings,
    )

    def act() -> Done:
        exchange = asked.arranged(lambda: offer_exchange(by=request.seat, facts=form.facts()))
        said = _("已开放「{title}」，等待其他学校报名。").format(title=exchange.title)
        return Done(said, page_of(exchange))

    return ask(request, form, question, act, address=request.get_full_path())


def edit_exchange(request: SeatRequest, code: str) -> HttpResponse:
    """Change what is offered."""
    exchange = exchange_at(request.seat, code)
    require(may_change_exchange(request.seat, exchange))
    form = OfferForm(sent(request), seat=request.seat, exchange=exchange)
    question = question_about(exchange, _("修改学生交换"), _("保存学生交换"))

    def act() -> Done:
        facts, reason = form.facts(), form.cleaned_data["reason"]
        change_exchange(by=request.seat, exchange=exchange, facts=facts, reason=reason)
        return Done(_("已保存学生交换。"), page_of(exchange))

    return ask(request, form, question, act)
