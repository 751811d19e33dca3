from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from manyuan.directory.models import Teacher
from manyuan.engagements.models import Flow
from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.errors import (
    CorrectionNeedsReason,
    NothingCorrected,
    NothingOfYear,
    YearNotBegun,
)
from manyuan.evaluation.frozen_tables import tables_of_year
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen_years import (
    compared,
    folder_of,
    frozen_year,
    frozen_years,
    tables_in,
    verified,
    versions_with,
    years_to_freeze,
)
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from worlds.flows import write_flows

YEAR = 2025


@pytest.fixture
def flowing(shore):
    with shore.at():
        write_flows(shore)
        yield shore


def freeze(shore, **rest):
    return freeze_year(by=shore.officer, **{"year": YEAR, **rest})


def test_a_frozen_year_holds_what_its_evaluation_needs_and_nothing_else(flowing):
    frozen = freeze(flowing)

    tables = tables_in(frozen)
    assert (frozen.version, frozen.reason, frozen.is_over) == (1, "", True)
    assert (frozen.schools, frozen.groups, frozen.flows) == (9, 2, 2)
    assert [row["flow"] for row in tables["flows"]] == ["F03", "F14"]
    assert {row["year"] for row in tables["resources"]} == {2024, 2025}
    assert all("address" not in row and "lon" not in row for row in tables["schools"])
    assert tables["teachers"] == []
    assert tables["outcomes"][0]["measure"] == "satisfaction"


def test_teachers_are_kept_without_names_and_only_if_a_flow_names_them(flowing):
    teacher = Teacher.objects.order_by("code").first()
    Flow.objects.filter(code="F03").update(teacher=teacher)

    (kept,) = tables_in(freeze(flowing))["teachers"]

    assert kept["teacher"] == kept["name"] == teacher.code
    assert "born" not in kept


def test_what_was_known_later_does_not_come_in(flowing):
    before = tables_of_year(flowing.officer, 2023)

    assert {row["joined_on"] < date(2024, 9, 1) for row in before["memberships"]} == {True}


def test_freezing_leaves_one_record_with_its_sentence(flowing):
    records = Record.objects.count()

    freeze(flowing)

    record = Record.objects.order_by("pk").last()
    assert Record.objects.count() == records + 1
    assert sentence_of(record) == "冻结了 2025–2026 学年的评价数据（第 1 版）"
    assert Change.objects.get(record=record).key == "2025/1"


def test_a_correction_takes_a_reason_and_makes_a_new_version(flowing):
    first = freeze(flowing)
    Flow.objects.filter(code="F14").update(hours=Decimal(2))

    with pytest.raises(CorrectionNeedsReason):
        freeze(flowing, reason="  ")
    second = freeze(flowing, reason="补登时数")

    assert (first.version, second.version, second.reason) == (1, 2, "补登时数")
    changes = {one.table: one for one in compared(flowing.officer, first, second)}
    assert [name for name, one in changes.items() if not one.is_same] == ["flows"]
    (row,) = changes["flows"].rows
    assert (row.key, row.fields[0].before, row.fields[0].after) == (("F14",), "1", "2")
    assert sentence_of(Record.objects.order_by("pk").last()).endswith("：补登时数")


def test_nothing_is_corrected_where_nothing_changed(flowing):
    freeze(flowing)
    records = Record.objects.count()

    with pytest.raises(NothingCorrected):
        freeze(flowing, reason="再来一次")

    assert (FrozenYear.objects.count(), Record.objects.count()) == (1, records)


def test_a_year_must_have_begun_and_hold_something(flowing):
    with pytest.raises(YearNotBegun):
        freeze(flowing, year=SchoolYear.on(today()).start + 1)
    with pytest.raises(NothingOfYear):
        freeze(flowing, year=2010)
    assert not FrozenYear.objects.exists()


def test_a_year_that_is_not_over_is_frozen_as_of_the_day(flowing):
    frozen = freeze(flowing, year=SchoolYear.on(today()).start)

    assert not frozen.is_over
    assert frozen.as_of == today()


@pytest.mark.parametrize("name", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_freezes(flowing, name):
    with pytest.raises(Refused, match="教育局"):
        freeze_year(by=getattr(flowing, name), year=YEAR)
    assert not FrozenYear.objects.exists()


def test_the_signature_fails_when_one_byte_of_anything_changes(flowing):
    frozen = freeze(flowing)
    assert verified(flowing.officer, frozen).holds

    for field, value in {
        "year": 2024,
        "version": 2,
        "reason": "别的",
        "digest": "0" * 64,
        "seat_id": flowing.auditor.pk,
        "signature": f"x{frozen.signature[1:]}",
    }.items():
        changed = frozen_year(flowing.officer, YEAR, 1)
        setattr(changed, field, value)
        assert not verified(flowing.officer, changed).is_signed, field


def test_a_folder_is_recognised_byte_for_byte(flowing):
    frozen = freeze(flowing)
    folder = folder_of(flowing.officer, frozen)
    spoilt = folder[:-1] + bytes([folder[-1] ^ 1])

    assert list(versions_with(flowing.officer, folder)) == [frozen]
    assert not versions_with(flowing.officer, spoilt).exists()


def test_a_row_that_somebody_changed_in_the_database_is_found_out(flowing):
    frozen = freeze(flowing)
    content = bytes(frozen.content)
    spoilt = content[:-1] + bytes([content[-1] ^ 1])
    with pytest.raises(TypeError):
        FrozenYear.objects.update(content=spoilt)
    _write_past_the_model(frozen, spoilt)

    assert not verified(flowing.officer, frozen).content_is_same


def _write_past_the_model(frozen, content):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE evaluation_frozenyear SET content = %s WHERE id = %s", [content, frozen.pk]
        )


def test_the_folder_is_for_the_bureau_and_its_auditors(flowing):
    frozen = freeze(flowing)

    assert folder_of(flowing.auditor, frozen) == bytes(frozen.content)
    for seat in (flowing.group_office, flowing.principal, flowing.teacher):
        assert list(frozen_years(seat)) == [frozen]
        with pytest.raises(Refused):
            folder_of(seat, frozen)
        with pytest.raises(Refused):
            compared(seat, frozen, frozen)


def test_years_of_which_something_is_known_can_be_frozen(flowing):
    years = [year.start for year in years_to_freeze(flowing.officer)]

    assert years == list(range(SchoolYear.on(today()).start, 2022, -1))
