from django.db.models import QuerySet

from manyuan.directory.visibility import schools_in_charge, schools_of
from manyuan.engagements.kinds.visit.enums import OPEN
from manyuan.engagements.kinds.visit.models import Evidence, Feedback, Visit
from manyuan.engagements.kinds.visit.permissions import side_of
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat

SHOWN = ("expert__partner__unit", "school__unit", "group__unit", "request", "flow")


def visible_visits(seat: Seat) -> "QuerySet[Visit]":
    """Return the visits that the seat may see, with the names that pages show.

    The bureau and its auditors see all, a group office and a principal those at their schools, a
    teacher the coming ones at the own school, a partner's link those of the partner's own experts,
    a calendar those of its unit.
    """
    found = Visit.objects.filter(bureau_id=seat.bureau_id).select_related(*SHOWN)
    if _is_for_partner(seat):
        return found.filter(expert__partner=seat.unit_id)
    if seat.role == Role.CALENDAR_LINK:
        return found.filter(school__in=schools_of(seat.unit))
    if seat.role == Role.TEACHER:
        found = found.filter(on__gte=today(), state__in=OPEN)
    own = schools_in_charge(seat)
    return found if own is None else found.filter(school__in=own)


def _is_for_partner(seat: Seat) -> bool:
    of_partner = seat.role == Role.CALENDAR_LINK and seat.unit.kind == UnitKind.PARTNER
    return seat.role == Role.PARTNER_LINK or of_partner


def visible_evidence(seat: Seat) -> "QuerySet[Evidence]":
    """Return the evidence of the visits that the seat may see."""
    return Evidence.objects.filter(visit__in=visible_visits(seat).order_by().values("pk"))


def visible_feedback(seat: Seat, visit: Visit) -> "QuerySet[Feedback]":
    """Return what was said of a visit: a side reads its own, the bureau and its auditors both."""
    found = Feedback.objects.filter(visit=visit)
    if schools_in_charge(seat) is None:
        return found
    side = side_of(seat, visit)
    return found.none() if side is None else found.filter(side=side)
