"""What somebody who arranges a visit chooses from."""

from django.db.models import QuerySet

from manyuan.directory.models import School
from manyuan.directory.queries.schools import schools_on
from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.kernel.clock import today
from manyuan.offers.models import VisitRequest
from manyuan.offers.visibility import visible_requests
from manyuan.seats.models import Seat


def schools_to_visit(seat: Seat) -> "QuerySet[School]":
    """Return the schools that are open today; whom a seat may send where, the action says."""
    return schools_on(seat, today())


def requests_to_meet(seat: Seat) -> "QuerySet[VisitRequest]":
    """Return what schools ask for and no visit meets yet."""
    met = Visit.objects.exclude(state=VisitState.CANCELLED).exclude(request=None)
    return visible_requests(seat).exclude(pk__in=met.order_by().values("request_id"))
