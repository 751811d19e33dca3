from collections.abc import Sequence

from manyuan.directory.audiences import legal
from manyuan.directory.models import Venue
from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.engagements.kinds.venue.rows import BOOKINGS, HAND_OVERS, TABLES, USES
from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import To, Told, both

# A block belongs to a venue, not to a booking.
_booked = [table for table in TABLES if table.name in {BOOKINGS, USES, HAND_OVERS}]
_owner = sides(Booking, _booked, "venue__school")
_user = sides(Booking, _booked, "school", seats=("asked_by",))
_sides = sides(Booking, _booked, "venue__school", "school", seats=("asked_by",))


def _left(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the school whose venue a booking has left."""
    codes = {one.before["venue"] for one in changes if one.table == BOOKINGS and one.before}
    found = Venue.objects.filter(bureau_id=written.bureau_id, code__in=codes).order_by()
    return To(units=frozenset(found.values_list(legal("school"), flat=True)))


AUDIENCES: dict[str, Told] = {
    "venue.booked": _owner,
    "venue.approved": _user,
    "venue.refused": _user,
    "venue.cancelled": _sides,
    "venue.moved": _sides,
    "venue.rehoused": both(_sides, _left),
    "venue.promoted": _sides,
    "venue.blocked": _user,
    "venue.handed": _sides,
}
