from collections.abc import Iterable
from datetime import date

from manyuan.directory.models import School, Venue
from manyuan.engagements.errors import VenueElsewhere, VenueNotOpen
from manyuan.seats.models import Unit


def require_venue(
    venue: Venue | None, *, place: School | Unit | None, days: Iterable[date]
) -> None:
    """Let a venue be where the engagement is, and in use on its days.

    Raises
    ------
    VenueElsewhere, VenueNotOpen
        When it is at another school, or closed by then.
    """
    if venue is None:
        return
    if place is not None and venue.school_id != place.pk:
        raise VenueElsewhere(venue=str(venue), place=place.name)
    for day in days:
        if not venue.is_open_on(day):
            raise VenueNotOpen(venue=str(venue), on=day)
