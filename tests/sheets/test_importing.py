from decimal import Decimal

from manyuan.sheets.importing import plan_digest, plan_import, stored_codes, write_plan
from worlds.shore import rows, school, shore_tables


def plan(seat, **tables):
    return plan_import(seat, tables)


def test_same_rows_change_nothing(shore):
    with shore.at():
        found = plan(shore.officer, **shore_tables())

    assert [(table.is_idle, table.absent) for table in found] == [(True, 0)] * len(shore_tables())


def test_missing_column_keeps_what_is_stored(shore):
    with shore.at():
        (found,) = plan(shore.officer, schools=[{"school": "S1", "address": "海边 1 号"}])

        write_plan(shore.officer, [found])

        school = shore.school("S1")
        assert [change.fields_changed for change in found.changed] == [("address",)]
        assert (school.address, school.name, school.strength) == ("海边 1 号", "海棠路小学", "lead")


def test_partial_row_is_called_by_its_stored_name(shore):
    with shore.at():
        (found,) = plan(shore.officer, schools=[{"school": "S1", "address": "海边 1 号"}])

    assert [change.label for change in found.changed] == ["海棠路小学"]


def test_row_of_a_report_is_called_by_school_stage_and_year(shore):
    report = {"school": "S2", "stage": "primary", "year": 2025, "pupils": 601}

    with shore.at():
        (found,) = plan(shore.officer, resources=[report])

    assert [change.label for change in found.changed] == ["灯塔小学 小学 2025"]


def test_stored_rows_that_the_file_lacks_are_counted_and_stay(shore):
    with shore.at():
        (found,) = plan(
            shore.officer,
            partners=rows("partners", {"partner": "P2", "name": "b", "kind": "company"}),
        )
        write_plan(shore.officer, [found])

        assert (len(found.added), found.unchanged, found.absent) == (1, 0, 1)
        assert stored_codes(shore.officer)["partners"] == {"P1", "P2"}


def test_equal_numbers_written_differently_are_unchanged(shore):
    with shore.at():
        (found,) = plan(shore.officer, schools=[{"school": "S1", "lat": Decimal("36.100000")}])

    assert (found.is_idle, found.unchanged) == (True, 1)


def test_digest_follows_what_is_written_and_what_is_written_over(shore):
    wish = {"schools": [{"school": "S1", "address": "海边 1 号"}]}

    with shore.at():
        before = plan_digest(plan(shore.officer, **wish))
        again = plan_digest(plan(shore.officer, **wish))
        shore.school("S1")
        write_plan(
            shore.officer, plan(shore.officer, schools=[{"school": "S1", "address": "山边"}])
        )
        after = plan_digest(plan(shore.officer, **wish))

    assert before == again
    assert before != after


def test_codes_are_those_of_the_own_bureau(shore):
    with shore.at(shore.hill):
        assert stored_codes(shore.hill) == {
            "schools": {"S1"},
            "groups": {"G1"},
            "teachers": set(),
            "partners": set(),
            "studios": set(),
            "experts": set(),
            "visit_requests": set(),
            "venues": set(),
            "flows": set(),
        }


def test_new_row_has_no_changed_fields(shore):
    tables = {"schools": rows("schools", school("S9", "新岸小学", "primary"))}
    with shore.at():
        [plan] = plan_import(shore.officer, tables)

    [change] = plan.added
    assert (change.fields_changed, change.merged) == ((), tables["schools"][0])
