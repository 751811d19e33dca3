from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from manyuan.engagements.queries.flows_counting import Sums, sums_in, sums_on
from manyuan.engagements.queries.flows_periods import Period
from manyuan.engagements.queries.flows_sums import Narrowing, narrowed_flows
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

SIDES = ("gives", "receives", "inside")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindBalance:
    """What some schools give to others, receive from others and share among themselves."""

    kind: str
    gives: Sums
    receives: Sums
    inside: Sums

    def __add__(self, other: "KindBalance") -> "KindBalance":
        return KindBalance(
            kind="",
            gives=self.gives + other.gives,
            receives=self.receives + other.receives,
            inside=self.inside + other.inside,
        )


NOTHING = KindBalance(kind="", gives=Sums(), receives=Sums(), inside=Sums())


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance of a school or of a group in a period, kind by kind, the largest first."""

    period: Period
    kinds: tuple[KindBalance, ...]

    @property
    def whole(self) -> KindBalance:
        """Return it over all kinds."""
        return sum(self.kinds, NOTHING)


def balance_of_flows(seat: Seat, keys: Collection[int], period: Period) -> Balance:
    """Return what the units ``keys``, taken together, give and receive in a period.

    ``keys`` are legal schools, and of a group its own unit, too; see ``flows_ends.keys_of_group``.
    """
    gives, takes = Q(giver__in=keys), Q(taker__in=keys)
    sides = {"gives": gives & ~takes, "receives": takes & ~gives, "inside": gives & takes}
    asked: dict[str, Any] = {}
    for name, side in sides.items():
        asked |= sums_on(today(), within=side, name=f"{name}_")
    flows = narrowed_flows(seat, Narrowing(period=period)).filter(gives | takes)
    found = [_of_kind(row) for row in flows.values("kind").annotate(**asked)]
    found.sort(key=lambda one: (-_size(one), one.kind))
    return Balance(period, tuple(found))


def _of_kind(row: Mapping[str, Any]) -> KindBalance:
    sums = {name: sums_in(row, name=f"{name}_") for name in SIDES}
    return KindBalance(kind=row["kind"], **sums)


def _size(one: KindBalance) -> int:
    return one.gives.all + one.receives.all + one.inside.all
