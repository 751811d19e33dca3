from datetime import date

from manyuan.sheets.comparing import FieldChange, compare_rows, compare_tables


def test_rows_are_new_gone_or_say_something_else():
    before = {("a",): {"x": 1, "y": 2}, ("b",): {"x": 1}, ("c",): {"x": 1}}
    after = {("a",): {"x": 1}, ("b",): {"x": 2}, ("d",): {"x": 1}}

    compared = compare_rows(before, after)

    assert (compared.added, compared.changed, compared.removed) == ((("d",),), (("b",),), (("c",),))
    assert compared.unchanged == 1


def test_tables_are_compared_in_the_order_of_the_format_and_told_field_by_field():
    left = {"group": "G", "school": "A", "role": "lead", "joined_on": date(2020, 9, 1)}
    before = {
        "memberships": [left],
        "schools": [{"school": "A", "name": "甲", "kind": "primary"}],
    }
    after = {
        "memberships": [{**left, "left_on": date(2025, 8, 1)}],
        "schools": [{"school": "B", "name": "乙", "kind": "primary"}],
        "flows": [],
    }

    schools, memberships, flows = compare_tables(before, after)

    assert (schools.table, memberships.table, flows.table) == ("schools", "memberships", "flows")
    assert (schools.added, schools.changed, schools.removed) == (1, 0, 1)
    assert [row.change for row in schools.rows] == ["added", "removed"]
    assert memberships.rows[0].key == ("G", "A", "2020-09-01")
    assert memberships.rows[0].fields == (FieldChange("left_on", "", "2025-08-01"),)
    assert flows.is_same
