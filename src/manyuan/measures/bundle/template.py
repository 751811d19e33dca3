"""A template of the group evaluation as the score takes it: exact numbers, 100 points in all."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from manyuan.rules.evaluation import EvaluationPack, LeafRule

FULL = 100
COMMON, MEMBERS, WEAKEST = "common", "members", "weakest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Which share of its points a value earns: none at ``floor``, all at ``target``.

    Between the two it is linear, beyond them it stays. A target below the floor means that less
    is better.

    Examples
    --------
    >>> Curve(floor=Fraction(0), target=Fraction(1, 10)).share(Fraction(1, 20))
    Fraction(1, 2)
    """

    floor: Fraction
    target: Fraction

    def share(self, value: Fraction) -> Fraction:
        """Return the share, 0 to 1."""
        along = (value - self.floor) / (self.target - self.floor)
        return min(Fraction(1), max(Fraction(0), along))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One line of a template: its part, the indicator behind it, its points and their curve."""

    code: str
    part: str
    indicator: str
    points: Fraction
    curve: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Everything that turns what was measured of a group into its score.

    ``bundle`` weighs what the group did in common, its members' own scores and the weakest of
    them. ``level`` is α, the share of level in a member's score; the rest is growth, which earns
    by its own curve. ``tie_member`` and ``tie_lead`` are λ.

    Source: domain rules §3.2 and §3.3 (proposed).
    """

    id: str
    leaves: tuple[Leaf, ...]
    bundle: Mapping[str, Fraction]
    level: Fraction
    growth: Curve
    tie_member: Fraction
    tie_lead: Fraction

    @property
    def parts(self) -> tuple[str, ...]:
        """The codes of the parts, in order."""
        return tuple(dict.fromkeys(leaf.part for leaf in self.leaves))


def template_of(pack: EvaluationPack) -> Template:
    """Return a rule pack as the score takes it."""
    found = {code: Fraction(one.value) for code, one in pack.numbers.items()}
    return Template(
        id=pack.id,
        leaves=tuple(_leaf(one) for one in pack.leaves),
        bundle={name: found[f"bundle.{name}"] for name in (COMMON, MEMBERS, WEAKEST)},
        level=found["bundle.level"],
        growth=Curve(floor=found["growth.floor"], target=found["growth.target"]),
        tie_member=found["bundle.tie_member"],
        tie_lead=found["bundle.tie_lead"],
    )


def _leaf(rule: LeafRule) -> Leaf:
    return Leaf(
        code=rule.code,
        part=rule.part,
        indicator=rule.indicator,
        points=Fraction(rule.points.value),
        curve=Curve(floor=Fraction(rule.floor), target=Fraction(rule.target)),
    )
