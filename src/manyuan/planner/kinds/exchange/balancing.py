"""The figures of a balance: how far the indicators A1–A3 of the scope are from their thresholds."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from manyuan.planner.kinds.exchange.cells import shortfall
from manyuan.planner.kinds.exchange.plan import Balance, Cell


def balance_of(cells: Iterable[Cell]) -> Balance:
    """Return the cells with their figures, each computed exactly and rounded once.

    The weakest tenth are the ⌈cells / 10⌉ with the largest relative shortfall (N − n) / N.
    """
    known = tuple(cells)
    relative = sorted((Fraction(each.missing, each.needed) for each in known), reverse=True)
    tenth = relative[: ceil(Fraction(len(known), 10))]
    equalising = sum((shortfall(each.teachers, each.needed) for each in known), Fraction(0))
    return Balance(
        cells=known,
        equalising_shortfall=float(equalising),
        largest=float(relative[0]) if relative else 0.0,
        weakest_tenth=float(sum(tenth, Fraction(0)) / len(tenth)) if tenth else 0.0,
        total=sum(each.missing for each in known),
    )
