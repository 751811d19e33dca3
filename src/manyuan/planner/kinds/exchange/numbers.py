"""Numbers as people read them."""

from decimal import Decimal
from fractions import Fraction

SMALLEST = Fraction(1, 100)


def shown(number: Fraction) -> str:
    """Return a number with at most two decimals; what would round to nothing says so.

    Examples
    --------
    >>> shown(Fraction(7, 3)), shown(Fraction(1, 300)), shown(Fraction(4))
    ('2.33', '<0.01', '4')
    """
    if 0 < number < SMALLEST:
        return "<0.01"
    text = f"{float(number):,.2f}"
    return text.rstrip("0").rstrip(".")


def shown_share(share: Decimal) -> str:
    """Return a share as a percentage.

    Examples
    --------
    >>> shown_share(Decimal("0.125"))
    '12.5%'
    """
    return f"{shown(Fraction(share) * 100)}%"
