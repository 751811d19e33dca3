from django.db.models import Q, QuerySet

from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.models import Flow
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def visible_flows(seat: Seat) -> "QuerySet[Flow]":
    """Return the flows that the seat may see: all of them, or those that touch its own schools."""
    found = Flow.objects.filter(bureau_id=seat.bureau_id).select_related(
        "provider", "receiver", "group__unit", "teacher"
    )
    if seat.role == Role.TEACHER:
        return found.filter(teacher__account_id=seat.person_id) if seat.person_id else found.none()
    own = schools_in_charge(seat)
    if own is None:
        return found
    touches = Q(provider__in=own) | Q(receiver__in=own)
    if seat.role == Role.GROUP_OFFICE:
        touches |= Q(group=seat.unit_id)
    return found.filter(touches)
