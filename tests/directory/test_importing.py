from datetime import date

import pytest
from django_scopes.exceptions import ScopeError

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import School
from manyuan.directory.queries.groups import coverage_on, members_on, sizes_on
from manyuan.history.models import Record
from manyuan.sheets.importing import plan_import
from manyuan.sheets.stores import stores
from worlds.shore import HEAD, shore_tables


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
        name: {store.table.key_of(row): row for row in given[name]}
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
        early = coverage_on(shore.officer, date(2022, 10, 1))[0]
        late = coverage_on(shore.officer, date(2026, 10, 1))[0]
        members = members_on(shore.officer, date(2026, 10, 1)).count()
        sizes = sizes_on(shore.officer, date(2026, 10, 1))
        g2 = sizes[shore.group("G2").pk]

    assert (early.schools_in, early.schools_all) == (3, 6)
    assert (late.schools_in, late.schools_all) == (5, 6)
    assert members == 6
    assert (g2.schools, g2.campuses, g2.pupils) == (3, 4, 2300)
