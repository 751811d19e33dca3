"""What an address of the venues names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.directory.models import Venue
from manyuan.directory.queries.venues import venue_with_code
from manyuan.engagements.kinds.venue.models import Block, Booking, Use
from manyuan.engagements.kinds.venue.queries.bookings import block_numbered, booking_with_code
from manyuan.seats.models import Seat


def venue_at(seat: Seat, code: str) -> Venue:
    """Return the venue of this code."""
    found = venue_with_code(seat, code)
    if found is None:
        raise Http404(_("没有编号为 {code} 的场地。").format(code=code))
    return found


def booking_at(seat: Seat, code: str) -> Booking:
    """Return the booking of this code; one that the seat may not see is as good as none."""
    found = booking_with_code(seat, code)
    if found is None:
        said = _("没有编号为 {code} 的场地预订，或者您的席位不能查看它。")
        raise Http404(said.format(code=code))
    return found


def use_at(booking: Booking, number: int) -> Use:
    """Return the n-th use of a booking."""
    found = next((use for use in booking.uses.all() if use.number == number), None)
    if found is None:
        raise Http404(_("这项预订没有第 {number} 次使用。").format(number=number))
    return found


def block_at(seat: Seat, pk: int) -> Block:
    """Return the block of this number."""
    found = block_numbered(seat, pk)
    if found is None:
        raise Http404(_("没有这段停用时间，它可能已经解除。"))
    return found
