"""A member's own score: how far it is, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from manyuan.measures.bundle.facts import MemberFacts
from manyuan.measures.bundle.template import FULL, Template
from manyuan.measures.bundle.weighing import mean

# Reasons for which there is no growth to speak of, though nothing about it is unknown.
NO_GROWTH = frozenset({"is_lead", "no_gap_to_close"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberScore:
    """A school's own score M, in points of 100, with its two sides as shares of one.

    ``weight`` are its pupils, None where they are unknown; the school then weighs nothing among
    the members and is left out of what is known. ``known`` is the share of M that is known.
    """

    is_lead: bool
    level: Fraction | None
    growth: Fraction | None
    score: Fraction | None
    weight: Fraction | None
    known: Fraction
    unknown: str = ""


def score_members(
    template: Template, members: Mapping[str, MemberFacts]
) -> Mapping[str, MemberScore]:
    """Return the score of each school of a group, by code.

        M = α · Level + (1 − α) · Growth

    Growth is gap closure on the template's curve. A school without a gap to close is judged by
    its level alone; what is unknown is left out.

    Source: domain rules §3.3 (proposed).
    """
    return {school: _scored(template, facts) for school, facts in members.items()}


def school_result(template: Template, group: Fraction | None, own: MemberScore) -> Fraction | None:
    """Return what bundling makes of a school's year.

        R = λ · G + (1 − λ) · Own

    None where the group's score or its own is unknown: neither may stand for the other.

    Source: domain rules §3.3 (proposed).
    """
    if group is None or own.score is None:
        return None
    tie = template.tie_lead if own.is_lead else template.tie_member
    return tie * group + (1 - tie) * own.score


def _scored(template: Template, facts: MemberFacts) -> MemberScore:
    growth = None if facts.growth is None else template.growth.share(facts.growth)
    grows = not (growth is None and facts.unknown in NO_GROWTH)
    sides = [(template.level, facts.level), (1 - template.level, growth)]
    sides = sides if grows else [(Fraction(1), facts.level)]
    found = mean(sides)
    told = sum((weight for weight, value in sides if value is not None), Fraction(0))
    return MemberScore(
        is_lead=facts.is_lead,
        level=facts.level,
        growth=growth,
        score=None if found is None else found * FULL,
        weight=None if facts.pupils is None else Fraction(facts.pupils),
        known=told if facts.pupils is not None else Fraction(0),
        unknown=facts.unknown,
    )
