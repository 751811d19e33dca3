from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, Q, QuerySet

from manyuan.engagements.enums import Direction
from manyuan.engagements.queries.flows import visible_flows
from manyuan.engagements.queries.flows_counting import Sums, counted_flows, sums_in, sums_on
from manyuan.engagements.queries.flows_periods import Period, under_way_in
from manyuan.kernel.clock import today
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which of the counted flows are asked for: of a period, a kind, a group; all by default."""

    period: Period | None = None
    kind: str = ""
    group: int | None = None

    @property
    def condition(self) -> Q:
        """Return it as a condition on flows."""
        found = under_way_in(self.period) if self.period else Q()
        if self.kind:
            found &= Q(kind=self.kind)
        if self.group is not None:
            found &= Q(group=self.group)
        return found


EVERYTHING = Narrowing()
SOMEWHERE = (UnitKind.SCHOOL, UnitKind.PARTNER)


def narrowed_flows(seat: Seat, narrowing: Narrowing) -> "QuerySet[Any]":
    """Return the counted flows that are asked for."""
    found: QuerySet[Any] = counted_flows(seat).filter(narrowing.condition)
    return found


def pairs_of_flows(seat: Seat, narrowing: Narrowing = EVERYTHING) -> "QuerySet[Any]":
    """Return what each pair amounts to, as rows of ``sums_on`` with giver, taker and direction.

    A pair whose strengths changed has a row for each direction. Nothing is asked yet, so that the
    rows can be narrowed, sorted and cut in the database.
    """
    pairs = narrowed_flows(seat, narrowing).values("giver", "taker", "direction")
    found: QuerySet[Any] = pairs.annotate(**sums_on(today()))
    return found.order_by("giver", "taker", "direction")


@dataclass(frozen=True, slots=True)
class PairSums:
    """What one school or unit gives to another, in one direction."""

    giver: Unit
    taker: Unit
    direction: str
    sums: Sums


def pair_sums(seat: Seat, rows: Sequence[Mapping[str, Any]]) -> list[PairSums]:
    """Return rows of ``pairs_of_flows`` with the units that they name."""
    units = units_of(seat, {row[end] for row in rows for end in ("giver", "taker")})
    return [
        PairSums(units[row["giver"]], units[row["taker"]], row["direction"], sums_in(row))
        for row in rows
    ]


def largest_pairs(
    seat: Seat, narrowing: Narrowing, *, by: Literal["done", "hours", "people"], most: int
) -> list[PairSums]:
    """Return at most so many of the pairs of schools and partners that amount to most.

    The largest stand first; what groups and the bureau give lies nowhere on a map.
    """
    found = pairs_of_flows(seat, narrowing).filter(provider__kind__in=SOMEWHERE)
    found = found.filter(receiver__kind__in=SOMEWHERE, **{f"{by}__gt": 0})
    return pair_sums(seat, list(found.order_by(f"-{by}", "giver", "taker", "direction")[:most]))


def units_of(seat: Seat, keys: Iterable[int]) -> dict[int, Unit]:
    """Return the units of the bureau by their keys."""
    found = Unit.objects.filter(bureau_id=seat.bureau_id).order_by()
    return found.in_bulk(set(keys))


def sums_by_kind_and_direction(
    seat: Seat, narrowing: Narrowing = EVERYTHING
) -> dict[tuple[str, str], Sums]:
    """Return what each kind amounts to in each direction; no direction stands as no word."""
    rows = narrowed_flows(seat, narrowing).values("kind", "direction").annotate(**sums_on(today()))
    return {(row["kind"], row["direction"]): sums_in(row) for row in rows}


def sums_by_direction(seat: Seat, narrowing: Narrowing = EVERYTHING) -> dict[str, Sums]:
    """Return what flows in each direction."""
    rows = narrowed_flows(seat, narrowing).values("direction").annotate(**sums_on(today()))
    return {row["direction"]: sums_in(row) for row in rows}


def sums_by_month(
    seat: Seat, months: Iterable[Period], narrowing: Narrowing = EVERYTHING
) -> dict[str, Sums]:
    """Return what is under way in each month, by the code of the month.

    A flow of several months stands in each of them, so months do not add up to their year.
    """
    wanted = {f"m{place}_": month for place, month in enumerate(months)}
    asked: dict[str, Any] = {}
    for name, month in wanted.items():
        asked |= sums_on(today(), within=under_way_in(month), name=name)
    row = narrowed_flows(seat, narrowing).aggregate(**asked)
    return {month.code: sums_in(row, name=name) for name, month in wanted.items()}


def how_many_help(seat: Seat) -> tuple[int, int]:
    """Return how many flows the seat may see, whatever their state, and how many strong → weak."""
    helping = Count("pk", filter=Q(direction=Direction.STRONG_TO_WEAK))
    found = visible_flows(seat).order_by().aggregate(every=Count("pk"), helping=helping)
    return found["every"], found["helping"]
