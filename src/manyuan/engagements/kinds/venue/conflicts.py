"""What an import may not do to venues: bookings are called off on a venue's page, with a reason."""

from collections.abc import Iterator, Sequence
from datetime import date

from manyuan.directory.sheets import VENUE_STORE
from manyuan.directory.visibility import visible_venues
from manyuan.engagements.kinds.venue.queries.bookings import uses_called_off_by
from manyuan.seats.models import Seat
from manyuan.sheets.conflicts import Conflict
from manyuan.sheets.importing import RowChange, TablePlan
from manyuan.sheets.problems import Problem

VENUES = VENUE_STORE.table.name


def closed_while_booked(seat: Seat, plan: Sequence[TablePlan]) -> Iterator[Conflict]:
    """Refuse to close a venue from a day on for which it is booked."""
    for change in (one for table in plan if table.table == VENUES for one in table.changed):
        day = change.merged["closed_on"]
        if "closed_on" in change.fields_changed and isinstance(day, date):
            yield from _booked(seat, change, day)


def _booked(seat: Seat, change: RowChange, day: date) -> Iterator[Conflict]:
    venue = visible_venues(seat).get(code=change.key[0])
    if count := uses_called_off_by(seat, venue, day):
        facts = {"venue": str(venue), "day": day.isoformat(), "count": count}
        problem = Problem("venue_is_booked", facts)
        yield Conflict(VENUES, change.key, change.label, "closed_on", problem)
