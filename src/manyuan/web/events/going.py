"""The pages on which an event is announced, moved, called off, held and looked back at."""

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.actions import (
    announce_event,
    cancel_event,
    hold_event,
    move_event,
    review_event,
)
from manyuan.engagements.kinds.event.drafting import occasion_moved
from manyuan.engagements.kinds.event.rows import clock
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.events.finding import own_event_at
from manyuan.web.events.forms import MoveForm, ReviewForm, WhyForm
from manyuan.web.events.remarks import hours_of, remarks_on_move
from manyuan.web.events.trail import page_of, question_about
from manyuan.web.seated import SeatRequest


def announce(request: SeatRequest, code: str) -> HttpResponse:
    """Let everybody concerned know that an event takes place."""
    event = own_event_at(request.seat, code)
    lead = _("参加的学校和教师会在日历里看到已确定。")
    if event.is_public:
        lead = _("参加的学校会看到已确定，公众也能在公开页面看到它。")
    question = question_about(event, _("发布「{title}」"), _("发布活动"), lead=lead)

    def act() -> Done:
        announce_event(by=request.seat, event=event)
        return Done(_("活动已发布。"), page_of(event))

    return ask(request, Form(sent(request)), question, act)


def move(request: SeatRequest, code: str) -> HttpResponse:
    """Lay an event on another day or hour."""
    event = own_event_at(request.seat, code)
    initial = {"on": event.starts_on, "starts_at": clock(event.starts_at)}
    form = MoveForm(sent(request), initial=initial)
    lead = _("时长不变，活动安排跟着改；参加的学校会看到原因。")
    question = question_about(event, _("「{title}」改期"), _("改期"), lead=lead)

    def act() -> Done:
        given = {name: form.cleaned_data[name] for name in ("on", "starts_at", "reason")}
        moved = occasion_moved(event, given["on"], given["starts_at"])
        form.require_heard(remarks_on_move(request.seat, moved, event), hours_of(moved))
        move_event(by=request.seat, event=event, **given)
        return Done(_("活动已改期。"), page_of(event))

    return ask(request, form, question, act)


def cancel(request: SeatRequest, code: str) -> HttpResponse:
    """Say that an event does not take place."""
    event = own_event_at(request.seat, code)
    form = WhyForm(sent(request))
    lead = _("参加的学校会看到原因，公开报名随之截止；不能恢复。")
    question = question_about(event, _("取消「{title}」"), _("取消活动"), lead=lead, dangerous=True)

    def act() -> Done:
        cancel_event(by=request.seat, event=event, reason=form.cleaned_data["reason"])
        return Done(_("活动已取消。"), page_of(event))

    return ask(request, form, question, act)


def hold(request: SeatRequest, code: str) -> HttpResponse:
    """Note that an event took place."""
    event = own_event_at(request.seat, code)
    lead = _("登记以后，各参加学校填写到场人数，活动算入本学年的流动。")
    question = question_about(event, _("「{title}」已经举办"), _("登记已举办"), lead=lead)

    def act() -> Done:
        hold_event(by=request.seat, event=event)
        return Done(_("已登记举办，请各校填写到场人数。"), page_of(event))

    return ask(request, Form(sent(request)), question, act)


def review(request: SeatRequest, code: str) -> HttpResponse:
    """Say how an event was."""
    event = own_event_at(request.seat, code)
    form = ReviewForm(sent(request), initial={"afterwards": event.afterwards})
    question = question_about(event, _("「{title}」的活动总结"), _("保存活动总结"))

    def act() -> Done:
        review_event(by=request.seat, event=event, afterwards=form.cleaned_data["afterwards"])
        return Done(_("已保存活动总结。"), page_of(event))

    return ask(request, form, question, act)
