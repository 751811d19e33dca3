from django.db.models import QuerySet

from manyuan.engagements.kinds.visit.models import Evidence, Visit
from manyuan.engagements.kinds.visit.visibility import visible_evidence
from manyuan.seats.models import Seat


def evidence_of(seat: Seat, visit: Visit) -> "QuerySet[Evidence]":
    """Return the evidence of a visit that the seat may see, its visit read along."""
    found = visible_evidence(seat).filter(visit=visit)
    return found.select_related("visit__school__unit", "visit__expert", "visit__request")


def shown_evidence_of(seat: Seat, visit: Visit) -> "QuerySet[Evidence]":
    """Return the evidence as a page lists it, the bytes left where they are."""
    return visible_evidence(seat).filter(visit=visit).defer("content")
