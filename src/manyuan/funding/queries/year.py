from django.db.models import Q, Sum

from manyuan.funding.enums import AllocationState
from manyuan.funding.models import Pot
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


def state_of_funding(seat: Seat, year: SchoolYear) -> str:
    """Say for the year ring how far the money of ``year`` has come: done, part or none.

    It is done once every pot whose term touches the year is given out whole, begun once there is
    any.
    """
    given = Sum("allocations__amount", filter=Q(allocations__state=AllocationState.APPROVED))
    found = Pot.objects.filter(
        bureau_id=seat.bureau_id,
        opens_on__lt=SchoolYear(year.start + 1).first_day,
        closes_on__gt=year.first_day,
    )
    pots = list(found.order_by().values_list("amount").annotate(given=given))
    if not pots:
        return "none"
    return "done" if all(amount == given for amount, given in pots) else "part"
