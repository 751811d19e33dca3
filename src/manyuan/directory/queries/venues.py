from datetime import date

from django.db.models import Q, QuerySet

from manyuan.directory.lasting import lasts_on, not_ended_by
from manyuan.directory.models import School, Venue, VenuePhoto
from manyuan.directory.visibility import schools_in_charge, visible_schools, visible_venues
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau


def venues_of(seat: Seat) -> "QuerySet[Venue]":
    """Return the venues that the seat may see, those of one school together."""
    return _shown(seat).order_by("school__unit__code", "code")


def venues_open_on(seat: Seat, day: date) -> "QuerySet[Venue]":
    """Return the venues that can be used on ``day``, themselves and their schools being open."""
    own = not_ended_by(day, last="closed_on")
    return venues_of(seat).filter(
        own, lasts_on(day, first="school__opened_on", last="school__closed_on")
    )


def venue_with_code(seat: Seat, code: str) -> Venue | None:
    """Return the venue with ``code`` if there is one."""
    return _shown(seat).filter(code=code).first()


def _shown(seat: Seat) -> "QuerySet[Venue]":
    return visible_venues(seat).select_related("school__unit", "school__bureau")


def photo_of(seat: Seat, venue: Venue) -> VenuePhoto | None:
    """Return the photo of a venue, with its bytes."""
    return VenuePhoto.objects.filter(venue=venue, venue__in=visible_venues(seat)).first()


def has_photo(seat: Seat, venue: Venue) -> bool:
    """Say whether there is a photo of a venue, without reading it."""
    return VenuePhoto.objects.filter(venue=venue, venue__in=visible_venues(seat)).exists()


def schools_with_own_venues(seat: Seat) -> "QuerySet[School]":
    """Return the schools whose venues the seat registers: the bureau for all of them."""
    found = visible_schools(seat).select_related("unit")
    if works_for_bureau(seat):
        return found
    return found.filter(Q(pk__in=schools_in_charge(seat) or frozenset()))
