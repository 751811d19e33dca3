from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from manyuan.engagements.models import Occasion
from manyuan.engagements.queries.occasions import visible_occasions
from manyuan.offers.kinds import FlowKind, flow_kinds
from manyuan.seats.models import Seat

MOST = 30


@dataclass(frozen=True, slots=True)
class EngagementFound:
    """An engagement that was found: its name, its days, and whether the seat may open it."""

    code: str
    title: str
    first: date
    last: date
    opens: bool


@dataclass(frozen=True, slots=True)
class KindFound:
    """What was found of one kind, the latest first: at most ``MOST``, and how many there are."""

    slug: str
    engagements: tuple[EngagementFound, ...]
    count: int


def search_engagements(seat: Seat, words: Sequence[str]) -> list[KindFound]:
    """Return the engagements that hold every word in title, number, place or who takes part."""
    found = visible_occasions(seat)
    for word in words:
        found = found.filter(_holds(word))
    kinds = (
        _of_kind(seat, kind, _spans(seat, kind, found, words)) for kind in flow_kinds().values()
    )
    return [one for one in kinds if one.count]


def _holds(word: str) -> Q:
    named = Q(title__icontains=word) | Q(code__iexact=word) | Q(place__name__icontains=word)
    people = Occasion.objects.filter(Q(teachers__name=word) | Q(experts__name=word))
    return named | Q(pk__in=people.order_by().values("pk"))


def _spans(
    seat: Seat, kind: FlowKind, found: "QuerySet[Occasion]", words: Sequence[str]
) -> "QuerySet[Any, Any]":
    if kind.search is not None:
        return kind.search(seat, words)
    rows = found.filter(kind=kind.slug).order_by().values("code", "title")
    return rows.annotate(first=Min("starts_on"), last=Max("ends_on")).order_by("-first", "code")


def _of_kind(seat: Seat, kind: FlowKind, spans: "QuerySet[Any, Any]") -> KindFound:
    listed = list(spans[:MOST])
    opened = kind.codes(seat, {row["code"] for row in listed})
    shown = tuple(EngagementFound(**row, opens=row["code"] in opened) for row in listed)
    return KindFound(kind.slug, shown, spans.count() if len(listed) == MOST else len(listed))
