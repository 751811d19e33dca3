from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.exchange.enums import ExchangeState, SendingState
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.engagements.kinds.exchange.permissions import (
    may_act_for,
    may_change_exchange,
    may_offer_exchanges,
)
from manyuan.engagements.kinds.exchange.queries.exchanges import places_of, sendings_for
from manyuan.engagements.kinds.exchange.queries.left import places_left
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.exchanges.finding import exchange_at
from manyuan.web.exchanges.steps import own_steps, steps_of
from manyuan.web.exchanges.trail import to_exchange
from manyuan.web.exchanges.words import SIGNS, SIGNS_OF_SENDING, lead_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source, VerdictWord
from manyuan.web.visits.steps import Step


@dataclass(frozen=True, slots=True)
class Shown:
    """What one school sends, and what the seat can do about it."""

    sending: Sending
    sign: VerdictWord
    lacks_consents: bool
    steps: Sequence[Step]


@require_safe
def show_exchange(request: SeatRequest, code: str) -> HttpResponse:
    """Show an exchange: places by grade, who sends whom, what both schools have said."""
    seat, exchange = request.seat, exchange_at(request.seat, code)
    sendings = list(sendings_for(seat, exchange))
    left = places_left(seat, exchange)
    may_change = may_change_exchange(seat, exchange)
    context = {
        "exchange": exchange,
        "crumbs": to_exchange(exchange),
        "headline": _headline(exchange, sendings),
        "lead": lead_of(exchange),
        "sign": SIGNS[exchange.state],
        "steps": steps_of(seat, exchange),
        "may_offer": may_offer_exchanges(seat),
        "places": [(one, left[one.grade]) for one in places_of(seat, exchange)],
        "sendings": [_shown(seat, exchange, one, answers=bool(may_change)) for one in sendings],
        "may_see_history": may_see_history(seat),
        "source": Source(where=_("接待学校和派出学校登记"), as_of=today()),
        "history_url": reverse("history-object", args=["pupil_exchanges", exchange.code]),
    }
    return render(request, "exchanges/exchange.html", context)


def _headline(exchange: PupilExchange, sendings: Sequence[Sending]) -> str:
    facts = {"title": exchange.title, "host": exchange.host.name}
    if exchange.state == ExchangeState.CANCELLED:
        return _("「{title}」已取消").format(**facts)
    confirmed = [one for one in sendings if one.state == SendingState.CONFIRMED]
    if exchange.is_held:
        text = _("「{title}」已结束：{schools} 所学校的 {pupils} 名学生到过{host}")
        came = sum(one.attended or 0 for one in confirmed)
        return text.format(**facts, schools=number(len(confirmed)), pupils=number(came))
    text = _("「{title}」：双方已确认 {schools} 所学校 {pupils} 名学生")
    agreed = sum(one.pupils for one in confirmed)
    return text.format(**facts, schools=number(len(confirmed)), pupils=number(agreed))


def _shown(seat: Seat, exchange: PupilExchange, sending: Sending, *, answers: bool) -> Shown:
    sends = bool(may_act_for(seat, sending.school))
    steps = own_steps(exchange, sending, answers=answers, sends=sends)
    lacks = (
        exchange.is_planned
        and sending.state in (SendingState.ASKED, SendingState.CONFIRMED)
        and (sending.consents or 0) < sending.pupils
    )
    return Shown(sending, SIGNS_OF_SENDING[SendingState(sending.state)], lacks, steps)
