from datetime import date

from manyuan.directory.models import Teacher
from manyuan.directory.sheets import (
    MEMBERSHIP_STORE,
    PARTNER_STORE,
    SCHOOL_STORE,
    TEACHER_STORE,
)
from worlds.shore import membership, rows, school


def test_many_rows_change_in_few_statements(shore, django_assert_max_num_queries):
    teachers = rows(
        "teachers",
        *({"teacher": f"N{n}", "name": f"新{n}", "school": "S1"} for n in range(1200)),
    )
    with shore.at():
        TEACHER_STORE.add(shore.officer, teachers)
        moved = [{"teacher": row["teacher"], "school": "S2"} for row in teachers]

        with django_assert_max_num_queries(80):
            TEACHER_STORE.change(shore.officer, moved)

        assert Teacher.objects.filter(school=shore.school("S2")).count() == 1201
        assert Teacher.objects.filter(name="新7").values_list("school__unit__code").get() == ("S2",)


def test_changing_a_school_renames_its_unit_and_keeps_the_rest(shore):
    with shore.at():
        SCHOOL_STORE.change(shore.officer, [{"school": "S5-2", "name": "东校", "setting": "town"}])

        changed = shore.school("S5-2")
        assert (changed.name, changed.setting, changed.campus_of.code) == ("东校", "town", "S5")


def test_blank_reference_is_taken_away(shore):
    with shore.at():
        SCHOOL_STORE.change(shore.officer, [{"school": "S5-2", "campus_of": None}])

        assert shore.school("S5-2").campus_of is None


def test_campus_may_come_before_its_school_in_one_file(shore):
    with shore.at():
        SCHOOL_STORE.add(
            shore.officer,
            rows(
                "schools",
                school("N1", "校区", "primary", campus_of="N2"),
                school("N2", "本部", "primary"),
            ),
        )

        assert shore.school("N1").campus_of.name == "本部"


def test_flag_and_reference_read_back_as_rows(shore):
    with shore.at():
        TEACHER_STORE.change(
            shore.officer, [{"teacher": "T2", "on_establishment": 0, "posted_to": "S4"}]
        )
        row = TEACHER_STORE.stored(shore.officer)[("T2",)]

    assert (row["on_establishment"], row["graduating_class"], row["posted_to"]) == (0, None, "S4")


def test_same_code_in_two_bureaus_is_two_objects(shore):
    with shore.at(shore.hill):
        SCHOOL_STORE.change(shore.hill, [{"school": "S1", "name": "改名的山坡小学"}])

    with shore.at():
        assert shore.school("S1").name == "海棠路小学"


def test_key_of_three_columns_finds_its_row(shore):
    row = membership("G1", "S2", "member", date(2022, 9, 1), state="graduating")

    with shore.at():
        MEMBERSHIP_STORE.change(shore.officer, [row])

        assert shore.membership("G1", "S2").state == "graduating"
        assert shore.membership("G1", "S1").state == "member"


def test_rename_alone_changes_a_partner(shore):
    with shore.at():
        PARTNER_STORE.change(shore.officer, [{"partner": "P1", "name": "中国海洋大学"}])

        assert PARTNER_STORE.stored(shore.officer)[("P1",)]["name"] == "中国海洋大学"
