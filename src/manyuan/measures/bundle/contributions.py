"""Why this score: what each line, each member and the weakest one add to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from manyuan.measures.bundle.scoring import GroupScore
from manyuan.measures.bundle.template import COMMON, FULL, MEMBERS, WEAKEST

Kind = Literal["leaf", "member", "weakest", "adjustment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one thing adds to a score, and the most that it could have added."""

    kind: Kind
    code: str
    amount: Fraction
    most: Fraction


def contributions(score: GroupScore) -> tuple[Contribution, ...]:
    """Return what adds up to the score, exactly; nothing where there is no score.

    What is unknown adds nothing and could have added nothing: it is left out of the score. An
    adjustment that would leave 0 to 100 counts for what it really changes.
    """
    if score.raw is None or score.score is None:
        return ()
    changed = score.score - score.raw
    adjusted = (
        [Contribution(kind="adjustment", code="", amount=changed, most=score.adjustment)]
        if score.adjustment
        else []
    )
    return (*_leaves(score), *_members(score), *_weakest(score), *adjusted)


def rounded(amounts: Sequence[Fraction], *, digits: int) -> tuple[Fraction, ...]:
    """Round amounts so that they still sum to their rounded sum: the largest remainders go up.

    Examples
    --------
    >>> third = Fraction(1, 3)
    >>> [str(one) for one in rounded([third, third, third], digits=1)]
    ['2/5', '3/10', '3/10']
    """
    unit = Fraction(1, 10**digits)
    floors = [amount // unit for amount in amounts]
    missing = round(sum(amounts, Fraction(0)) / unit) - sum(floors)
    by_rest = sorted(range(len(amounts)), key=lambda at: (floors[at] * unit - amounts[at], at))
    up = set(by_rest[:missing])
    return tuple((floor + (at in up)) * unit for at, floor in enumerate(floors))


def _leaves(score: GroupScore) -> Iterator[Contribution]:
    known = [one for one in score.leaves if one.earned is not None]
    whole = sum((one.leaf.points for one in known), Fraction(0))
    weight = score.weights.get(COMMON, Fraction(0))
    for one in known if whole else ():
        yield Contribution(
            kind="leaf",
            code=one.leaf.code,
            amount=weight * FULL * (one.earned or Fraction(0)) / whole,
            most=weight * FULL * one.leaf.points / whole,
        )


def _members(score: GroupScore) -> Iterator[Contribution]:
    weighed = {
        code: (one.weight, one.score)
        for code, one in score.schools.items()
        if not one.is_lead and one.weight is not None and one.score is not None
    }
    whole = sum((weight for weight, _ in weighed.values()), Fraction(0))
    for code, (weight, own) in weighed.items() if whole else ():
        share = score.weights.get(MEMBERS, Fraction(0)) * weight / whole
        yield Contribution(kind="member", code=code, amount=share * own, most=share * FULL)


def _weakest(score: GroupScore) -> Iterator[Contribution]:
    if score.weakest is None:
        return
    weight = score.weights.get(WEAKEST, Fraction(0))
    code = min(
        code
        for code, one in score.schools.items()
        if not one.is_lead and one.score == score.weakest
    )
    yield Contribution(kind="weakest", code=code, amount=weight * score.weakest, most=weight * FULL)
