import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from manyuan.sheets.checking import check_district
from manyuan.sheets.findings import finding_sentence
from manyuan.sheets.reading import read_bytes
from manyuan.sheets.template import write_template
from manyuan.sheets.writing import folder_files, write_workbook
from sheets.samples import HEAD, codes, workbook_of, zip_of

SCHOOLS = "school,name,kind\na,甲,primary\nb,乙,junior\n"
PARTNERS = "partner,name,kind\np,大学,university\nq,海洋所,institute\n"
GROUPS = "group,name\ng,集团\n"
MEMBERS = "group,school,role,joined_on\ng,a,lead,2020-09\n"
STUDIOS = "studio,school,subject,opened_on\nw,b,3D打印,2025-09-20\n"
EXPERTS = "expert,name,partner,topics,stages,studio\ne,王博士,p,海洋；航天,初中、小学,w\n"
AGREEMENTS = "partner,group,school,expert,kind,from,to\n"
DAYS = "expert,date,start,end,max_visits\n"
REQUESTS = "request,school,topic,stage,grade,pupils,minutes,windows,hall,same_day_ok,weight\n"
REQUEST = "r,a,海洋,小学,六年级,180,60,2026年10月14日 8:30至11:30,报告厅,是,1.5\n"


def check(known=None, **tables):
    given = {"schools": SCHOOLS, "partners": PARTNERS, "groups": GROUPS, "memberships": MEMBERS}
    files = {f"{name}.csv": text.encode() for name, text in (given | tables).items()}
    return check_district(read_bytes(zip_of(files), "district.zip"), known=known)


def everything():
    return check(
        studios=STUDIOS,
        experts=EXPERTS,
        agreements=AGREEMENTS + "p,g,,,集团—高校,2024-09,2027-09\np,,b,e,学校—科学家,2025-10-01,\n",
        expert_days=DAYS + "e,2026-10-14,8:30,16点30,3\n",
        visit_requests=REQUESTS + REQUEST,
    )


def test_tables_of_the_caravan_are_read_in_their_canonical_form():
    files = everything()

    assert files.findings == ()
    assert files.tables["studios"] == [
        {"studio": "w", "school": "b", "subject": "3D打印", "opened_on": date(2025, 9, 20)}
    ]
    assert files.tables["experts"] == [
        {
            "expert": "e",
            "name": "王博士",
            "partner": "p",
            "topics": "海洋;航天",
            "stages": "primary;junior",
            "studio": "w",
        }
    ]
    assert files.tables["agreements"][0] == {
        "partner": "p",
        "group": "g",
        "school": None,
        "expert": None,
        "kind": "group_university",
        "from": date(2024, 9, 1),
        "to": date(2027, 9, 1),
    }
    assert files.tables["expert_days"] == [
        {
            "expert": "e",
            "date": date(2026, 10, 14),
            "start": "08:30",
            "end": "16:30",
            "max_visits": 3,
        }
    ]
    assert files.tables["visit_requests"] == [
        {
            "request": "r",
            "school": "a",
            "topic": "海洋",
            "stage": "primary",
            "grade": "六年级",
            "pupils": 180,
            "minutes": 60,
            "windows": "2026-10-14 08:30-11:30",
            "hall": "报告厅",
            "same_day_ok": 1,
            "weight": Decimal("1.5"),
        }
    ]


@pytest.mark.parametrize("labels", ["zh", "en"])
def test_tables_of_the_caravan_read_back_from_folder_and_workbook(labels):
    given = everything().tables
    book = io.BytesIO()
    write_workbook(book, HEAD, given, labels)

    files = check_district(read_bytes(zip_of(folder_files(HEAD, given)), "a.zip"))
    booked = check_district(read_bytes(book.getvalue(), "a.xlsx"))

    def by_text(tables):
        return {name: sorted(rows, key=str) for name, rows in tables.items()}

    assert (files.findings, by_text(files.tables)) == ((), by_text(given))
    assert (booked.findings, by_text(booked.tables)) == ((), by_text(given))


def test_workbook_shows_the_labels_of_several_stages():
    book = io.BytesIO()
    write_workbook(book, HEAD, everything().tables, "zh")

    sheet = load_workbook(io.BytesIO(book.getvalue()))["专家"]

    assert [cell.value for cell in sheet["E"]] == ["适合学段", "小学;初中"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("p,g,,,group_university,2024-09-01,", []),
        ("q,g,,,集团与院所,2024-09-01,", []),
        ("p,,b,,school_scientist,2024-09-01,", []),
        ("p,g,,,community,2024-09-01,", []),
        ("p,,b,,区域共同体,2024-09-01,", []),
        ("p,,,,community,2024-09-01,", ["agreement_side"]),
        ("p,g,b,,community,2024-09-01,", ["agreement_side"]),
        ("p,,b,,group_university,2024-09-01,", ["agreement_side"]),
        ("q,g,b,,group_institute,2024-09-01,", ["agreement_side"]),
        ("p,g,,,school_scientist,2024-09-01,", ["agreement_side"]),
        ("p,g,,,school_scientist,,", ["required", "agreement_side"]),
        ("p,g,,,,2024-09-01,", ["required"]),
        ("p,g,,,group_university,2024-09-01,2024-09-01", ["ends_before_begins"]),
        ("z,g,,,group_university,2024-09-01,", ["unknown_code"]),
        ("p,z,,,group_university,2024-09-01,", ["unknown_code"]),
        ("p,,b,z,school_scientist,2024-09-01,", ["unknown_code"]),
    ],
)
def test_row_of_agreements_is_checked(line, found):
    files = check(studios=STUDIOS, experts=EXPERTS, agreements=f"{AGREEMENTS}{line}\n")

    assert sorted(code for _level, code in codes(files)) == sorted(found)
    assert len(files.tables["agreements"]) == (not found)


