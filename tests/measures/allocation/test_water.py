"""Water filling and the rounding of its amounts, against a search that shares no code."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manyuan.measures.allocation import fill, in_cents

amounts = st.integers(0, 6)


def searched(weights, total, low, high):
    """Find by trial the whole amounts nearest to shares of one level; None where none is exact."""
    for amounts_ in product(range(low, high + 1), repeat=len(weights)):
        if sum(amounts_) != total:
            continue
        inside = {
            Fraction(amount, weight)
            for amount, weight in zip(amounts_, weights, strict=True)
            if weight and low < amount < high
        }
        if len(inside) > 1:
            continue
        for level in inside or {Fraction(n, d) for n in range(40) for d in range(1, 7)}:
            if all(
                max(low, min(high, level * weight)) == amount
                for amount, weight in zip(amounts_, weights, strict=True)
            ):
                return list(amounts_)
    return None


@settings(deadline=None, max_examples=120)
@given(st.lists(amounts, min_size=1, max_size=3), st.integers(0, 3), st.integers(0, 6), st.data())
def test_amounts_are_those_that_a_search_finds(weights, low, more, data):
    high = low + more
    total = data.draw(st.integers(len(weights) * low, len(weights) * high))
    named = {str(place): Fraction(weight) for place, weight in enumerate(weights)}

    found = fill(named, Fraction(total), low=Fraction(low), high=Fraction(high))

    assert sum(found.values()) == total
    assert all(low <= amount <= high for amount in found.values())
    expected = searched(weights, total, low, high)
    if expected is not None:
        assert list(found.values()) == expected


def test_what_no_bounds_allow_is_refused():
    with pytest.raises(ValueError, match="cannot be divided"):
        fill({"a": Fraction(1)}, Fraction(3), low=Fraction(0), high=Fraction(2))


def test_who_has_no_weight_gets_the_floor_and_the_rest_once_all_others_are_full():
    weights = {"a": Fraction(1), "b": Fraction(0), "c": Fraction(0)}

    some = fill(weights, Fraction(7), low=Fraction(1), high=Fraction(6))
    more = fill(weights, Fraction(10), low=Fraction(1), high=Fraction(6))

    assert some == {"a": 5, "b": 1, "c": 1}
    assert more == {"a": 6, "b": 2, "c": 2}


@settings(deadline=None, max_examples=100)
@given(st.lists(st.fractions(0, 50, max_denominator=9), min_size=1, max_size=6))
def test_rounding_moves_nobody_by_a_cent_and_keeps_the_sum(found):
    found[-1] += -sum(found) % 1
    exact = {str(place): amount for place, amount in enumerate(found)}
    total = int(sum(found))

    whole = in_cents(exact, total)

    assert sum(whole.values()) == total
    assert all(abs(whole[name] - exact[name]) < 1 for name in exact)
    assert all(whole[name] == exact[name] for name in exact if exact[name].denominator == 1)
