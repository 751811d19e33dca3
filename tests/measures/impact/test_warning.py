from random import Random

import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.measures.impact import PanelRow, impact_of
from manyuan.measures.impact.errors import (
    CohortChanges,
    NobodyComplete,
    NobodyJoined,
    NoComparison,
    NoControls,
    OnePeriod,
    SeenTwice,
)
from measures.impact.panels import noisy, rows_of

TIMES = [2018, 2019, 2020, 2021]
PLENTY = {f"u{n:02}": (0, 2020, 2021)[n % 3] for n in range(30)}


def codes(report):
    return [said.code for said in report.warnings]


def report_of(cohorts, outcomes=None, **more):
    outcomes = outcomes or noisy(Random(11), cohorts=cohorts, times=TIMES)
    return impact_of(rows_of(outcomes, cohorts), **more)


def test_a_sound_panel_needs_no_warning():
    assert codes(report_of(PLENTY)) == []


def test_few_units_and_few_controls_are_named():
    report = report_of({"a": 0, "b": 0, "c": 0, **{f"u{n}": 2020 for n in range(4)}})

    few = [said for said in report.warnings if said.code.startswith("few")]
    assert [said.code for said in few] == ["few_units", "few_controls"]
    assert in_chinese(few[0]).startswith("有几批加入的单位不足 5 个（2020: 4）")


def test_error_of_a_lone_unit_is_unknown():
    report = report_of({**{f"c{n}": 0 for n in range(6)}, "lone": 2020, "x": 2021, "y": 2021})

    by_cohort = {g.cohort: g.effect for g in report.groups}
    assert (by_cohort[2020].se, by_cohort[2020].low, by_cohort[2020].high) == (None, None, None)
    assert by_cohort[2021].se > 0
    assert {cell.effect.se is None for cell in report.att if cell.cohort == 2020} == {True}
    assert report.overall.se > 0


def test_who_is_not_seen_in_each_period_is_left_out_and_said():
    outcomes = noisy(Random(1), cohorts=PLENTY, times=TIMES)
    whole = report_of({u: g for u, g in PLENTY.items() if u > "u01"}, None)
    del outcomes["u00"][2019]
    outcomes["u01"][2021] = None

    report = report_of(PLENTY, outcomes)

    assert (report.units, report.left_out, whole.left_out) == (28, 2, 0)
    assert codes(report) == ["changed_composition"]
    assert "有 2 个单位不是每期都有结果，未纳入（u00, u01）" in in_chinese(report.warnings[0])


def test_who_had_joined_by_the_first_period_is_left_out_and_said():
    report = report_of({**PLENTY, "old": 2018, "older": 1999})

    assert codes(report) == ["joined_from_start"]
    assert (report.units, report.left_out) == (30, 2)


def test_cohort_without_comparison_has_no_estimate_in_those_periods():
    cohorts = {f"u{n}": (2020, 2021)[n % 2] for n in range(60)}

    report = report_of(cohorts, control="notyet")

    assert codes(report) == ["no_comparison", "no_comparison", "few_controls"]
    assert sorted((c.cohort, c.time) for c in report.att) == [
        *((2020, 2019), (2020, 2020), (2021, 2019)),
    ]
    assert [group.cohort for group in report.groups] == [2020]


def test_change_before_joining_is_anticipation_and_a_doubtful_trend():
    outcomes = noisy(Random(6), cohorts=PLENTY, times=TIMES)
    for unit, cohort in PLENTY.items():
        if cohort:
            outcomes[unit] = {
                time: value + (8 if time >= cohort - 1 else 0)
                for time, value in outcomes[unit].items()
            }

    report = report_of(PLENTY, outcomes)

    assert codes(report) == ["pretrend", "anticipation"]
    assert report.pretrend.p < 0.001
    assert report.pretrend.warning == report.warnings[0]


def test_trend_cannot_be_tested_without_two_periods_before():
    report = report_of({unit: 2019 if cohort else 0 for unit, cohort in PLENTY.items()})

    assert (report.pretrend.p, codes(report)) == (None, ["untested"])


@pytest.mark.parametrize(
    ("error", "cohorts", "more"),
    [
        (NobodyJoined, {"a": 0, "b": 0}, {}),
        (NobodyJoined, {"a": 2018, "b": 0}, {}),
        (NobodyJoined, {"a": 2018}, {}),
        (NobodyJoined, {"a": 2090, "b": 0}, {}),
        (NoControls, {"a": 2020, "b": 2021}, {}),
        (NoComparison, {"a": 2020, "b": 2020}, {"control": "notyet"}),
    ],
)
def test_panel_that_holds_no_comparison_is_refused(error, cohorts, more):
    with pytest.raises(error):
        report_of(cohorts, **more)


@pytest.mark.parametrize(
    ("error", "rows"),
    [
        (SeenTwice, [("a", 1, 0, 1.0), ("a", 1, 0, 1.0)]),
        (SeenTwice, [("a", 1, 0, None), ("a", 1, 0, 1.0)]),
        (CohortChanges, [("a", 1, 0, 1.0), ("a", 2, 2, 1.0)]),
        (OnePeriod, [("a", 1, 0, 1.0), ("b", 1, 2, 1.0)]),
        (OnePeriod, []),
        (NobodyComplete, [("a", 1, 0, 1.0), ("b", 2, 2, 1.0)]),
    ],
)
def test_rows_that_contradict_each_other_or_hold_no_panel_are_refused(error, rows):
    with pytest.raises(error):
        impact_of(
            PanelRow(unit=unit, time=time, cohort=cohort, outcome=outcome)
            for unit, time, cohort, outcome in rows
        )


def test_trend_of_a_handful_is_not_tested():
    cohorts = {**{f"c{n}": 0 for n in range(20)}, **{f"u{n}": 2020 + n % 2 for n in range(9)}}

    assert report_of(cohorts).pretrend.p is None
    # Ten in all, in cohorts of five: tested at one distance from joining, over both cohorts.
    assert report_of({**cohorts, "u9": 2021}).pretrend.p is not None


def test_clean_panels_of_small_cohorts_are_seldom_doubted():
    # 40 panels without any effect; a test at 5 % doubts 2 on average, and more than 8 hardly ever.
    cohorts = {f"u{n}": 0 if n < 15 else 2020 + n % 2 for n in range(30)}
    doubted = 0
    for seed in range(40):
        outcomes = noisy(Random(seed), cohorts=cohorts, times=TIMES)
        report = impact_of(rows_of(outcomes, cohorts))
        doubted += report.pretrend.warning is not None

    assert doubted <= 8
