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

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Expression,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from manyuan.directory.queries.schools import schools_of_campuses
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.queries.flows import visible_flows
from manyuan.engagements.queries.flows_periods import GOES_ON
from manyuan.seats.models import Seat

# It asks for the ends that ``with_ends`` names.
IS_COUNTED = ~Q(status=FlowStatus.CANCELLED) & ~Q(giver=F("taker"))


def with_ends(seat: Seat, found: "QuerySet[Any]") -> "QuerySet[Any]":
    """Name for each flow the legal school or unit that gives, ``giver``, and takes, ``taker``."""
    legal = schools_of_campuses(seat)
    named: QuerySet[Any] = found.annotate(
        giver=_legal("provider", legal), taker=_legal("receiver", legal)
    )
    return named


def _legal(end: str, legal: Mapping[int, int]) -> Expression:
    """Return the legal school of an end: campuses are few, and a join would be made for all."""
    key = BigIntegerField()
    if not legal:
        return ExpressionWrapper(F(end), output_field=key)
    known = [When(**{end: campus}, then=Value(school)) for campus, school in legal.items()]
    among = When(**{f"{end}__in": list(legal)}, then=Case(*known, output_field=key))
    return Case(among, default=F(end), output_field=key)


def counted_flows(seat: Seat) -> "QuerySet[Any]":
    """Return the counted flows that the seat may see, in no order."""
    found: QuerySet[Any] = with_ends(seat, visible_flows(seat).select_related(None).order_by())
    return found.filter(IS_COUNTED)


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
        hours=exact_hours(row[f"{name}hours"] or Decimal(0)),
        people=row[f"{name}people"] or 0,
        ahead=row[f"{name}every"] - done,
    )


def exact_hours(hours: Decimal) -> Decimal:
    """Return hours as they were told, whatever digits a database adds behind the point."""
    whole = hours.to_integral_value()
    return whole if hours == whole else round(hours, 2)
