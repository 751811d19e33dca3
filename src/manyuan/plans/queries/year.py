from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Freeze, Plan
from manyuan.seats.models import Seat


def state_of_planning(seat: Seat, year: SchoolYear) -> str:
    """Say for the year ring how far the planning of ``year`` has come: done, part or none.

    It is done with a plan in force, begun once data of the year or of a later one are frozen.
    """
    in_force = Plan.objects.filter(
        bureau_id=seat.bureau_id, year=year.start, state=PlanState.ADOPTED
    )
    if in_force.exists():
        return "done"
    begun = Freeze.objects.filter(bureau_id=seat.bureau_id, year__gte=year.start).exists()
    return "part" if begun else "none"
