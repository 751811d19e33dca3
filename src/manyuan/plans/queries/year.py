from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Freeze, Plan
from manyuan.seats.models import Seat


def state_of_planning(seat: Seat, year: SchoolYear) -> str:
    """Say for the year ring how far the exchange of ``year`` has come: done, part or none.

    It is done with a plan in force, begun once data of the year or of a later one are frozen.
    """
    plans = Plan.objects.filter(bureau_id=seat.bureau_id, kind=PlanKind.EXCHANGE)
    if plans.filter(year=year.start, state=PlanState.ADOPTED).exists():
        return "done"
    freezes = Freeze.objects.filter(bureau_id=seat.bureau_id, kind=PlanKind.EXCHANGE)
    return "part" if freezes.filter(year__gte=year.start).exists() else "none"
