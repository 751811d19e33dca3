from random import Random
from statistics import mean

import pytest

from manyuan.measures.impact import impact_of
from measures.impact.panels import att_again, noisy, rows_of

TIMES = [2018, 2019, 2020, 2021, 2022]
COHORTS = {
    **{f"never{n}": 0 for n in range(7)},
    **{f"early{n}": 2020 for n in range(6)},
    **{f"late{n}": 2021 for n in range(5)},
}


def cells(report):
    return {(cell.cohort, cell.time): cell.effect.estimate for cell in report.att}


@pytest.mark.parametrize("control", ["never", "notyet"])
def test_constant_effect_is_recovered_from_a_panel_without_noise(control):
    outcomes = {
        unit: {
            time: place + 3 * (time - 2018) ** 2 + (2.5 if 0 < cohort <= time else 0)
            for time in TIMES
        }
        for place, (unit, cohort) in enumerate(COHORTS.items())
    }

    report = impact_of(rows_of(outcomes, COHORTS), control=control)

    assert {key: round(value, 9) for key, value in cells(report).items()} == {
        (cohort, time): 2.5 if time >= cohort else 0.0
        for cohort in (2020, 2021)
        for time in TIMES[1:]
    }
    assert (round(report.overall.estimate, 9), report.overall.se) == (2.5, 0.0)
    assert {each.event: round(each.effect.estimate, 9) for each in report.dynamic} == {
        **dict.fromkeys((-2, -1), 0.0),
        **dict.fromkeys((0, 1, 2), 2.5),
    }
    # Nothing scatters, so nothing can be tested.
    assert report.pretrend.p is None


@pytest.mark.parametrize("control", ["never", "notyet"])
@pytest.mark.parametrize("seed", range(6))
def test_estimates_equal_those_of_loops_and_means(control, seed):
    random = Random(seed)
    cohorts = {f"u{n}": random.choice([0, 0, 2019, 2020, 2022, 2030]) for n in range(14)}
    cohorts |= {"never": 0, "joins": 2020}
    outcomes = noisy(random, cohorts=cohorts, times=TIMES)

    report = impact_of(rows_of(outcomes, cohorts), control=control)

    assert cells(report) == pytest.approx(att_again(outcomes, cohorts, control=control), abs=1e-12)


def test_two_by_two_is_the_difference_of_the_differences():
    outcomes = {
        "a": {1: 10.0, 2: 15.0},
        "b": {1: 12.0, 2: 18.0},
        "c": {1: 7.0, 2: 8.0},
        "d": {1: 9.0, 2: 12.0},
    }

    report = impact_of(rows_of(outcomes, {"a": 2, "b": 2, "c": 0, "d": 0}))

    assert cells(report) == {(2, 2): (5 + 6) / 2 - (1 + 3) / 2}
    assert report.overall.estimate == 3.5


def test_periods_need_not_follow_one_another_and_cohorts_may_fall_between():
    outcomes = {
        "a": {2010: 1.0, 2013: 2.0, 2020: 9.0},
        "b": {2010: 2.0, 2013: 3.0, 2020: 8.0},
        "c": {2010: 0.0, 2013: 4.0, 2020: 5.0},
    }

    report = impact_of(rows_of(outcomes, {"a": 2015, "b": 2015, "c": 0}))

    assert cells(report) == {(2015, 2013): 1.0 - 4.0, (2015, 2020): 6.0 - 1.0}
    assert [each.event for each in report.dynamic] == [-2, 5]


def test_both_controls_agree_where_there_is_one_cohort():
    cohorts = {unit: cohort for unit, cohort in COHORTS.items() if cohort != 2021}
    rows = rows_of(noisy(Random(3), cohorts=cohorts, times=TIMES), cohorts)

    assert impact_of(rows, control="notyet").as_json() == impact_of(rows).as_json()


def test_order_of_the_rows_does_not_matter_and_the_seed_does():
    rows = rows_of(noisy(Random(5), cohorts=COHORTS, times=TIMES), COHORTS)
    shuffled = Random(1).sample(rows, len(rows))

    report = impact_of(rows)

    assert impact_of(shuffled) == report
    assert impact_of(rows, seed=9).overall.estimate == report.overall.estimate
    assert impact_of(rows, seed=9).overall.se != report.overall.se


def test_shifting_all_outcomes_of_a_period_or_a_unit_changes_nothing():
    outcomes = noisy(Random(8), cohorts=COHORTS, times=TIMES)
    moved = {
        unit: {time: value + time % 7 + 100 * place for time, value in over_time.items()}
        for place, (unit, over_time) in enumerate(outcomes.items())
    }

    assert cells(impact_of(rows_of(moved, COHORTS))) == pytest.approx(
        cells(impact_of(rows_of(outcomes, COHORTS))), abs=1e-9
    )


def test_sums_are_means_weighted_by_units():
    report = impact_of(rows_of(noisy(Random(2), cohorts=COHORTS, times=TIMES), COHORTS))

    att = cells(report)
    early = mean([att[2020, 2020], att[2020, 2021], att[2020, 2022]])
    late = mean([att[2021, 2021], att[2021, 2022]])
    assert [group.effect.estimate for group in report.groups] == pytest.approx([early, late])
    assert report.overall.estimate == pytest.approx((6 * early + 5 * late) / 11)
    events = {each.event: each.effect.estimate for each in report.dynamic}
    assert events[0] == pytest.approx((6 * att[2020, 2020] + 5 * att[2021, 2021]) / 11)
    assert events[2] == pytest.approx(att[2020, 2022])


def test_bands_cover_the_planted_effect_about_as_often_as_they_say():
    # 30 panels; 95 % bands miss 1.5 on average, and more than 6 once in a thousand.
    missed = 0
    for seed in range(30):
        cohorts = {f"u{n}": (0, 2020, 2021)[n % 3] for n in range(90)}
        outcomes = noisy(Random(seed), cohorts=cohorts, times=TIMES, effect=1.5)
        band = impact_of(rows_of(outcomes, cohorts), seed=seed).overall
        missed += not band.low <= 1.5 <= band.high

    assert missed <= 6


def test_error_is_that_of_the_influence_functions():
    # With one cohort and two periods the error is the textbook one of two means.
    random = Random(4)
    cohorts = {f"u{n}": 2 if n < 40 else 0 for n in range(100)}
    outcomes = {unit: {1: 0.0, 2: random.gauss(0, 1)} for unit in cohorts}

    [cell] = impact_of(rows_of(outcomes, cohorts)).att

    def part(units):
        values = [outcomes[unit][2] for unit in units]
        return sum((v - mean(values)) ** 2 for v in values) / len(values) ** 2

    inside = [unit for unit, cohort in cohorts.items() if cohort]
    outside = [unit for unit, cohort in cohorts.items() if not cohort]
    textbook = (part(inside) + part(outside)) ** 0.5
    # The quartiles of 9999 draws are known to about 1.2 %.
    assert cell.effect.se == pytest.approx(textbook, rel=0.05)
