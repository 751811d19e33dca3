from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from manyuan.directory.models import Expert, Group, School
from manyuan.engagements.kinds.visit.enums import OPEN, Side
from manyuan.engagements.kinds.visit.models import Attendance, Feedback, Visit
from manyuan.engagements.kinds.visit.visibility import visible_feedback, visible_visits
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def visits(
    seat: Seat,
    *,
    state: str = "",
    school: School | None = None,
    group: Group | None = None,
    expert: Expert | None = None,
    first: date | None = None,
    last: date | None = None,
) -> "QuerySet[Visit]":
    """Return the visits that the seat may see, from ``first`` to ``last`` inclusive."""
    asked = {
        "state": state,
        "school": school,
        "group": group,
        "expert": expert,
        "on__gte": first,
        "on__lte": last,
    }
    return visible_visits(seat).filter(**{name: one for name, one in asked.items() if one})


def visit(seat: Seat, code: str) -> Visit | None:
    """Return the visit with ``code`` if there is one that the seat may see."""
    found = visible_visits(seat).select_related(
        "school_confirmed_by__person", "partner_confirmed_by__person"
    )
    return found.filter(code=code).first()


def visible_codes(seat: Seat, among: Collection[str]) -> frozenset[str]:
    """Return those of some codes whose visits the seat may see."""
    found = visible_visits(seat).filter(code__in=among)
    return frozenset(found.order_by().values_list("code", flat=True))


def to_confirm(seat: Seat, side: Side) -> "QuerySet[Visit]":
    """Return the visits from today on that a side has not answered."""
    unanswered = Q(**{f"{side.value}_confirmed_at__isnull": True})
    return (
        visits(seat, first=today()).filter(unanswered, state__in=OPEN).order_by("on", "starts_at")
    )


def to_report(seat: Seat) -> "QuerySet[Visit]":
    """Return the visits whose day has come and whose attendance nobody has reported."""
    return visits(seat, last=today()).filter(state__in=OPEN).order_by("on", "starts_at")


def attendance_of(seat: Seat, visit: Visit) -> dict[str, int]:
    """Return how many pupils of each grade a visit reached, if the seat may see it."""
    seen = visible_visits(seat).filter(pk=visit.pk).order_by().values("pk")
    counted = Attendance.objects.filter(visit__in=seen)
    return dict(counted.values_list("grade", "pupils"))


def feedback_of(seat: Seat, visit: Visit) -> "QuerySet[Feedback]":
    """Return what was said of a visit, as far as the seat may read it."""
    return visible_feedback(seat, visit)


def ratings_given(seat: Seat) -> dict[int, int]:
    """Return how the partner of a link rated its own visits, by the visits' keys."""
    if not seat.is_any_of(Role.PARTNER_LINK):
        return {}
    seen = visible_visits(seat).order_by().values("pk")
    said = Feedback.objects.filter(side=Side.PARTNER, visit__in=seen)
    return dict(said.values_list("visit_id", "rating"))