def test_side_that_an_agreement_needs_is_named():
    files = check(agreements=AGREEMENTS + "p,,,,community,2024-09-01,\n")

    assert finding_sentence(files.findings[0]) == (
        "类别是“区域共同体”的协议，以下须填且只填一项：集团代码、学校代码。请更正。"
    )


def test_agreements_that_differ_only_in_an_empty_part_are_two_and_equal_ones_are_found():
    lines = "p,g,,,community,2024-09-01,\np,,b,,community,2024-09-01,\n"

    apart = check(agreements=AGREEMENTS + lines)
    twice = check(agreements=AGREEMENTS + lines + "p,g,,,community,2024-09-01,\n")
    other = check(agreements=AGREEMENTS + lines + "p,g,,,community,2024-09-01,2026-09-01\n")

    assert (codes(apart), len(apart.tables["agreements"])) == ([], 2)
    assert (codes(twice), len(twice.tables["agreements"])) == ([("notice", "duplicate_same")], 2)
    assert (codes(other), len(other.tables["agreements"])) == ([("error", "duplicate_key")], 1)
    assert "（p，community，g，2024-09-01）" in finding_sentence(other.findings[0])


def test_columns_of_the_key_that_may_be_empty_may_be_missing():
    sheets = {
        "某表": [
            ["合作单位代码", "协议类别", "集团代码", "生效日期"],
            ["p", "集团—高校", "g", "2024-09"],
        ]
    }

    files = check_district(read_bytes(workbook_of(sheets), "a.xlsx"))

    assert (files.findings, len(files.tables["agreements"])) == ((), 1)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["e,2026-10-14,8:30,11:30,1", "e,2026-10-14,11:30,16:00,1"], []),
        (["e,2026-10-14,8:30,11:30,1", "e,2026-10-14,11:00,16:00,1"], ["overlapping_expert_days"]),
        (["e,2026-10-14,8:30,11:30,1", "e,2026-10-15,11:00,16:00,1"], []),
        (["e,2026-10-14,11:30,8:30,1"], ["ends_before_begins"]),
        (["e,2026-10-14,8:30,8:30,1"], ["ends_before_begins"]),
        (["e,2026-10-14,早上,11:30,1"], ["not_a_time"]),
        (["e,2026-10-14,8:30,,1"], ["required"]),
        (["e,2026-10-14,8:30,11:30,0"], ["too_low"]),
        (["z,2026-10-14,8:30,11:30,1"], ["unknown_code"]),
    ],
)
def test_row_of_expert_days_is_checked(lines, found):
    days = DAYS + "".join(f"{line}\n" for line in lines)

    files = check(studios=STUDIOS, experts=EXPERTS, expert_days=days)

    assert [code for _level, code in codes(files)] == found


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"grade": "", "hall": "", "same_day_ok": "", "weight": ""}, []),
        ({"pupils": "0"}, ["too_low"]),
        ({"minutes": "5"}, ["too_low"]),
        ({"minutes": "481"}, ["too_high"]),
        ({"windows": ""}, ["required"]),
        ({"windows": "周一上午"}, ["not_a_window"]),
        ({"weight": "-1"}, ["too_low"]),
        ({"stage": "大学"}, ["unknown_choice"]),
        ({"school": "z"}, ["unknown_code"]),
    ],
)
def test_row_of_visit_requests_is_checked(changed, found):
    row = dict(zip(REQUESTS.strip().split(","), REQUEST.strip().split(","), strict=True)) | changed

    files = check(visit_requests=f"{REQUESTS}{','.join(row.values())}\n")

    assert [code for _level, code in codes(files)] == found


def test_template_keeps_times_and_lists_as_they_are_typed():
    buffer = io.BytesIO()
    write_template(buffer, ["experts", "expert_days", "visit_requests"])

    book = load_workbook(io.BytesIO(buffer.getvalue()))

    formats = {
        name: book[sheet].column_dimensions[letter].number_format
        for name, sheet, letter in (
            ("topics", "专家", "D"),
            ("stages", "专家", "E"),
            ("start", "专家到校日", "B"),
            ("windows", "到校需求", "H"),
        )
    }
    assert formats == dict.fromkeys(formats, "@")
    assert "08:30" in book["专家到校日"]["C1"].comment.text
