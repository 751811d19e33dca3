from fractions import Fraction

import pytest

from manyuan.measures.growth import Closure, Standing, gap_closure


def standing(lead, member):
    return Standing(Fraction(lead), Fraction(member))


@pytest.mark.parametrize(
    ("before", "now", "closed"),
    [
        ((10, 6), (10, 8), Fraction(1, 2)),
        ((10, 6), (12, 12), 1),
        ((10, 6), (10, 11), 1),  # turned over: kept at 1
        ((10, 6), (10, 6), 0),
        ((10, 6), (20, 12), 0),  # the gap is a part of the lead's value
        ((10, 6), (10, 4), Fraction(-1, 2)),
        ((10, 9), (10, 2), -1),  # more than doubled: kept at −1
        (("0.3", "0.1"), ("0.3", "0.2"), Fraction(1, 2)),
    ],
)
def test_closure_is_exact_and_kept_within_one(before, now, closed):
    assert gap_closure(standing(*before), standing(*now)) == Closure(Fraction(closed))


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        ((0, 3), (10, 8), "no_lead"),
        ((10, 3), (0, 8), "no_lead"),
        ((10, 10), (10, 8), "no_gap"),
        ((10, 12), (10, 12), "no_gap"),
    ],
)
def test_what_cannot_be_told_names_why(before, now, why):
    assert gap_closure(standing(*before), standing(*now)) == Closure(None, why)
