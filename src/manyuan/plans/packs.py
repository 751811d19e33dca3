"""The rule packs of each kind of plan: read them, and put a district's own numbers in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from manyuan.plans.enums import PlanKind
from manyuan.rules import caravan, exchange, grouping


@dataclass(frozen=True, slots=True)
class Packs:
    """How the packs of a kind are named, read and overridden."""

    known: Callable[[], tuple[str, ...]]
    load: Callable[[str], Any]
    with_overrides: Callable[[Any, Mapping[str, str]], Any]


PACKS: Mapping[str, Packs] = {
    PlanKind.EXCHANGE: Packs(
        exchange.exchange_packs, exchange.load_exchange_pack, exchange.with_overrides
    ),
    PlanKind.CARAVAN: Packs(
        caravan.caravan_packs, caravan.load_caravan_pack, caravan.with_overrides
    ),
    PlanKind.GROUPING: Packs(
        grouping.grouping_packs, grouping.load_grouping_pack, grouping.with_grouping_overrides
    ),
}
