from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import Membership
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def groups_of_school(seat: Seat) -> list[int]:
    """Return the groups to which a principal's school belongs today."""
    if not seat.is_any_of(Role.PRINCIPAL):
        return []
    found = Membership.objects.filter(
        lasts_on(today(), first="joined_on", last="left_on"), school=seat.unit_id
    )
    return list(found.order_by().values_list("group_id", flat=True))
