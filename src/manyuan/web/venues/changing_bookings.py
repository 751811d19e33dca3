from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.venue.actions import cancel_booking, hand_over, move_use
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.engagements.kinds.venue.permissions import (
    may_change_booking,
    may_hand_over,
    parties_of,
)
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.venues.booking_forms import HandOverForm, MoveForm, WhyForm
from manyuan.web.venues.finding import booking_at, use_at
from manyuan.web.venues.trail import page_of_booking, to_booking
from manyuan.web.venues.words import when_of, when_of_uses, who_of


def cancel(request: SeatRequest, code: str, number: int | None = None) -> HttpResponse:
    """Give a booking up, or one of its uses."""
    booking = booking_at(request.seat, code)
    require(may_change_booking(request.seat, booking))
    use = None if number is None else use_at(booking, number)
    form = WhyForm(sent(request))
    headline = _("取消这一次使用") if use else _("取消场地预订")
    submit = _("取消这一次") if use else _("取消预订")
    warning = _("双方学校都会看到取消和原因；取消后不能恢复，只能重新预订。")
    question = _question(booking, use, headline, submit, warning)

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        given = cancel_booking(by=request.seat, booking=booking, reason=reason, number=number)
        return Done(_("已取消，时间已经空出。"), page_of_booking(given))

    return ask(request, form, question, act)


def move(request: SeatRequest, code: str, number: int) -> HttpResponse:
    """Lay one use on another day or time."""
    booking = booking_at(request.seat, code)
    require(may_change_booking(request.seat, booking))
    use = use_at(booking, number)
    form = MoveForm(sent(request), use=use)
    question = _question(booking, use, _("改到别的时间"), _("改时间"))

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        given = {"booking": booking, "number": number, "to": form.slot, "reason": reason}
        moved = move_use(by=request.seat, **given)
        return Done(_("已改时间；场地方不是您的，会重新审批。"), page_of_booking(moved))

    return ask(request, form, question, act)


def hand_over_room(request: SeatRequest, code: str, number: int) -> HttpResponse:
    """Say how the room was left after a use."""
    booking = booking_at(request.seat, code)
    require(may_hand_over(request.seat, booking))
    use = use_at(booking, number)
    form = HandOverForm(sent(request), parties=parties_of(request.seat, booking))
    question = _question(booking, use, _("登记场地交接"), _("登记交接"))

    def act() -> Done:
        hand_over(by=request.seat, booking=booking, facts=form.facts(number))
        return Done(_("已登记交接。"), page_of_booking(booking))

    return ask(request, form, question, act)


def _question(
    booking: Booking, use: Use | None, headline: str, submit: str, *warnings: str
) -> Question:
    when = when_of_uses([use]) if use else when_of(booking)
    return Question(
        headline=headline,
        lead=f"{booking.venue} · {when} · {who_of(booking)}",
        submit=submit,
        cancel_url=page_of_booking(booking),
        crumbs=to_booking(booking, Crumb(submit)),
        warnings=warnings,
        dangerous=bool(warnings),
    )
