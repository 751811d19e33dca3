from manyuan.offers.kinds import flow_kinds
from manyuan.offers.openings import Opening
from manyuan.seats.models import Seat


def openings(seat: Seat) -> list[Opening]:
    """Return what of every kind stands open now for others to take, each kind asked once.

    What ends first comes first, then what is open for good.
    """
    asked = [kind.openings for kind in flow_kinds().values() if kind.openings is not None]
    found = [one for openings_of in asked for one in openings_of(seat)]
    return sorted(found, key=lambda one: (one.until is None, one.until or one.on, one.title))
