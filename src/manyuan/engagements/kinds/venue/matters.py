"""What of the bookings waits for those who answer for schools."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.kinds.venue.actions import (
    approve_bookings,
    refuse_booking,
    take_back_approval,
    take_back_refusal,
)
from manyuan.engagements.kinds.venue.enums import KIND, UseState
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.engagements.kinds.venue.queries.bookings import (
    booking_with_code,
    to_approve,
    to_hand_over,
)
from manyuan.engagements.kinds.venue.rows import when_said
from manyuan.inbox.errors import WaitsNoLonger
from manyuan.inbox.matters import FOR_SCHOOLS, Matter, Verb, Waiting
from manyuan.seats.models import Seat


def _asked(seat: Seat) -> list[Waiting]:
    return [_line(one, _asked_uses(one)) for one in to_approve(seat)]


def _asked_uses(booking: Booking) -> list[Use]:
    return [use for use in booking.uses.all() if use.state == UseState.REQUESTED]


def _line(booking: Booking, uses: Sequence[Use]) -> Waiting:
    text = _("{purpose}，{when}，{n} 人")
    facts = {"purpose": booking.purpose, "when": when_said(list(uses)), "n": booking.people}
    return Waiting(
        key=booking.code,
        title=f"{booking.venue} · {booking.school}",
        detail=text.format(**facts),
        page=("booking", (booking.code,)),
        unit=booking.school.name,
        due_on=uses[0].on,
        since=booking.asked_at,
    )


def _used(seat: Seat) -> list[Waiting]:
    text = _("{on} {span} 使用，还没有登记场地状况")
    return [
        Waiting(
            key=f"{use.booking.code}/{use.number}",
            title=f"{use.booking.venue} · {use.booking.purpose}",
            detail=text.format(on=use.on.isoformat(), span=use.span),
            page=("use-hand-over", (use.booking.code, use.number)),
            unit=use.booking.venue.school.name,
            due_on=use.on,
        )
        for use in to_hand_over(seat)
    ]


def _approve(*, by: Seat, key: str, reason: str) -> list[Booking]:  # noqa: ARG001 -- needs none
    return approve_bookings(by=by, bookings=[_booking(by, key)])


def _refuse(*, by: Seat, key: str, reason: str) -> Booking:
    return refuse_booking(by=by, booking=_booking(by, key), reason=reason)


def _booking(by: Seat, code: str) -> Booking:
    found = booking_with_code(by, code)
    if found is None:
        raise WaitsNoLonger
    return found


MATTERS = (
    Matter(
        slug="booking-approve",
        kind=KIND,
        label=gettext_lazy("待审批的场地预订"),
        roles=FOR_SCHOOLS,
        waiting=_asked,
        verbs=(
            Verb(
                slug="approve",
                label=gettext_lazy("同意预订"),
                done=gettext_lazy("已同意预订"),
                code="venue.approved",
                act=_approve,
                take_back=take_back_approval,
                instead=gettext_lazy("需要收回，请到该项预订的页面上取消，并写明原因。"),
            ),
            Verb(
                slug="refuse",
                label=gettext_lazy("不同意预订"),
                done=gettext_lazy("已答复不同意预订"),
                code="venue.refused",
                act=_refuse,
                take_back=take_back_refusal,
                needs_reason=True,
                instead=gettext_lazy("需要恢复，请使用学校重新预订。"),
            ),
        ),
    ),
    Matter(
        slug="booking-hand",
        kind=KIND,
        label=gettext_lazy("待登记的场地交接"),
        roles=FOR_SCHOOLS,
        waiting=_used,
    ),
)
