from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from manyuan.directory.models import School, Venue
from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.venue.enums import UseState
from manyuan.engagements.kinds.venue.models import Block, Booking, HandOver, Use
from manyuan.engagements.kinds.venue.permissions import may_book_venues
from manyuan.engagements.kinds.venue.visibility import visible_bookings
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau


def bookings(seat: Seat, *, first: date, last: date) -> "QuerySet[Booking]":
    """Return the bookings that the seat may see with a use from ``first`` to ``last`` inclusive."""
    within = visible_bookings(seat).filter(uses__on__gte=first, uses__on__lte=last)
    return within.distinct()


def booking_with_code(seat: Seat, code: str) -> Booking | None:
    """Return the booking with ``code`` if there is one that the seat may see."""
    return visible_bookings(seat).select_related("asked_by__person").filter(code=code).first()


def visible_codes(seat: Seat, among: Collection[str]) -> frozenset[str]:
    """Return those of some codes whose bookings the seat may see."""
    found = visible_bookings(seat).prefetch_related(None).filter(code__in=among)
    return frozenset(found.order_by().values_list("code", flat=True))


def to_approve(seat: Seat) -> "QuerySet[Booking]":
    """Return the bookings that wait for an answer which the seat may give, the earliest first."""
    asked = Use.objects.filter(state=UseState.REQUESTED, on__gte=today()).order_by()
    found = visible_bookings(seat).filter(pk__in=asked.values("booking"))
    found = found.order_by("asked_at", "pk")
    if works_for_bureau(seat):
        return found
    if not may_book_venues(seat):
        return found.none()
    return found.filter(venue__school__in=schools_in_charge(seat) or frozenset())


def to_hand_over(seat: Seat) -> "QuerySet[Use]":
    """Return the uses whose day is over and of which neither side has said how the room was left.

    They wait for the school that used the room; what a school does in its own rooms, for nobody.
    """
    used = Use.objects.filter(state=UseState.APPROVED, on__lt=today(), bureau_id=seat.bureau_id)
    found = used.filter(booking__school__in=schools_in_charge(seat) or frozenset())
    found = found.select_related("booking__venue__school__unit", "booking__school__unit")
    lent = found.exclude(booking__flow=None).exclude(booking__flow__status=FlowStatus.CANCELLED)
    return lent.order_by("on", "first", "pk")


def hand_overs_of(seat: Seat, booking: Booking) -> "QuerySet[HandOver]":
    """Return what both sides said of the room after each use of a booking."""
    seen = visible_bookings(seat).filter(pk=booking.pk).order_by().values("pk")
    found = HandOver.objects.filter(use__booking__in=seen)
    return found.select_related("use", "by__person", "by__unit").order_by("use__number", "side")


def block_numbered(seat: Seat, pk: int) -> Block | None:
    """Return a block of the seat's bureau."""
    found = Block.objects.filter(bureau_id=seat.bureau_id, pk=pk)
    return found.select_related("venue__school__unit").first()


def blocks_ahead(seat: Seat, venue: Venue) -> "QuerySet[Block]":
    """Return the hours that the owner of a venue keeps from today on."""
    found = Block.objects.filter(bureau_id=seat.bureau_id, venue=venue, ends_on__gte=today())
    return found.select_related("venue__school__unit")


def schools_to_book_for(seat: Seat) -> "QuerySet[School]":
    """Return the schools for which the seat may book a room."""
    found = visible_schools(seat).select_related("unit")
    if works_for_bureau(seat):
        return found
    return found.filter(pk__in=schools_in_charge(seat) or frozenset())


def uses_called_off_by(seat: Seat, venue: Venue, on: date) -> int:
    """Return how many uses of a venue would be called off if it closed on a day."""
    from_then = Use.objects.filter(bureau_id=seat.bureau_id, booking__venue=venue, on__gte=on)
    return from_then.filter(
        state__in=(UseState.WAITING, UseState.REQUESTED, UseState.APPROVED)
    ).count()
