from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from manyuan.kernel.errors import BadInput
from manyuan.rules.overriding import Shape, UnknownRule, number, override, share
from manyuan.rules.pack import Entry, Heading, Rule, heading, read_pack, rule
from manyuan.rules.status import Status, weakest

COMPACT, LIGHT = "evaluation-compact", "evaluation-light"
TEMPLATES = (COMPACT, LIGHT)
HUNDRED = 100
POINTS = number(0, HUNDRED)
# Weights that belong together and must sum to 100, and the others that a district may set.
BUNDLE = ("bundle.common", "bundle.members", "bundle.weakest")
SHARES = ("bundle.level", "bundle.tie_member", "bundle.tie_lead")
GROWTH = ("growth.floor", "growth.target")


class WeightsDoNotSum(BadInput):
    """The lines of a template share out 100 points, no more and no fewer."""

    code = "weights_do_not_sum"
    sentence = "模板条目的权重合计为 {total}，应为 100。请调整后再保存。"


class BundleDoesNotSum(WeightsDoNotSum):
    """So do the three parts of a group's score."""

    code = "bundle_does_not_sum"
    sentence = "集团得分三部分的权重合计为 {total}，应为 100。请调整后再保存。"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafRule:
    """One line of a template: ``points`` is its weight, and the curve says how they are earned.

    At ``floor`` and beyond nothing is earned, at ``target`` and beyond all, between in proportion;
    a target below the floor means that less is better.
    """

    part: str
    indicator: str
    points: Rule[Decimal]
    floor: Decimal
    target: Decimal

    @property
    def code(self) -> str:
        """The place of the line, such as ``B1``."""
        return self.points.code.removeprefix("leaves.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPack:
    """A template of the group evaluation: its lines, and how group, members and results tie.

    ``parts`` has the titles of the parts, in Chinese and English. ``numbers`` are the other rules
    by code: the bundle's weights in points, its shares, and the curve of growth.
    """

    heading: Heading
    applies_to: Rule[tuple[str, ...]]
    parts: Mapping[str, tuple[str, str]]
    leaves: tuple[LeafRule, ...]
    numbers: Mapping[str, Rule[Decimal]]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def rules(self) -> Mapping[str, Rule[Any]]:
        """Every number by its code, in the order in which pages show them."""
        leaves = {leaf.points.code: leaf.points for leaf in self.leaves}
        return {**leaves, **self.numbers}

    @property
    def weights(self) -> Mapping[str, Rule[Decimal]]:
        """Those that a district sets: all but the curve of growth."""
        return {code: one for code, one in self.rules.items() if code not in GROWTH}

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest(one.status for one in self.rules.values())


@cache
def load_evaluation_pack(name: str = COMPACT) -> EvaluationPack:
    """Return the template called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    codes = (*BUNDLE, *SHARES, *GROWTH)
    applies = pack["applies_to"]
    return EvaluationPack(
        heading=heading(pack),
        applies_to=rule("applies_to", applies, tuple(applies["value"])),
        parts={code: (one["title_zh"], one["title_en"]) for code, one in pack["parts"].items()},
        leaves=tuple(_leaf(code, entry) for code, entry in pack["leaves"].items()),
        numbers={code: decimal_rule(pack, code) for code in codes},
    )


def with_weights(pack: EvaluationPack, values: Mapping[str, str]) -> EvaluationPack:
    """Return ``pack`` with the weights that a district sets, keyed by the rules' codes.

    They may not sum yet: a mean by weights is one all the same, and ``require_sums`` asks.

    Raises
    ------
    UnknownRule
        If the pack has no weight of that code.
    RuleValueNotUsable
        If a value cannot be read or lies out of bounds.
    """
    known = pack.weights
    unknown = next((code for code in values if code not in known), None)
    if unknown is not None:
        raise UnknownRule(pack=pack.id, rule=unknown, known="、".join(known))
    set_to = {
        code: override(known[code], shape_of(code), text)
        for code, text in values.items()
        if shape_of(code).read(text.strip()) != known[code].value
    }
    leaves = tuple(
        replace(leaf, points=set_to.get(leaf.points.code, leaf.points)) for leaf in pack.leaves
    )
    numbers = {code: set_to.get(code, one) for code, one in pack.numbers.items()}
    return replace(pack, leaves=leaves, numbers=numbers)


def sums_of(pack: EvaluationPack) -> tuple[Decimal, Decimal]:
    """Return what the lines sum to, and what the three parts of the bundle do."""
    lines = sum((leaf.points.value for leaf in pack.leaves), Decimal(0))
    return lines, sum((pack.numbers[code].value for code in BUNDLE), Decimal(0))


def require_sums(pack: EvaluationPack) -> None:
    """Let weights through that share out 100 points.

    Raises
    ------
    WeightsDoNotSum
        If the lines, or the three parts of the bundle, do not sum to 100.
    """
    for error, total in zip((WeightsDoNotSum, BundleDoesNotSum), sums_of(pack), strict=True):
        if total != HUNDRED:
            raise error(total=total)


def shape_of(code: str) -> Shape:
    """Return what the weight of a code may be."""
    return share() if code in SHARES else POINTS


def decimal_rule(pack: Entry, code: str) -> Rule[Decimal]:
    """Return the number at a place of a parsed pack, such as ``bundle.common``."""
    section, _, name = code.partition(".")
    return rule(code, pack[section][name], Decimal(pack[section][name]["value"]))


def _leaf(code: str, entry: Entry) -> LeafRule:
    return LeafRule(
        part=entry["part"],
        indicator=entry["indicator"],
        points=rule(f"leaves.{code}", entry, Decimal(entry["value"])),
        floor=Decimal(entry["floor"]),
        target=Decimal(entry["target"]),
    )
