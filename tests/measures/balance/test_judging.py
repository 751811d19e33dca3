import math

import pytest
from hypothesis import given, settings

from manyuan.measures.balance import NoResources, judge
from measures.brute_force import FORMULAS, judge_by_hand
from measures.district_rows import PACK, YEAR, full, row, school
from measures.random_districts import districts


def close(value, expected):
    if value is None or expected is None:
        return value is expected
    return math.isclose(value, expected, rel_tol=1e-9, abs_tol=1e-9)


def numbers_of(report):
    """Every number and verdict of the report, keyed, for comparison between engines."""
    json = report.as_json()
    values = {
        (each["school"], each["stage"], code): value
        for each in json["schools"]
        for code, value in each["indicators"].items()
    }
    return values, {(each["stage"], each["indicator"]): each for each in json["district"]}


def assert_alike(one, other):
    assert one.keys() == other.keys()
    for key, numbers in one.items():
        for name, number in numbers.items():
            expected = other[key][name]
            if isinstance(number, float):
                assert close(number, expected), (key, name)
            else:
                assert number == expected, (key, name)


@given(districts())
@settings(max_examples=120, deadline=None, database=None)
def test_judge_agrees_with_plain_fractions(district):
    schools, rows = district
    judged, left_out, spreads = judge_by_hand(schools, rows, YEAR)

    report = judge(schools, rows, year=YEAR, pack=PACK)

    assert {(s.school, s.stage): s.passes for s in report.schools} == {
        place: passes for place, (_, passes) in judged.items()
    }
    assert {(e.school, e.stage): e.reason for e in report.excluded} == left_out
    for verdict in report.schools:
        ratios, _ = judged[verdict.school, verdict.stage]
        for code, ratio in zip(FORMULAS, ratios, strict=True):
            found = verdict.indicators[code]
            assert close(found.ratio, None if ratio is None else float(ratio))
            assert found.met is (None if ratio is None else ratio >= 1)
            assert found.at_least_85 is (None if ratio is None else ratio * 100 >= 85)
    assert {(r.stage, r.indicator) for r in report.district} == spreads.keys()
    for result in report.district:
        mean, square, passes, schools_all = spreads[result.stage, result.indicator]
        assert close(result.mean, None if mean is None else float(mean))
        assert close(result.cv, None if square is None else math.sqrt(square))
        assert (result.passes, result.schools_all) == (passes, schools_all)


@given(districts())
@settings(max_examples=25, deadline=None, database=None)
def test_two_engines_give_the_same_numbers(district):
    schools, rows = district

    on_polars = judge(schools, rows, year=YEAR, pack=PACK, engine="polars")
    on_duckdb = judge(schools, rows, year=YEAR, pack=PACK, engine="duckdb")

    for one, other in zip(numbers_of(on_polars), numbers_of(on_duckdb), strict=True):
        assert_alike(one, other)


def test_order_of_rows_does_not_matter():
    schools = [school("s1", "nine_year"), school("s2"), school("s3")]
    rows = [full("s1"), full("s1", "junior", pupils=731), full("s2", pupils=913), full("s3")]

    one = judge(schools, rows, year=YEAR, pack=PACK)
    other = judge(schools[::-1], rows[::-1], year=YEAR, pack=PACK)

    assert one.as_json() == other.as_json()


def test_year_without_rows_takes_the_latest_before():
    rows = [full(year=2021), full(year=2023, pupils=500), full(year=2026)]

    report = judge([school()], rows, year=2025, pack=PACK)

    assert (report.year, report.year_asked) == (2023, 2025)
    assert report.schools[0].pupils == 500


def test_district_without_rows_is_refused_with_the_year():
    with pytest.raises(NoResources) as refusal:
        judge([school()], [full(year=2026)], year=2025, pack=PACK)

    assert refusal.value.facts == {"year": 2025}


def test_district_whose_rows_are_all_excluded_is_an_empty_report():
    report = judge([school(kind="special")], [full()], year=YEAR, pack=PACK)

    assert (report.schools, report.district) == ((), ())
    assert report.stage_passes("primary") is None


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_report_has_the_shape_of_the_command_line(engine):
    schools = [school("s1"), school("s2", "special")]
    rows = [row(pupils=500, teachers_above_required=21), full("s2", "junior")]

    json = judge(schools, rows, year=YEAR, pack=PACK, engine=engine).as_json()

    assert list(json) == ["year", "rule_pack", "rule_status", "schools", "excluded", "district"]
    assert (json["year"], json["rule_pack"], json["rule_status"]) == (
        2025,
        "cn-balance-2017",
        "recalled",
    )
    assert json["excluded"] == [{"school": "s2", "stage": "junior", "reason": "special"}]
    [found] = json["schools"]
    assert list(found) == ["school", "stage", "pupils", "indicators", "met_count", "passes"]
    assert list(found["indicators"]) == ["A1", "A2", "A3", "A4", "A5", "A6", "A7"]
    assert found["indicators"]["A1"] == {
        "value": 4.2,
        "threshold": 4.2,
        "ratio": 1.0,
        "met": True,
        "reason": None,
    }
    assert found["indicators"]["A4"] == {
        "value": None,
        "threshold": 4.5,
        "ratio": None,
        "met": None,
        "reason": "input_unknown: teaching_area, indoor_sports_area",
    }
    assert (found["met_count"], found["passes"]) == (1, None)
    assert json["district"][0] == {
        "stage": "primary",
        "indicator": "A1",
        "mean": 4.2,
        "cv": 0.0,
        "limit": 0.5,
        "passes": True,
        "schools_known": 1,
        "schools_all": 1,
    }
    assert json["district"][1] == {
        "stage": "primary",
        "indicator": "A2",
        "mean": None,
        "cv": None,
        "limit": 0.5,
        "passes": None,
        "schools_known": 0,
        "schools_all": 1,
    }
