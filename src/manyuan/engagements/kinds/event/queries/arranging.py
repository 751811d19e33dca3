from manyuan.directory.models import School
from manyuan.directory.queries.schools import schools_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def schools_to_host(seat: Seat) -> list[School]:
    """Return the schools that the seat may make the main host of an event."""
    found = schools_on(seat, today()).select_related("unit").order_by("unit__code")
    own = schools_in_charge(seat)
    return list(found if own is None else found.filter(pk__in=own))
