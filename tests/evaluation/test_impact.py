from dataclasses import replace

import pytest

from manyuan.evaluation.permissions import may_enter_growth, may_study_impact
from manyuan.evaluation.queries.impact import ImpactAsked, impact_on_schools
from manyuan.evaluation.queries.joining import joining_of
from manyuan.evaluation.queries.outcomes import outcome_series
from worlds.outcomes import bring_outcomes


@pytest.fixture
def studied(shore):
    with shore.at():
        bring_outcomes(shore)
    return shore


def asked(seat, **more):
    [series] = outcome_series(seat)
    return ImpactAsked(series=series, **more)


def test_series_tell_measure_stage_years_and_schools(studied):
    with studied.at():
        [series] = outcome_series(studied.officer)

    assert (series.code, series.first_year, series.last_year) == (
        "primary.satisfaction",
        2019,
        2025,
    )
    assert (series.years, series.schools) == (7, 23)


def test_principal_sees_the_own_results_only(studied):
    with studied.at(studied.principal):
        assert outcome_series(studied.principal) == []


def test_planted_effect_is_found_and_leads_take_no_part(studied):
    with studied.at():
        view = impact_on_schools(studied.officer, asked(studied.officer))

    report = view.report
    assert (report.units, report.joined, report.left_out, view.leads) == (22, 12, 0, 1)
    assert [(group.cohort, group.units) for group in report.groups] == [(2022, 6), (2024, 6)]
    assert report.overall.low <= 4.0 <= report.overall.high
    assert report.overall.is_clear


def test_leads_count_as_joined_when_asked(studied):
    with studied.at():
        view = impact_on_schools(studied.officer, asked(studied.officer, who="all"))

    assert (view.report.units, view.report.joined, view.leads) == (23, 13, 0)


def test_both_controls_are_offered(studied):
    with studied.at():
        never = impact_on_schools(studied.officer, asked(studied.officer)).report
        notyet = impact_on_schools(studied.officer, asked(studied.officer, control="notyet")).report

    assert (never.att[0].controls, notyet.att[0].controls) == (10, 16)


def test_too_little_to_compare_is_a_refusal_no_error(studied):
    with studied.at():
        nothing = replace(asked(studied.officer).series, measure="exam_mean")
        view = impact_on_schools(studied.officer, ImpactAsked(series=nothing))

    assert (view.report, view.refusal.code) == (None, "one_period")


def test_candidates_have_not_joined_and_campuses_join_with_their_school(shore):
    with shore.at():
        joining = joining_of(shore.officer)
        code = {shore.school(c).pk: c for c in ("S1", "S2", "S3", "S4", "S5", "S7")}

    assert {code[key]: year for key, year in joining.cohorts.items()} == {
        **dict.fromkeys(["S1", "S2", "S4", "S5", "S7"], 2022),
        "S3": 2023,
    }
    assert {code[key] for key in joining.leads} == {"S1", "S4"}


@pytest.mark.parametrize(
    ("who", "studies", "enters"),
    [
        ("officer", True, True),
        ("auditor", True, False),
        ("group_office", False, False),
        ("principal", False, False),
        ("teacher", False, False),
    ],
)
def test_permissions_say_who_may_and_why_not(shore, who, studies, enters):
    seat = getattr(shore, who)

    answers = may_study_impact(seat), may_enter_growth(seat)

    assert [answer.ok for answer in answers] == [studies, enters]
    assert [bool(answer.reason) for answer in answers] == [not studies, not enters]
