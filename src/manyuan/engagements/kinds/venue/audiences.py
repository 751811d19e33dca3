from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.engagements.kinds.venue.rows import BOOKINGS, HAND_OVERS, TABLES, USES
from manyuan.notices.audiences import Told

# A block belongs to a venue, not to a booking.
_booked = [table for table in TABLES if table.name in {BOOKINGS, USES, HAND_OVERS}]
_owner = sides(Booking, _booked, "venue__school")
_user = sides(Booking, _booked, "school", seats=("asked_by",))
_sides = sides(Booking, _booked, "venue__school", "school", seats=("asked_by",))
AUDIENCES: dict[str, Told] = {
    "venue.booked": _owner,
    "venue.approved": _user,
    "venue.refused": _user,
    "venue.cancelled": _sides,
    "venue.moved": _sides,
    "venue.promoted": _sides,
    "venue.blocked": _user,
    "venue.handed": _sides,
}
