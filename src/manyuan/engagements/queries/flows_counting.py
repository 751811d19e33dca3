"""Which flows are counted, and what is counted of them; every sum of flows rests on these.

Counted is what was not called off and goes from one school or unit to another: what a school
arranged and attended itself has moved nothing. A campus stands for the legal school to which it
belongs. *Done* is what was held, and what was confirmed and is under way today; *ahead* is every
other counted flow, planned or confirmed. Hours and people are those that were told; a flow that
tells none is counted as a flow all the same. People are person-times: who is reached twice counts
twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.queries.flows import visible_flows
from manyuan.engagements.queries.flows_periods import GOES_ON
from manyuan.seats.models import Seat

# It asks for the ends that ``with_ends`` names.
IS_COUNTED = ~Q(status=FlowStatus.CANCELLED) & ~Q(giver=F("taker"))


def with_ends(found: "QuerySet[Any]") -> "QuerySet[Any]":
    """Name for each flow the legal school or unit that gives, ``giver``, and takes, ``taker``."""
    named: QuerySet[Any] = found.annotate(
        giver=Coalesce("provider__school__campus_of", "provider"),
        taker=Coalesce("receiver__school__campus_of", "receiver"),
    )
    return named


def counted(found: "QuerySet[Any]") -> "QuerySet[Any]":
    """Keep those of some flows that are counted."""
    kept: QuerySet[Any] = with_ends(found).filter(IS_COUNTED)
    return kept


def counted_flows(seat: Seat) -> "QuerySet[Any]":
    """Return the counted flows that the seat may see, in no order."""
    return counted(visible_flows(seat).select_related(None).order_by())


def done_on(day: date) -> Q:
    """Return the condition that a flow was held by ``day`` or is under way on it."""
    begun = Q(status=FlowStatus.CONFIRMED, starts_on__lte=day)
    return Q(status=FlowStatus.HELD) | (begun & (Q(ends_on__gt=day) | GOES_ON))


def counted_as(word: str, day: date) -> Q:
    """Return the condition that a flow with named ends is counted: done, ahead, or either."""
    words = {"done": IS_COUNTED & done_on(day), "ahead": IS_COUNTED & ~done_on(day)}
    return words.get(word, IS_COUNTED)


@dataclass(frozen=True, slots=True)
class Sums:
    """What some flows amount to: how many are done, with their hours and people, and are ahead."""

    done: int = 0
    hours: Decimal = Decimal(0)
    people: int = 0
    ahead: int = 0

    @property
    def all(self) -> int:
        """Return how many there are, done or ahead."""
        return self.done + self.ahead

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.done + other.done,
            self.hours + other.hours,
            self.people + other.people,
            self.ahead + other.ahead,
        )


def sums_on(day: date, *, within: Q | None = None, name: str = "") -> dict[str, Any]:
    """Return the aggregates of ``Sums``, of those flows that lie ``within``, by name and field."""
    inside = within or Q()
    done = inside & done_on(day)
    return {
        f"{name}done": Count("pk", filter=done),
        f"{name}hours": Sum("hours", filter=done),
        f"{name}people": Sum("people", filter=done),
        f"{name}every": Count("pk", filter=within),
    }


def sums_in(row: Mapping[str, Any], *, name: str = "") -> Sums:
    """Return the sums that a row of ``sums_on`` holds."""
    done = row[f"{name}done"]
    return Sums(
        done=done,
        hours=row[f"{name}hours"] or Decimal(0),
        people=row[f"{name}people"] or 0,
        ahead=row[f"{name}every"] - done,
    )
