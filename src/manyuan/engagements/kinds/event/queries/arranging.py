from django.db.models import Q

from manyuan.directory.models import School, Venue
from manyuan.directory.queries.schools import schools_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def schools_to_host(seat: Seat) -> list[School]:
    """Return the schools that the seat may make the main host of an event."""
    found = schools_on(seat, today()).select_related("unit").order_by("unit__code")
    own = schools_in_charge(seat)
    return list(found if own is None else found.filter(pk__in=own))


def venues_to_use(seat: Seat) -> list[Venue]:
    """Return the venues in which an event of the seat can be: shared ones, and its own schools'."""
    found = Venue.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today()))
    own = schools_in_charge(seat)
    if own is not None:
        found = found.filter(Q(is_shared=True) | Q(school__in=own))
    open_schools = schools_on(seat, today()).order_by().values("pk")
    return list(found.filter(school__in=open_schools).select_related("school__unit"))
