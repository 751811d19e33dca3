"""What somebody who arranges a visit chooses from."""

from django.db.models import QuerySet

from manyuan.directory.models import Expert, School
from manyuan.directory.queries.schools import schools_on
from manyuan.kernel.clock import today
from manyuan.offers.models import VisitRequest
from manyuan.seats.models import Seat


def experts_to_send(seat: Seat) -> "QuerySet[Expert]":
    """Return the experts of the bureau's partners."""
    found = Expert.objects.filter(bureau_id=seat.bureau_id)
    return found.select_related("partner__unit")


def schools_to_visit(seat: Seat) -> "QuerySet[School]":
    """Return the schools that are open today; whom a seat may send where, the action says."""
    return schools_on(seat, today())


def request_with_code(seat: Seat, code: str) -> VisitRequest | None:
    """Return a school's request by its code."""
    found = VisitRequest.objects.filter(bureau_id=seat.bureau_id, code=code)
    return found.select_related("school__unit").first()
