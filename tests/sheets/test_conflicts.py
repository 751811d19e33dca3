from datetime import date

import pytest

from manyuan.sheets.conflicts import conflicts_with_stored
from manyuan.sheets.importing import plan_import
from worlds.shore import membership, rows, school


@pytest.fixture
def found(shore):
    def look(**tables):
        with shore.at():
            plan = plan_import(shore.officer, tables)
            return [
                (one.table, one.column, one.problem.code)
                for one in conflicts_with_stored(shore.officer, plan)
            ]

    return look


def test_new_row_without_what_is_required_is_refused(found):
    assert found(schools=[{"school": "N1", "address": "x"}]) == [
        ("schools", "name", "new_row_incomplete"),
        ("schools", "kind", "new_row_incomplete"),
    ]


def test_end_before_the_stored_beginning_is_refused(found):
    rows_given = [{"school": "S3", "closed_on": date(2023, 9, 1)}]

    assert found(schools=rows_given) == [
        ("schools", "closed_on", "ends_before_begins"),
        ("schools", "closed_on", "outside_life"),
    ]


def test_part_above_the_stored_whole_is_refused(found):
    report = {"school": "S2", "stage": "primary", "year": 2025, "teachers_above_required": 900}

    assert found(resources=[report]) == [
        ("resources", "teachers_above_required", "part_above_whole")
    ]


def test_membership_over_a_stored_one_is_refused(found):
    again = rows("memberships", membership("G1", "S2", "member", date(2025, 1, 1)))

    assert found(memberships=again) == [("memberships", "joined_on", "overlaps_stored")]


def test_membership_before_a_stored_open_end_is_refused(found):
    earlier = rows("memberships", membership("G2", "S2", "member", date(2023, 9, 1)))

    assert found(memberships=earlier) == [("memberships", "joined_on", "overlaps_stored")]


def test_membership_that_touches_a_stored_one_is_fine(found):
    earlier = membership("G2", "S2", "member", date(2023, 9, 1), left_on=date(2024, 9, 1))

    assert found(memberships=rows("memberships", earlier)) == []


def test_ending_the_stored_membership_in_the_same_file_is_fine(found):
    ended = membership("G1", "S2", "member", date(2022, 9, 1), left_on=date(2024, 1, 1))
    again = membership("G1", "S2", "member", date(2025, 1, 1))

    assert found(memberships=rows("memberships", ended, again)) == []


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (membership("G2", "S1", "member", date(2023, 3, 31)), "joined_on"),
        (membership("G2", "S3", "member", date(2023, 8, 31)), "joined_on"),
        (membership("G2", "S7", "member", date(2023, 9, 1)), "left_on"),
        (membership("G2", "S7", "member", date(2023, 9, 1), left_on=date(2024, 8, 2)), "left_on"),
    ],
)
def test_membership_outside_a_stored_life_is_refused(found, row, column):
    assert found(memberships=rows("memberships", row)) == [("memberships", column, "outside_life")]


def test_new_membership_of_a_file_without_ends_runs_on(found):
    row = membership("G2", "S7", "member", date(2023, 9, 1))

    assert found(memberships=[row]) == [("memberships", "left_on", "outside_life")]


def test_membership_that_fills_the_stored_life_is_fine(found):
    whole = membership("G2", "S7", "member", date(2023, 4, 1), left_on=date(2024, 8, 1))

    assert found(memberships=rows("memberships", whole)) == []


@pytest.mark.parametrize(
    ("tables", "at"),
    [
        ({"groups": [{"group": "G1", "dissolved_on": date(2026, 1, 1)}]}, "dissolved_on"),
        ({"groups": [{"group": "G1", "founded_on": date(2022, 9, 2)}]}, "founded_on"),
        ({"schools": [{"school": "S4", "closed_on": date(2026, 1, 1)}]}, "closed_on"),
        ({"schools": [{"school": "S4", "opened_on": date(2023, 4, 2)}]}, "opened_on"),
    ],
)
def test_life_that_leaves_stored_memberships_outside_is_refused(found, tables, at):
    (table,) = tables

    assert set(found(**tables)) == {(table, at, "outside_life")}


def test_end_of_a_group_with_that_of_its_memberships_is_fine(found):
    end = date(2026, 1, 1)
    members = [
        {"group": "G2", "school": code, "role": role, "joined_on": joined, "left_on": end}
        for code, role, joined in (
            ("S4", "lead", date(2023, 4, 1)),
            ("S5", "member", date(2023, 4, 1)),
            ("S2", "member", date(2024, 9, 1)),
        )
    ]
    ended = [{"group": "G2", "state": "dissolved", "dissolved_on": end}]

    assert found(groups=ended, memberships=members) == []


def test_ended_group_needs_its_day(found):
    unknown_end = ("groups", "state", "end_without_date")

    assert found(groups=[{"group": "G1", "state": "dissolved"}]) == [unknown_end]
    assert found(groups=[{"group": "G9", "name": "新集团", "state": "merged"}]) == [unknown_end]


def test_campus_of_a_stored_campus_is_refused(found):
    new = rows("schools", school("N1", "小校区", "primary", campus_of="S5-2"))

    assert found(schools=new) == [("schools", "campus_of", "campus_of_campus")]


def test_school_with_stored_campuses_cannot_become_one(found):
    assert found(schools=[{"school": "S5", "campus_of": "S4"}]) == [
        ("schools", "campus_of", "has_campuses")
    ]


def test_unchanged_rows_are_not_judged_again(found):
    assert found(schools=[{"school": "S7", "closed_on": date(2024, 8, 1)}]) == []


def test_part_above_its_whole_that_is_only_odd_is_no_conflict(found):
    report = {"school": "S2", "stage": "primary", "year": 2025, "backbone_teachers": 900}

    assert found(resources=[report]) == []


@pytest.mark.parametrize(
    "given",
    [
        [{"school": "S5", "closed_on": date(2026, 1, 1)}],
        rows("schools", school("N1", "旧港小学北校区", "primary", campus_of="S7")),
    ],
)
def test_campus_that_would_outlast_its_school_is_refused(found, given):
    refused = [one for one in found(schools=given) if one[2] == "campus_outlives_school"]

    assert refused == [("schools", "closed_on", "campus_outlives_school")]


def test_campus_that_closes_with_its_school_is_accepted(found):
    campus = school("N1", "旧港小学北校区", "primary", campus_of="S7", closed_on=date(2024, 8, 1))

    assert found(schools=rows("schools", campus)) == []
