from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from manyuan.rules.pack import Heading, Rule
from manyuan.rules.status import Status, weakest

# What a ratio counts, and of what it is a share; see docs/reference/planner.md.
Counted = Literal[
    "moved",
    "moved_backbone",
    "moved_graduating",
    "moved_strong_to_weaker",
    "moved_backbone_strong_to_weaker",
]
Base = Literal[
    "eligible",
    "eligible_backbone",
    "eligible_graduating",
    "eligible_strong",
    "moved",
    "moved_strong_to_weaker",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A policy ratio: of ``base`` teachers at least ``share`` shall be ``counted``."""

    share: Rule[Decimal]
    counted: Counted
    base: Base

    @property
    def code(self) -> str:
        """The ratio's place in its pack, such as ``ratios.exchange_rate``."""
        return self.share.code


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangePack:
    """Who may move, where, how far and how many must: the rules of a year's teacher exchange."""

    heading: Heading
    tenure_years: Rule[int]
    retire_margin_years: Rule[int]
    defer_graduating: Rule[bool]
    cadres_apart: Rule[bool]
    stages: Rule[tuple[str, ...]]
    backbone_from: Rule[str]
    term_years: Rule[int]
    travel_minutes: Rule[int]
    travel_detour: Rule[Decimal]
    travel_speed: Rule[Decimal]
    lend: Rule[int]
    school_leave_share: Rule[Decimal]
    eligible_move_share: Rule[Decimal]
    ratios: tuple[Ratio, ...]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def rules(self) -> Mapping[str, Rule[object]]:
        """Every rule by its code, in the order in which pages show them."""
        raise NotImplementedError

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest(rule.status for rule in self.rules.values())
