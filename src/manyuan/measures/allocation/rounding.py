from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor

CENTS = 100


def to_cents(amount: Decimal) -> int:
    """Return an amount of money, which has two decimals, in whole cents.

    Raises
    ------
    ValueError
        If the amount has a part of a cent.

    Examples
    --------
    >>> to_cents(Decimal("3000000.10"))
    300000010
    """
    cents = amount * CENTS
    if cents != cents.to_integral_value():
        raise ValueError(f"{amount} has parts of a cent")
    return int(cents)


def in_cents(exact: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """Round exact amounts of cents to whole ones that add up to ``total``: largest remainders.

    ``exact`` adds up to ``total``. Everybody gets the whole cents; the cents that are left go one
    each to the largest remainders, of equal ones to the first by name. No amount moves by a whole
    cent, so whole bounds that held before hold after.

    Examples
    --------
    >>> in_cents({"a": Fraction(10, 3), "b": Fraction(10, 3), "c": Fraction(10, 3)}, 10)
    {'a': 4, 'b': 3, 'c': 3}
    """
    whole = {name: floor(amount) for name, amount in exact.items()}
    left = total - sum(whole.values())
    order = sorted(exact, key=lambda name: (whole[name] - exact[name], name))
    for name in order[:left]:
        whole[name] += 1
    return whole
