from collections.abc import Mapping
from fractions import Fraction


def fill(
    weights: Mapping[str, Fraction], total: Fraction, *, low: Fraction, high: Fraction
) -> dict[str, Fraction]:
    """Divide ``total`` in proportion to ``weights``, each amount between ``low`` and ``high``.

    The amounts are clip(λ · weight, low, high) with the one λ for which they add up: water
    filling. It is found exactly: between two neighbouring points at which an amount meets a bound
    the sum is linear in λ. Who has no weight gets ``low``, and more only once everybody else is
    at ``high``; then those without weight share the rest alike.

    Parameters
    ----------
    weights
        At least one, none negative.
    low, high
        With n weights, n · low ≤ total ≤ n · high.

    Raises
    ------
    ValueError
        If the bounds leave no way to divide the total.

    Examples
    --------
    >>> shared = fill({"a": Fraction(8), "b": Fraction(1)}, Fraction(90), low=Fraction(0),
    ...               high=Fraction(60))
    >>> {name: int(amount) for name, amount in shared.items()}
    {'a': 60, 'b': 30}
    """
    if not len(weights) * low <= total <= len(weights) * high:
        raise ValueError(f"{total} cannot be divided by {len(weights)} within {low} and {high}")
    heavy = {name: weight for name, weight in weights.items() if weight > 0}
    light = len(weights) - len(heavy)
    if not heavy or total > len(heavy) * high + light * low:
        rest = (total - len(heavy) * high) / light
        return {name: high if name in heavy else rest for name in weights}
    level = _level(list(heavy.values()), total - light * low, low, high)
    return {name: _clip(level * weight, low, high) for name, weight in weights.items()}


def _level(weights: list[Fraction], total: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """Return the λ at which the clipped amounts of positive weights add up to ``total``."""
    points = sorted({bound / weight for weight in weights for bound in (low, high)})
    after = next(at for at in points if _sum(weights, at, low, high) >= total)
    before = max((at for at in points if at < after), default=Fraction(0))
    filled, reached = (_sum(weights, at, low, high) for at in (before, after))
    if reached == filled:
        return after
    return before + (after - before) * (total - filled) / (reached - filled)


def _sum(weights: list[Fraction], level: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return sum((_clip(level * weight, low, high) for weight in weights), Fraction(0))


def _clip(amount: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return max(low, min(high, amount))
