from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.exchange.actions import accept_sending, decline_sending
from manyuan.engagements.kinds.exchange.permissions import may_answer
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.exchanges.finding import sending_at
from manyuan.web.exchanges.forms import ReasonForm
from manyuan.web.exchanges.questions import question_about
from manyuan.web.exchanges.trail import page_of
from manyuan.web.seated import SeatRequest


def accept(request: SeatRequest, code: str, school: str) -> HttpResponse:
    """Let the host take the pupils of a school in."""
    sending = sending_at(request.seat, code, school)
    require(may_answer(request.seat, sending))
    question = question_about(sending.exchange, _("接受报名"), _("接受报名"))

    def act() -> Done:
        accepted = accept_sending(by=request.seat, sending=sending)
        said = _("已接受{school}的 {n} 名学生，双方都已确认。")
        text = said.format(school=accepted.school.name, n=accepted.pupils)
        return Done(text, page_of(sending.exchange))

    return ask(request, forms.Form(sent(request)), question, act)


def decline(request: SeatRequest, code: str, school: str) -> HttpResponse:
    """Let the host not take the pupils of a school in."""
    sending = sending_at(request.seat, code, school)
    require(may_answer(request.seat, sending))
    form = ReasonForm(sent(request))
    warning = _("派出学校会看到原因，可以改人数后重新报名。")
    question = question_about(sending.exchange, _("不接受报名"), _("不接受报名"), warning)

    def act() -> Done:
        decline_sending(by=request.seat, sending=sending, reason=form.cleaned_data["reason"])
        said = _("没有接受{school}的报名。").format(school=sending.school.name)
        return Done(said, page_of(sending.exchange))

    return ask(request, form, question, act)
