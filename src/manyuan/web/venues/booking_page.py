from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.venue.enums import UseState
from manyuan.engagements.kinds.venue.models import Booking, Use, state_of
from manyuan.engagements.kinds.venue.permissions import may_change_booking
from manyuan.engagements.kinds.venue.queries.bookings import hand_overs_of
from manyuan.kernel.clock import today
from manyuan.seats.permissions import may_see_history
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source, VerdictWord
from manyuan.web.venues.finding import booking_at
from manyuan.web.venues.steps import MayOfUses, Step, may_of_uses, steps_of, steps_of_use
from manyuan.web.venues.trail import to_booking
from manyuan.web.venues.words import SIGNS, day_said, when_of, who_of


@dataclass(frozen=True, slots=True)
class Line:
    """One use as the page lists it."""

    use: Use
    day: str
    sign: VerdictWord
    steps: list[Step]


@require_safe
def show_booking(request: SeatRequest, code: str) -> HttpResponse:
    """Show a booking: who asked for what, each of its days, and how the room was left."""
    booking = booking_at(request.seat, code)
    uses = list(booking.uses.all())
    state, may = state_of(uses), may_of_uses(request.seat, booking)
    context = {
        "booking": booking,
        "crumbs": to_booking(booking),
        "headline": _headline(booking, state),
        "lead": f"{when_of(booking)} · {who_of(booking)}",
        "state": state.label,
        "sign": SIGNS[state],
        "steps": steps_of(request.seat, booking),
        "may_change": may_change_booking(request.seat, booking),
        "lines": [_line(may, booking, use) for use in uses],
        "hand_overs": hand_overs_of(request.seat, booking),
        "is_own_use": booking.is_own_use,
        "may_see_history": may_see_history(request.seat),
        "history_url": reverse("history-object", args=["bookings", booking.code]),
        "source": Source(
            where=_("登记的场地预订"),
            as_of=today(),
            entered_by=f"{booking.asked_by.holder} · {booking.asked_by.get_role_display()}",
        ),
    }
    return render(request, "venues/booking.html", context)


def _line(may: MayOfUses, booking: Booking, use: Use) -> Line:
    return Line(use, day_said(use.on), SIGNS[use.state], list(steps_of_use(may, booking, use)))


def _headline(booking: Booking, state: UseState) -> str:
    facts = {"school": booking.school.name, "venue": str(booking.venue)}
    said = {
        UseState.REQUESTED: _("{school}预订{venue}，等待{owner}同意"),
        UseState.APPROVED: _("{school}预订{venue}，已同意"),
        UseState.WAITING: _("{school}在候补{venue}，有空时顺位递补"),
        UseState.HELD: _("{school}使用了{venue}"),
        UseState.REFUSED: _("{school}预订{venue}，没有得到同意"),
        UseState.CANCELLED: _("{school}对{venue}的预订已取消"),
    }[state]
    return said.format(owner=booking.venue.school.name, **facts)
