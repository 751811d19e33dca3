from manyuan.kernel.school_year import SchoolYear
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.queries.terms import terms_over
from manyuan.seats.models import Seat


def state_of_lifecycle(seat: Seat, year: SchoolYear) -> str:
    """Say for the year ring how far joining and leaving has come: done, part or none.

    It is begun with the year's first decision, and done once none waits for its day and no term
    that has ended is without a decision.
    """
    first, after = year.first_day, SchoolYear(year.start + 1).first_day
    found = Decision.objects.filter(
        bureau_id=seat.bureau_id,
        withdrawn_on__isnull=True,
        effective_on__gte=first,
        effective_on__lt=after,
    )
    states = list(found.order_by().values_list("carried_out_on", flat=True))
    if not states:
        return "none"
    return "part" if None in states or terms_over(seat) else "done"
