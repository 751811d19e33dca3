from django.db.models import Q

from manyuan.directory.models import Venue
from manyuan.directory.queries.schools import schools_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def venues_to_use(seat: Seat) -> list[Venue]:
    """Return the venues in which the seat can arrange something: shared ones, and its schools'."""
    found = Venue.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today()))
    own = schools_in_charge(seat)
    if own is not None:
        found = found.filter(Q(is_shared=True) | Q(school__in=own))
    open_schools = schools_on(seat, today()).order_by().values("pk")
    return list(found.filter(school__in=open_schools).select_related("school__unit"))
