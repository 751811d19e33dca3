"""The way to a page of the venues."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.engagements.kinds.venue.queries.bookings import to_approve
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Crumb, Tab


def to_venues(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of venues."""
    return [Crumb(_("场地共享"), reverse("venues")), *more]


def to_venue(venue: Venue, *more: Crumb) -> list[Crumb]:
    """Return the way through a venue's page, which is the end when nothing follows."""
    return to_venues(Crumb(str(venue), page_of(venue) if more else ""), *more)


def to_booking(booking: Booking, *more: Crumb) -> list[Crumb]:
    """Return the way through a booking's page, which is the end when nothing follows."""
    return to_venues(
        Crumb(_("预订"), reverse("bookings")),
        Crumb(booking.code, page_of_booking(booking) if more else ""),
        *more,
    )


def page_of(venue: Venue) -> str:
    """Return the address of a venue."""
    return reverse("venue", args=[venue.code])


def page_of_booking(booking: Booking) -> str:
    """Return the address of a booking."""
    return reverse("booking", args=[booking.code])


def venue_tabs(seat: Seat, current: str) -> list[Tab]:
    """Return the lists beside each other: venues, bookings and those that wait for an answer."""
    waiting = to_approve(seat).count()
    pages = [("venues", _("全部场地")), ("bookings", _("预订"))]
    if waiting or current == "bookings-to-approve":
        pages.append(("bookings-to-approve", _("待我审批（{n}）").format(n=waiting)))
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in pages]
