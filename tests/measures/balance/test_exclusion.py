from datetime import date

import pytest

from manyuan.measures.balance import DuplicateRow, Excluded, judge
from measures.district_rows import PACK, YEAR, full, row, school


def judged_and_excluded(schools, rows):
    report = judge(schools, rows, year=YEAR, pack=PACK)
    return [(v.school, v.stage) for v in report.schools], list(report.excluded)


@pytest.mark.parametrize("kind", ["special", "vocational", "kindergarten", "office"])
def test_kind_outside_the_scope_is_excluded_by_name(kind):
    judged, excluded = judged_and_excluded([school(kind=kind)], [full()])

    assert judged == []
    assert excluded == [Excluded(school="s1", stage="primary", reason=kind)]


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ({"closed_on": date(YEAR, 8, 31)}, "closed"),
        ({"closed_on": date(YEAR, 9, 1)}, "closed"),
        ({"closed_on": date(YEAR, 9, 2)}, None),
        ({"opened_on": date(YEAR, 9, 1)}, None),
        ({"opened_on": date(YEAR, 9, 2)}, "not_open"),
        ({"opened_on": date(1990, 9, 1), "closed_on": date(2030, 9, 1)}, None),
    ],
)
def test_school_counts_if_open_on_the_first_of_september(dates, reason):
    judged, excluded = judged_and_excluded([school(**dates)], [full()])

    assert judged == ([] if reason else [("s1", "primary")])
    assert [each.reason for each in excluded] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("fields", "pupils", "reason"),
    [
        ({"kind": "teaching_point"}, 49, "small_teaching_point"),
        ({"kind": "teaching_point"}, 50, None),
        ({"kind": "teaching_point"}, None, None),
        ({"campus_of": "s0"}, 49, "small_campus"),
        ({"campus_of": "s0"}, 50, None),
        ({"campus_of": "s0"}, None, None),
        ({"campus_of": "s0"}, 0, "no_pupils"),
        ({}, 49, None),
        ({}, 1, None),
        ({}, 0, "no_pupils"),
    ],
)
def test_small_places_are_excluded_only_when_known_to_be_small(fields, pupils, reason):
    judged, excluded = judged_and_excluded([school(**fields)], [full(pupils=pupils)])

    assert judged == ([] if reason else [("s1", "primary")])
    assert [each.reason for each in excluded] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("junior", "judged"), [(9, []), (10, ["junior", "primary"]), (None, ["junior", "primary"])]
)
def test_campus_of_two_stages_is_small_by_the_sum_of_both(junior, judged):
    rows = [full(pupils=40), full(stage="junior", pupils=junior)]

    found, _ = judged_and_excluded([school(kind="nine_year", campus_of="s0")], rows)

    assert sorted(stage for _, stage in found) == judged


def test_stage_without_pupils_is_excluded_beside_a_living_one():
    rows = [full(), full(stage="junior", pupils=0)]

    judged, excluded = judged_and_excluded([school(kind="nine_year")], rows)

    assert judged == [("s1", "primary")]
    assert excluded == [Excluded(school="s1", stage="junior", reason="no_pupils")]


def test_rows_of_an_unknown_school_are_excluded_not_lost():
    rows = [full("s1"), full("ghost", "junior"), full("ghost", "primary"), full("ghost", "senior")]

    judged, excluded = judged_and_excluded([school()], rows)

    assert judged == [("s1", "primary")]
    assert excluded == [
        Excluded(school="ghost", stage="primary", reason="unknown_school"),
        Excluded(school="ghost", stage="junior", reason="unknown_school"),
    ]


def test_senior_stage_is_neither_judged_nor_excluded():
    rows = [full(stage="junior"), full(stage="senior")]

    judged, excluded = judged_and_excluded([school(kind="complete")], rows)

    assert (judged, excluded) == ([("s1", "junior")], [])


def test_legal_school_and_campus_are_judged_by_their_own_rows():
    schools = [school("s1"), school("s2", campus_of="s1")]

    judged, _ = judged_and_excluded(schools, [full("s1"), full("s2", pupils=60)])

    assert judged == [("s1", "primary"), ("s2", "primary")]


@pytest.mark.parametrize(
    ("kind", "stages"),
    [
        ("primary", ["primary"]),
        ("teaching_point", ["primary"]),
        ("junior", ["junior"]),
        ("complete", ["junior"]),
        ("nine_year", ["primary", "junior"]),
        ("twelve_year", ["primary", "junior"]),
        ("senior", []),
        ("special", []),
    ],
)
def test_silent_school_is_unknown_in_the_stages_of_its_kind(kind, stages):
    report = judge([school("s1"), school("s2", kind)], [full("s1")], year=YEAR, pack=PACK)

    silent = [verdict for verdict in report.schools if verdict.school == "s2"]
    assert [verdict.stage for verdict in silent] == stages
    assert {value.reason for v in silent for value in v.indicators.values()} <= {"no_row"}
    assert {verdict.passes for verdict in silent} <= {None}
    assert report.excluded == ()


def test_silent_school_keeps_the_district_unknown():
    report = judge([school("s1"), school("s2")], [full("s1")], year=YEAR, pack=PACK)

    assert {(r.schools_known, r.schools_all, r.passes) for r in report.district} == {(1, 2, None)}
    assert report.stage_passes("primary") is None


@pytest.mark.parametrize(
    "silent",
    [
        school("s2", campus_of="s1"),
        school("s2", closed_on=date(YEAR, 1, 1)),
        school("s2", opened_on=date(YEAR, 10, 1)),
    ],
)
def test_silent_campus_or_school_that_is_not_open_is_not_expected(silent):
    judged, excluded = judged_and_excluded([school("s1"), silent], [full("s1")])

    assert (judged, excluded) == ([("s1", "primary")], [])


def test_legal_school_is_heard_through_its_campus():
    schools = [school("s1"), school("s2", campus_of="s1")]

    judged, _ = judged_and_excluded(schools, [full("s2")])

    assert judged == [("s2", "primary")]


def test_two_rows_of_one_stage_are_refused():
    with pytest.raises(DuplicateRow) as refusal:
        judge([school()], [row(pupils=1), row(pupils=2)], year=YEAR, pack=PACK)

    assert refusal.value.facts == {"school": "s1", "stage": "primary", "year": YEAR}
