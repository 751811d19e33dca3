"""Which engagements there are that could meet what somebody needs."""

from dataclasses import dataclass

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Occasion
from manyuan.engagements.queries.occasions import visible_occasions
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.models import Need
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Candidate:
    """An engagement that could meet a need."""

    code: str
    title: str

    def __str__(self) -> str:
        return self.title


def could_meet(seat: Seat, need: Need) -> list[Candidate]:
    """Return the engagements of the need's kind that the seat may open and are not called off.

    They are those that take place from the need's first day on, and those that are open to all.
    """
    kind = flow_kinds()[need.kind]
    found = visible_occasions(seat).filter(kind=need.kind, ends_on__gte=need.starts_on)
    standing = found.exclude(status=FlowStatus.CANCELLED).order_by("starts_on", "code", "number")
    opened = ((one.code, one.title) for one in kind.openings(seat)) if kind.openings else ()
    titles: dict[str, str] = {}
    for code, title in (*standing.values_list("code", "title"), *opened):
        titles.setdefault(code, title)
    seen = kind.codes(seat, titles)
    return [Candidate(code, title) for code, title in sorted(titles.items()) if code in seen]


def title_of(seat: Seat, need: Need) -> str:
    """Return what the engagement that meets a need is called, once it stands in the calendar."""
    found = Occasion.objects.filter(
        bureau_id=seat.bureau_id, kind=need.kind, code=need.engagement
    ).order_by("number")
    return found.values_list("title", flat=True).first() or ""
