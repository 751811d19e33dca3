from random import Random
from statistics import mean

import pytest

from manyuan.measures.growth import value_added_of
from measures.growth.districts import district


def test_schools_are_shrunk_by_their_pupils():
    rows = district(Random(2), sizes=[30, 60, 300, 45, 29, 80])

    found = value_added_of(rows)

    k = found.fit.within / found.fit.between
    for school in found.schools:
        own = [row for row in rows if row.school == school.school]
        assert school.n == len(own)
        if school.n < 30:
            continue
        rest = mean(r.outcome - found.fit.intercept - found.fit.slope * r.entry for r in own)
        assert school.shrinkage == pytest.approx(school.n / (school.n + k))
        assert school.value == pytest.approx(school.shrinkage * rest)
        assert school.error == pytest.approx((found.fit.between * k / (school.n + k)) ** 0.5)
        assert (school.low + school.high) / 2 == pytest.approx(school.value)


def test_nothing_is_told_of_fewer_than_thirty_pupils():
    found = value_added_of(district(Random(2), sizes=[30, 60, 300, 45, 29, 80]))

    told = {school.school: school.unknown for school in found.schools}
    assert told == {**dict.fromkeys(["s00", "s01", "s02", "s03", "s05"], ""), "s04": "few_pupils"}
    hidden = found.schools[4]
    assert (hidden.value, hidden.shrinkage, hidden.error, hidden.low, hidden.high) == (None,) * 5
