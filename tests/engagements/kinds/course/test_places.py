from itertools import product

import pytest

from manyuan.engagements.kinds.course.places import Claim, allot

PLACES, ASKED, PLACED, QUOTAS = range(4), range(3), range(3), (None, 1, 2)


def claim(key, asked, placed=0, quota=None):
    return Claim(key=key, asked=asked, placed=placed, quota=quota)


def test_first_in_line_is_served_first():
    assert allot(10, [claim(1, 6), claim(2, 6), claim(3, 6)]) == {1: 6, 2: 4, 3: 0}


def test_who_has_a_place_keeps_it_before_those_who_stand_in_front():
    assert allot(10, [claim(1, 8, 3), claim(2, 6, 5)]) == {1: 5, 2: 5}


def test_no_school_gets_more_than_its_quota():
    assert allot(10, [claim(1, 9, quota=4), claim(2, 3)]) == {1: 4, 2: 3}


def test_who_asks_for_less_gives_its_places_to_who_waits():
    assert allot(10, [claim(1, 2, 10), claim(2, 9)]) == {1: 2, 2: 8}


def test_places_fewer_than_those_who_have_one_are_an_error():
    with pytest.raises(ValueError, match="1 more"):
        allot(2, [claim(1, 3, 3)])


def claims_of(key):
    for asked, placed, quota in product(ASKED, PLACED, QUOTAS):
        most = asked if quota is None else min(asked, quota)
        if placed <= most:
            yield claim(key, asked, placed, quota)


def test_every_small_line_keeps_the_rule():
    """No place too many, none wasted while somebody may wait for it, none taken away."""
    for places, first, second in product(PLACES, claims_of(1), claims_of(2)):
        if first.placed + second.placed > places:
            continue

        given = allot(places, [first, second])

        assert sum(given.values()) <= places
        for one in (first, second):
            assert one.placed <= given[one.key] <= one.most
        wanting = any(given[one.key] < one.most for one in (first, second))
        assert not (wanting and sum(given.values()) < places)
        assert given[1] == first.most or given[2] == second.placed
