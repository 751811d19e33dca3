"""An engagement that was arranged already meets a need; or does not, after all."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.offers.actions.needs import meet_need, reopen_need
from manyuan.offers.permissions import may_meet_need
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.needs.forms import MeetForm, ReasonForm
from manyuan.web.needs.questions import about
from manyuan.web.needs.trail import need_at, page_of
from manyuan.web.seated import SeatRequest


def choose(request: SeatRequest, code: str) -> HttpResponse:
    """Say which engagement meets a need."""
    need = need_at(request.seat, code)
    require(may_meet_need(request.seat, need))
    form = MeetForm(sent(request), seat=request.seat, need=need)
    question = about(
        need,
        _("{school}的需求「{title}」已有安排"),
        here=_("选择已有的安排"),
        lead=_("选择已经登记的安排；它取消时，需求自动重新待安排。"),
        submit=_("对应到这项安排"),
    )

    def act() -> Done:
        chosen = form.cleaned_data["engagement"]
        met = meet_need(by=request.seat, need=need, engagement=chosen.code)
        return Done(_("需求已对应到「{title}」。").format(title=chosen), page_of(met))

    return ask(request, form, question, act)


def reopen(request: SeatRequest, code: str) -> HttpResponse:
    """Say that an engagement does not meet a need."""
    need = need_at(request.seat, code)
    require(may_meet_need(request.seat, need))
    form = ReasonForm(sent(request))
    question = about(
        need,
        _("{school}的需求「{title}」重新待安排"),
        here=_("重新待安排"),
        lead=_("只解除对应关系，安排本身不取消。"),
        submit=_("重新待安排"),
    )

    def act() -> Done:
        opened = reopen_need(by=request.seat, need=need, reason=form.cleaned_data["reason"])
        return Done(_("需求重新待安排。"), page_of(opened))

    return ask(request, form, question, act)
