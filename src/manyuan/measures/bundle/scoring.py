"""The bundled score of a group: what it did in common, its members, and the weakest of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from manyuan.measures.bundle.facts import MemberFacts
from manyuan.measures.bundle.members_scored import MemberScore, score_members
from manyuan.measures.bundle.template import COMMON, FULL, MEMBERS, WEAKEST, Leaf, Template
from manyuan.measures.bundle.weighing import mean, shares
from manyuan.measures.measured import Measured

NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafScore:
    """What a line of the template earned; ``earned`` is None where its value is unknown."""

    leaf: Leaf
    value: Fraction | None
    earned: Fraction | None
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    """The score of a group and everything of which it is made, exactly, in points of 100.

    ``common``, ``members`` and ``weakest`` are the three parts of the bundle, ``raw`` their mean
    by the template's weights, ``score`` the same with the adjustment, kept within 0 and 100.
    Each is None when nothing of it is known. ``weights`` are the bundle's weights over its known
    parts, summing to 1. ``known`` is the share of all the weight that is known.
    """

    template: Template
    leaves: tuple[LeafScore, ...]
    schools: Mapping[str, MemberScore]
    common: Fraction | None
    members: Fraction | None
    weakest: Fraction | None
    weights: Mapping[str, Fraction]
    adjustment: Fraction
    raw: Fraction | None
    score: Fraction | None
    known: Fraction

    @property
    def bundle(self) -> Mapping[str, Fraction | None]:
        """The three parts of the bundle by name."""
        return {COMMON: self.common, MEMBERS: self.members, WEAKEST: self.weakest}


def score_group(
    template: Template,
    measured: Mapping[str, Measured],
    members: Mapping[str, MemberFacts],
    *,
    adjustment: Fraction = Fraction(0),
) -> GroupScore:
    """Return the score of a group.

        G = w_common · Common + w_members · Σ ω_j M_j + w_min · min M_j   (+ adjustment)

    Common is the mean of the template's known lines by their points. M_j are the members' scores,
    ω_j their pupils; a lead school's own level does not come in. What is unknown is left out and
    the rest weighs in its place.

    Source: domain rules §3.3 (proposed).
    """
    leaves = tuple(_scored(leaf, measured.get(leaf.indicator)) for leaf in template.leaves)
    schools = score_members(template, members)
    counted = [one for one in schools.values() if not one.is_lead]
    known_scores = [one.score for one in counted if one.score is not None]
    found = {
        COMMON: _common(leaves),
        MEMBERS: mean((one.weight, one.score) for one in counted if one.weight is not None),
        WEAKEST: min(known_scores) if known_scores else None,
    }
    weights = shares(template.bundle, (name for name, value in found.items() if value is not None))
    raw = mean((template.bundle[name], value) for name, value in found.items())
    return GroupScore(
        template=template,
        leaves=leaves,
        schools=schools,
        common=found[COMMON],
        members=found[MEMBERS],
        weakest=found[WEAKEST],
        weights=weights,
        adjustment=adjustment,
        raw=raw,
        score=None if raw is None else within(raw + adjustment),
        known=_known(template, leaves, schools),
    )


def within(points: Fraction) -> Fraction:
    """Keep points within 0 and 100."""
    return min(Fraction(FULL), max(Fraction(0), points))


def _scored(leaf: Leaf, measured: Measured | None) -> LeafScore:
    value = measured.value if measured else None
    if value is None:
        why = measured.unknown if measured else NOT_MEASURED
        return LeafScore(leaf=leaf, value=None, earned=None, unknown=why)
    return LeafScore(leaf=leaf, value=value, earned=leaf.points * leaf.curve.share(value))


def _common(leaves: tuple[LeafScore, ...]) -> Fraction | None:
    known = [one for one in leaves if one.earned is not None]
    whole = sum((one.leaf.points for one in known), Fraction(0))
    earned = sum((one.earned or Fraction(0) for one in known), Fraction(0))
    return earned * FULL / whole if whole else None


def _known(
    template: Template, leaves: tuple[LeafScore, ...], schools: Mapping[str, MemberScore]
) -> Fraction:
    """Return which share of all the weight rests on something that is known."""
    points = sum((one.leaf.points for one in leaves), Fraction(0))
    told = sum((one.leaf.points for one in leaves if one.earned is not None), Fraction(0))
    counted = [one.known for one in schools.values() if not one.is_lead]
    of_members = sum(counted, Fraction(0)) / len(counted) if counted else Fraction(0)
    whole = sum(template.bundle.values(), Fraction(0))
    common = template.bundle[COMMON] / whole
    return common * (told / points if points else 0) + (1 - common) * of_members
