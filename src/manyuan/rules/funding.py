"""The numbers by which a pot is divided among groups; no district's tariff could be verified."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from manyuan.rules.overriding import Shape, UnknownRule, number, override, share
from manyuan.rules.pack import Heading, Rule, heading, numbers, read_pack
from manyuan.rules.status import Status, weakest

PROPOSED = "funding-proposed"
PARTS = ("base", "members", "pupils", "need", "performance", "flows")
WEIGHT, FACTOR = number(0, 1000), number(0, 100)
# The code of each rule, in the order in which pages show them, and what its value may be.
PLACES: Mapping[str, Shape] = {
    **{f"shares.{part}": WEIGHT for part in PARTS},
    **{f"members.{kind}": FACTOR for kind in ("lead", "weak", "new", "rural", "other")},
    **{f"tightness.{word}": FACTOR for word in ("compact", "semi", "loose")},
    **{f"grades.{word}": FACTOR for word in ("excellent", "good", "passed", "failed", "unknown")},
    "bounds.floor": number(0, 1),
    "bounds.ceiling": number(1, 100),
    "transfers.share": share(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingPack:
    """How a pot is divided among groups, and how far a group may move money by itself.

    Attributes
    ----------
    heading
        What the pack says of itself.
    rules
        Every rule by its code, in the order in which pages show them; values are Decimals.
    """

    heading: Heading
    rules: Mapping[str, Rule[Any]]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest(rule.status for rule in self.rules.values())

    def value(self, section: str, name: str) -> Decimal:
        """Return the number of a rule; ``other`` or ``unknown`` stands for names without one.

        Examples
        --------
        >>> load_funding_pack().value("members", "strong")
        Decimal('1.0')
        """
        rest = {"members": "other", "grades": "unknown", "tightness": "loose"}.get(section, "")
        found = self.rules.get(f"{section}.{name}") or self.rules[f"{section}.{rest}"]
        return Decimal(found.value)


@cache
def load_funding_pack(name: str = PROPOSED) -> FundingPack:
    """Return the funding pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    return FundingPack(heading=heading(pack), rules=numbers(pack, PLACES))


def with_funding_overrides(pack: FundingPack, values: Mapping[str, str]) -> FundingPack:
    """Return ``pack`` with the values that a district sets, keyed by the rules' codes.

    Raises
    ------
    UnknownRule
        If the pack has no rule of that code.
    RuleValueNotUsable
        If a value cannot be read or lies out of bounds.
    """
    unknown = next((code for code in values if code not in PLACES), None)
    if unknown is not None:
        raise UnknownRule(pack=pack.id, rule=unknown, known="、".join(PLACES))
    changed = {
        code: override(pack.rules[code], PLACES[code], text) for code, text in values.items()
    }
    return FundingPack(heading=pack.heading, rules={**pack.rules, **changed})
