import pytest
from django.db import IntegrityError, transaction

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Teacher, TravelTime
from manyuan.directory.queries.exporting import exported_district
from manyuan.directory.queries.importing import dry_run
from manyuan.directory.sheets import TEACHER_STORE, TRAVEL_STORE
from manyuan.sheets.reading import read_bytes
from manyuan.sheets.writing import folder_files, zip_folder

TRAVEL = [
    {"from": "S1", "to": "S2", "minutes": 12, "metres": 3400},
    {"from": "S2", "to": "S1", "minutes": 15, "metres": None},
    {"from": "S2", "to": "P1", "minutes": 25, "metres": None},
]


def test_travel_read_from_a_file_is_exported_as_it_was(shore):
    with shore.at():
        import_district(by=shore.officer, tables={"travel": TRAVEL}, source="x")

        head, tables = exported_district(shore.officer)
        again = dry_run(shore.officer, read_bytes(zip_folder(head, tables), "a.zip"))

    assert folder_files(head, tables)["travel.csv"].decode().splitlines() == [
        "from,to,minutes,metres",
        "S1,S2,12,3400",
        "S2,P1,25,",
        "S2,S1,15,",
    ]
    assert (again.is_idle, again.files.totals) == (True, {})


def test_travel_that_is_sent_again_changes_only_what_differs(shore):
    with shore.at():
        import_district(by=shore.officer, tables={"travel": TRAVEL}, source="x")

        changed = [{"from": "S2", "to": "P1", "minutes": 30}]
        import_district(by=shore.officer, tables={"travel": changed}, source="y")

        assert TRAVEL_STORE.stored(shore.officer)["S2", "P1"] == {
            "from": "S2",
            "to": "P1",
            "minutes": 30,
            "metres": None,
        }


def test_travel_is_called_by_the_names_of_its_ends(shore):
    with shore.at():
        import_district(by=shore.officer, tables={"travel": TRAVEL}, source="x")

        labels = TRAVEL_STORE.labels(TRAVEL)

        assert labels == ["海棠路小学 灯塔小学", "灯塔小学 海棠路小学", "灯塔小学 海洋大学"]
        assert str(TravelTime.objects.get(destination__code="P1")).endswith("海洋大学")


def test_another_bureau_sees_no_travel_of_this_one(shore):
    with shore.at():
        import_district(by=shore.officer, tables={"travel": TRAVEL}, source="x")

    with shore.at(shore.hill):
        assert TravelTime.objects.count() == 0


def test_way_to_itself_is_refused_by_the_database(shore):
    with shore.at():
        unit = shore.school("S1").unit
        nowhere = TravelTime(bureau=unit.bureau, origin=unit, destination=unit, minutes=1)

        with pytest.raises(IntegrityError), transaction.atomic():
            nowhere.save()


def test_import_keeps_who_signs_in_as_a_teacher_and_never_exports_it(shore):
    with shore.at():
        Teacher.objects.filter(code="T1").update(account=shore.teacher.person)

        TEACHER_STORE.change(shore.officer, [{"teacher": "T1", "name": "林改名"}])

        teacher = Teacher.objects.get(code="T1")
        assert (teacher.name, teacher.account) == ("林改名", shore.teacher.person)
        assert "account" not in TEACHER_STORE.stored_row(teacher.pk)


def test_account_belongs_to_one_teacher_of_the_bureau(shore):
    with shore.at():
        Teacher.objects.filter(code="T1").update(account=shore.teacher.person)
        other = Teacher.objects.exclude(code="T1").first()
        other.account = shore.teacher.person

        with pytest.raises(IntegrityError), transaction.atomic():
            other.save()
