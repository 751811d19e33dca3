from django.db.models import Q, QuerySet

from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.research.enums import ResearchState
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.engagements.kinds.research.visibility import visible_research
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def to_minute(seat: Seat) -> "QuerySet[Research]":
    """Return what the seat's unit or schools hosted and has not told of: that it was, or how."""
    own = schools_in_charge(seat) or frozenset()
    planned = Q(state=ResearchState.PLANNED, on__lte=today())
    untold = Q(state=ResearchState.HELD, minutes="")
    found = visible_research(seat).filter(Q(host=seat.unit_id) | Q(host__in=own), planned | untold)
    return found.order_by("on", "starts_at", "code")


def to_attend(seat: Seat) -> "QuerySet[Participation]":
    """Return the schools of the seat of which nobody has said how many came."""
    found = Participation.objects.filter(
        bureau_id=seat.bureau_id,
        school__in=schools_in_charge(seat) or frozenset(),
        attended=None,
        research__on__lt=today(),
    ).exclude(research__state=ResearchState.CANCELLED)
    return found.select_related("school__unit", "research__host").order_by(
        "research__on", "research__code", "school__unit__code"
    )
