from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Flow
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


def state_of_carrying_out(seat: Seat, year: SchoolYear) -> str:
    """Say for the year ring how far what was agreed is carried out: done, part or none.

    It is done once every flow of the year has been held, begun once there is any.
    """
    found = Flow.objects.filter(
        bureau_id=seat.bureau_id,
        starts_on__gte=year.first_day,
        starts_on__lt=SchoolYear(year.start + 1).first_day,
    ).exclude(status=FlowStatus.CANCELLED)
    states = set(found.order_by().values_list("status", flat=True).distinct())
    if not states:
        return "none"
    return "done" if states == {FlowStatus.HELD} else "part"
