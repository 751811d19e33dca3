from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.exchange.actions import (
    ask_for_places,
    note_consents,
    withdraw_sending,
)
from manyuan.engagements.kinds.exchange.permissions import may_act_for, may_offer_exchanges
from manyuan.engagements.kinds.exchange.queries.exchanges import senders_for
from manyuan.engagements.kinds.exchange.queries.left import places_left
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.exchanges.finding import exchange_at, sending_at
from manyuan.web.exchanges.forms import AskForm, ConsentsForm, ReasonForm
from manyuan.web.exchanges.questions import question_about
from manyuan.web.exchanges.trail import page_of
from manyuan.web.seated import SeatRequest


def ask_places(request: SeatRequest, code: str) -> HttpResponse:
    """Let a school say how many pupils of each grade it sends."""
    exchange = exchange_at(request.seat, code)
    require(may_offer_exchanges(request.seat))
    schools = list(senders_for(request.seat, exchange))
    form = AskForm(sent(request), schools=schools, left=places_left(request.seat, exchange))
    question = question_about(exchange, _("报名派出学生"), _("提交报名"))

    def act() -> Done:
        school = form.cleaned_data["school"]
        sending = ask_for_places(
            by=request.seat, exchange=exchange, school=school, pupils=form.numbers
        )
        said = _("{school}报名 {n} 人，等待接待学校确认。")
        return Done(said.format(school=school.name, n=sending.pupils), page_of(exchange))

    return ask(request, form, question, act)


def consents(request: SeatRequest, code: str, school: str) -> HttpResponse:
    """Let a school note how many guardians have agreed."""
    sending = sending_at(request.seat, code, school)
    require(may_act_for(request.seat, sending.school))
    form = ConsentsForm(sent(request), sending=sending)
    question = question_about(sending.exchange, _("登记监护人同意"), _("登记同意人数"))

    def act() -> Done:
        given = form.cleaned_data
        note_consents(by=request.seat, sending=sending, **given)
        said = _("已登记监护人同意 {n} 人。").format(n=given["consents"])
        return Done(said, page_of(sending.exchange))

    return ask(request, form, question, act)


def withdraw(request: SeatRequest, code: str, school: str) -> HttpResponse:
    """Let a school send nobody after all."""
    sending = sending_at(request.seat, code, school)
    require(may_act_for(request.seat, sending.school))
    form = ReasonForm(sent(request))
    warning = _("名额会空出来；之后可以重新报名，由接待学校再确认。")
    question = question_about(sending.exchange, _("退出学生交换"), _("退出"), warning)

    def act() -> Done:
        withdraw_sending(by=request.seat, sending=sending, reason=form.cleaned_data["reason"])
        return Done(
            _("{school}已退出。").format(school=sending.school.name), page_of(sending.exchange)
        )

    return ask(request, form, question, act)
