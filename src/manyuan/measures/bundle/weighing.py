"""Weighted means in which what is unknown is left out, and never 0."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

Weighed: TypeAlias = tuple[Fraction, Fraction | None]  # weight, value


def mean(items: Iterable[Weighed]) -> Fraction | None:
    """Return Σ w x / Σ w over the known values; None where nothing known has a weight.

    Examples
    --------
    >>> mean([(Fraction(3), Fraction(80)), (Fraction(1), Fraction(60)), (Fraction(9), None)])
    Fraction(75, 1)
    """
    known = [(weight, value) for weight, value in items if value is not None]
    whole = sum((weight for weight, _ in known), Fraction(0))
    return sum((w * x for w, x in known), Fraction(0)) / whole if whole else None


def shares(weights: Mapping[str, Fraction], known: Iterable[str]) -> Mapping[str, Fraction]:
    """Return the weights of those that are known, so that they sum to 1; nothing if they are 0."""
    left = {code: weights[code] for code in known}
    whole = sum(left.values(), Fraction(0))
    return {code: weight / whole for code, weight in left.items()} if whole else {}


def extremes(items: Sequence[tuple[Fraction, Fraction]], swing: Fraction) -> tuple[Fraction, ...]:
    """Return the least and the greatest mean when each weight may move by ± ``swing`` of itself.

    The mean is monotone in each weight: one raises it exactly when its value lies above the mean.
    So at an extreme every weight stands at an end, the upper one for the values beyond some
    threshold: n + 1 splits of the sorted values hold all 2ⁿ corners' extremes.
    """
    up, down = 1 + swing, 1 - swing
    ordered = sorted(items, key=lambda item: item[1])
    found = [
        _mean_split(ordered, at, (low, high))
        for at in range(len(ordered) + 1)
        for low, high in ((up, down), (down, up))
    ]
    return min(found), max(found)


def _mean_split(
    ordered: Sequence[tuple[Fraction, Fraction]], at: int, factors: tuple[Fraction, Fraction]
) -> Fraction:
    low, high = factors
    moved = [(w * (low if place < at else high), x) for place, (w, x) in enumerate(ordered)]
    found = mean(moved)
    return Fraction(0) if found is None else found
