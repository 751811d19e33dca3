from random import Random
from statistics import mean

import pytest

from manyuan.measures.growth import PupilRow, value_added_of
from manyuan.measures.growth.errors import FewSchools, NothingVaries
from measures.growth.districts import district, log_likelihood_again


def test_likelihood_is_the_whole_density_and_no_step_away_is_more_likely():
    rows = district(Random(3), sizes=[31, 8, 40, 5, 17, 22, 35])

    fit = value_added_of(rows).fit

    best = {
        "intercept": fit.intercept,
        "slope": fit.slope,
        "between": fit.between,
        "within": fit.within,
    }
    assert fit.log_likelihood == pytest.approx(log_likelihood_again(rows, **best), rel=1e-10)
    for name, value in best.items():
        for factor in (0.98, 1.02):
            other = {**best, name: value * factor}
            assert log_likelihood_again(rows, **other) < fit.log_likelihood


def test_balanced_schools_with_the_same_entries_have_the_closed_form():
    # With the same n entries in each of J schools slope and intercept are those of least squares,
    # within = SSW / (J (n - 1)) and between = SSB / (J n) - within / n, all sums over the rests.
    random = Random(8)
    schools, entries = 9, [random.gauss(50, 10) for _ in range(12)]
    rows = []
    for place in range(schools):
        level = random.gauss(0, 3)
        rows += [
            PupilRow(school=f"s{place}", entry=x, outcome=0.5 * x + level + random.gauss(0, 2))
            for x in entries
        ]

    fit = value_added_of(rows).fit

    x_mean, y_mean = mean(r.entry for r in rows), mean(r.outcome for r in rows)
    slope = sum((r.entry - x_mean) * (r.outcome - y_mean) for r in rows) / sum(
        (r.entry - x_mean) ** 2 for r in rows
    )
    intercept = y_mean - slope * x_mean
    rests = {
        f"s{place}": [
            r.outcome - intercept - slope * r.entry for r in rows if r.school == f"s{place}"
        ]
        for place in range(schools)
    }
    n = len(entries)
    means = {school: mean(rest) for school, rest in rests.items()}
    inside = sum((rest - means[s]) ** 2 for s, each in rests.items() for rest in each)
    across = n * sum(value**2 for value in means.values())
    within = inside / (schools * (n - 1))
    assert (fit.slope, fit.intercept) == pytest.approx((slope, intercept), rel=1e-9)
    assert fit.within == pytest.approx(within, rel=1e-6)
    assert fit.between == pytest.approx(across / (schools * n) - within / n, rel=1e-6)


def test_schools_that_do_not_differ_have_no_variance_between_them():
    rows = [
        PupilRow(school=f"s{place}", entry=entry, outcome=entry + noise)
        for place in range(6)
        for entry, noise in [(1.0, 0.5), (2.0, -0.5), (3.0, -0.5), (4.0, 0.5)] * 10
    ]

    found = value_added_of(rows)

    assert found.fit.between == 0.0
    assert {school.unknown for school in found.schools} == {"no_difference"}


def test_order_of_the_rows_and_the_place_of_zero_do_not_matter():
    rows = district(Random(5), sizes=[30, 40, 35, 33, 50])
    moved = [PupilRow(school=r.school, entry=r.entry + 1e6, outcome=r.outcome - 1e6) for r in rows]

    found = value_added_of(rows)

    assert value_added_of(Random(1).sample(rows, len(rows))) == found
    shifted = value_added_of(moved)
    assert (shifted.fit.slope, shifted.fit.between, shifted.fit.within) == pytest.approx(
        (found.fit.slope, found.fit.between, found.fit.within), rel=1e-5
    )


def test_too_few_schools_are_refused():
    with pytest.raises(FewSchools) as refused:
        value_added_of(district(Random(1), sizes=[40, 40, 40, 40]))

    assert refused.value.facts == {"schools": 4, "fewest": 5}


@pytest.mark.parametrize(("still", "column"), [("entry", "入口成绩"), ("outcome", "出口成绩")])
def test_column_that_is_the_same_for_all_is_refused(still, column):
    rows = [
        PupilRow(**{"school": f"s{n % 6}", "entry": n, "outcome": n % 7, still: 80.0})
        for n in range(60)
    ]

    with pytest.raises(NothingVaries) as refused:
        value_added_of(rows)

    assert refused.value.facts == {"column": column}
