from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from manyuan.rules.overriding import (
    Shape,
    UnknownRule,
    number,
    override,
    share,
    whole,
    word_of,
    words_of,
    yes_or_no,
)
from manyuan.rules.pack import (
    Entry,
    Heading,
    Rule,
    UnknownPack,
    heading,
    known_packs,
    read_pack,
    rule,
)
from manyuan.rules.status import Status, weakest

NATIONAL = "exchange-national"
STAGES = ("primary", "junior", "senior")
BACKBONE_LEVELS = ("school", "county", "city", "province", "nation")

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
        fields = {code: getattr(self, field) for code, (field, _) in PLACES.items()}
        return {**fields, **{ratio.code: ratio.share for ratio in self.ratios}}

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest(rule.status for rule in self.rules.values())


# The code of each rule but the ratios: its field in the pack, and what its value may be.
PLACES: Mapping[str, tuple[str, Shape]] = {
    "eligibility.tenure_years": ("tenure_years", whole(0, 40)),
    "eligibility.retire_margin_years": ("retire_margin_years", whole(0, 40)),
    "eligibility.defer_graduating": ("defer_graduating", yes_or_no()),
    "eligibility.cadres_apart": ("cadres_apart", yes_or_no()),
    "eligibility.stages": ("stages", words_of(STAGES)),
    "posting.term_years": ("term_years", whole(1, 10)),
    "posting.backbone_from": ("backbone_from", word_of(BACKBONE_LEVELS)),
    "limits.travel_minutes": ("travel_minutes", whole(0, 600)),
    "limits.travel_detour": ("travel_detour", number(1, 5)),
    "limits.travel_speed_kmh": ("travel_speed", number(1, 120)),
    "limits.lend": ("lend", whole(0, 100)),
    "limits.school_leave_share": ("school_leave_share", share()),
    "limits.eligible_move_share": ("eligible_move_share", share()),
}


def exchange_packs() -> tuple[str, ...]:
    """Return the ids of the exchange packs, the national one first."""
    found = (name for name in known_packs() if name.startswith("exchange-"))
    return tuple(sorted(found, key=lambda name: (name != NATIONAL, name)))


@cache
def load_exchange_pack(name: str = NATIONAL) -> ExchangePack:
    """Return the exchange pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    if name not in exchange_packs():
        raise UnknownPack(pack=name, known="、".join(exchange_packs()))
    pack = read_pack(name)
    rules = {field: _rule(code, pack, shape) for code, (field, shape) in PLACES.items()}
    ratios = tuple(_ratio(code, entry) for code, entry in pack["ratios"].items())
    return ExchangePack(heading=heading(pack), **rules, ratios=ratios)


def with_overrides(pack: ExchangePack, values: Mapping[str, str]) -> ExchangePack:
    """Return ``pack`` with the values that a district sets, keyed by the rules' codes.

    Raises
    ------
    UnknownRule
        If the pack has no rule of that code.
    RuleValueNotUsable
        If a value cannot be read or lies out of bounds.
    """
    unknown = next((code for code in values if code not in pack.rules), None)
    if unknown is not None:
        raise UnknownRule(pack=pack.id, rule=unknown, known="、".join(pack.rules))
    rules: dict[str, Any] = {
        field: override(getattr(pack, field), shape, values[code])
        for code, (field, shape) in PLACES.items()
        if code in values
    }
    ratios = tuple(
        replace(ratio, share=override(ratio.share, share(), values[ratio.code]))
        if ratio.code in values
        else ratio
        for ratio in pack.ratios
    )
    return replace(pack, **rules, ratios=ratios)


def _rule(code: str, pack: Entry, shape: Shape) -> Rule[Any]:
    section, _, name = code.partition(".")
    entry = pack[section][name]
    value = entry["value"]
    text = ";".join(value) if isinstance(value, list) else str(value)
    return rule(code, entry, shape.read(text))


def _ratio(name: str, entry: Entry) -> Ratio:
    return Ratio(
        share=rule(f"ratios.{name}", entry, Decimal(entry["value"])),
        counted=entry["counted"],
        base=entry["base"],
    )
