from django.db.models import Prefetch, Q, QuerySet

from manyuan.directory.visibility import schools_in_charge, schools_of
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

SHOWN = ("venue__school__unit", "school__unit", "group__unit", "flow")


def visible_bookings(seat: Seat) -> "QuerySet[Booking]":
    """Return the bookings that the seat may see, with their uses and the names that pages show.

    The bureau and its auditors see all, everybody else those in which their schools use a room or
    own it, a calendar those of its unit, partners and the public none.
    """
    found = Booking.objects.filter(bureau_id=seat.bureau_id).select_related(*SHOWN)
    found = found.prefetch_related(Prefetch("uses", Use.objects.order_by("number")))
    if seat.role in (Role.PARTNER_LINK, Role.PUBLIC):
        return found.none()
    own = schools_of(seat.unit) if seat.role == Role.CALENDAR_LINK else schools_in_charge(seat)
    if own is None:
        return found
    return found.filter(Q(school__in=own) | Q(venue__school__in=own))
