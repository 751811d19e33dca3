from datetime import date

import pytest
from django_scopes.exceptions import ScopeError

from manyuan.directory.actions.importing import import_district
from manyuan.directory.errors import DoesNotFitStored, PlanHasChanged
from manyuan.directory.models import School
from manyuan.directory.queries.exporting import exported_district
from manyuan.directory.queries.groups import coverage_of, members_on, register_on, sizes_of
from manyuan.history.models import Record
from manyuan.history.queries import changes_of_record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.importing import plan_digest, plan_import
from manyuan.sheets.stores import stores
from worlds.shore import HEAD, OUTLINE, membership, rows, shore_tables


def test_importing_the_same_file_again_changes_nothing(shore):
    with shore.at():
        records = Record.objects.count()

        written = import_district(by=shore.officer, tables=shore_tables(), source="x", head=HEAD)

        assert written is None
        assert Record.objects.count() == records
        assert all(plan.is_idle for plan in plan_import(shore.officer, shore_tables()))


def test_stored_rows_equal_the_rows_of_the_file(shore):
    given = shore_tables()

    with shore.at():
        stored = {name: store.stored(shore.officer) for name, store in stores().items()}

    assert stored == {
        name: {store.table.key_of(row): row for row in given.get(name, ())}
        for name, store in stores().items()
    }


def test_query_without_a_seat_raises(shore):
    with pytest.raises(ScopeError):
        list(School.objects.all())


def test_bureau_never_sees_another(shore):
    with shore.at():
        assert [s.name for s in School.objects.filter(unit__code="S1")] == ["海棠路小学"]
    with shore.at(shore.hill):
        assert [s.name for s in School.objects.all()] == ["山坡小学"]


def test_coverage_and_size_follow_the_day(shore):
    with shore.at():
        early = coverage_of(register_on(shore.officer, date(2022, 10, 1)))[0]
        late = coverage_of(register_on(shore.officer, date(2026, 10, 1)))[0]
        members = members_on(shore.officer, date(2026, 10, 1)).count()
        sizes = sizes_of(register_on(shore.officer, date(2026, 10, 1)))
        g2 = sizes[shore.group("G2").pk]

    assert (early.schools_in, early.schools_all) == (3, 6)
    assert (late.schools_in, late.schools_all) == (5, 6)
    assert members == 6
    assert (g2.schools, g2.campuses, g2.pupils) == (3, 4, 2300)


def test_history_keeps_each_row_before_and_after(shore):
    report = {"school": "S2", "stage": "primary", "year": 2025, "pupils": 601}

    with shore.at():
        record = import_district(
            by=shore.officer, tables={"resources": [report]}, source="条件.csv"
        )
        (change,) = changes_of_record(record)

    assert sentence_of(record) == "导入《条件.csv》：新增 0 行，更改 1 行"
    assert (change.table, change.key, change.label) == (
        "resources",
        "S2/primary/2025",
        "灯塔小学 小学 2025",
    )
    assert (change.before["pupils"], change.after["pupils"]) == (600, 601)
    assert change.before.keys() == change.after.keys()


def test_import_that_nobody_may_do_writes_nothing(shore):
    for seat in (shore.group_office, shore.principal, shore.teacher, shore.auditor):
        with shore.at(seat):
            before = everything(shore)

            with pytest.raises(Refused, match="导入数据由教育局办理"):
                import_district(
                    by=seat, tables={"schools": [{"school": "S1", "name": "x"}]}, source="x"
                )

            assert everything(shore) == before


def test_import_refuses_what_does_not_fit_the_stored_rows(shore):
    again = rows("memberships", membership("G1", "S2", "member", date(2025, 1, 1)))

    with shore.at():
        before = everything(shore)

        with pytest.raises(DoesNotFitStored, match="海棠路小学教育集团"):
            import_district(by=shore.officer, tables={"memberships": again}, source="x")

        assert everything(shore) == before


def test_import_refuses_another_plan_than_the_one_confirmed(shore):
    wish = {"schools": [{"school": "S1", "address": "海边 1 号"}]}

    with shore.at():
        confirmed = plan_digest(plan_import(shore.officer, wish), repr(None))
        import_district(
            by=shore.officer, tables={"schools": [{"school": "S1", "address": "b"}]}, source="b"
        )
        before = everything(shore)

        with pytest.raises(PlanHasChanged):
            import_district(by=shore.officer, tables=wish, source="x", expected=confirmed)

        assert everything(shore) == before


def test_head_renames_the_bureau_and_keeps_the_outline_it_does_not_give(shore):
    with shore.at():
        head = DistrictHead("990001", "岸区教体局")
        record = import_district(by=shore.officer, tables={}, source="x", head=head)
        (change,) = changes_of_record(record)
        exported, _tables = exported_district(shore.officer)

    assert (change.table, change.before["name"], change.after["name"]) == (
        "district",
        "岸区教育和体育局",
        "岸区教体局",
    )
    assert exported == DistrictHead("990001", "岸区教体局", OUTLINE)


def test_bureaus_with_the_same_codes_import_apart(shore):
    with shore.at(shore.hill):
        import_district(
            by=shore.hill, tables={"schools": [{"school": "S1", "name": "新山坡小学"}]}, source="x"
        )
        assert shore.school("S1").name == "新山坡小学"

    with shore.at():
        assert shore.school("S1").name == "海棠路小学"


def everything(shore):
    """Return all rows of the bureau in scope and how much history there is."""
    stored = {name: store.stored(shore.officer) for name, store in stores().items()}
    return stored, Record.objects.count()
