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
PARTNERS = "partner,name,kind\np,大学,university\n"
GROUPS = "group,name\ng,集团\n"
POSTS = "school,stage,subject,year,wanted,backbone_wanted\n"
TEACHERS = "teacher,name,school,subject,exemption\n"
FLOWS = (
    "flow,activity,kind,mode,group,provider,receiver,teacher,start,end,hours,people,cost,status,"
    "direction\n"
)
FLOW = "f1,v1,联合教研,,g,p,a,,2026-10-15,,2.5,24,0,已计划,外部资源\n"


def check(known=None, **tables):
    files = {f"{name}.csv": text.encode() for name, text in tables.items()}
    return check_district(read_bytes(zip_of(files), "district.zip"), known=known)


def everything():
    return check(
        schools=SCHOOLS,
        partners=PARTNERS,
        groups=GROUPS,
        memberships="group,school,role,joined_on\ng,a,lead,2020-09\n",
        posts=POSTS + "a,小学,体育与健康,2026-2027,2,1\nb,初中,语文,2026,0,\n",
        travel="from,to,minutes,metres\na,b,25,9000\nb,p,40,\n",
        flows=FLOWS + FLOW,
    )


def test_posts_travel_and_flows_are_read_with_chinese_words():
    files = everything()

    assert files.findings == ()
    assert files.tables["posts"][0] == {
        "school": "a",
        "stage": "primary",
        "subject": "体育",
        "year": 2026,
        "wanted": 2,
        "backbone_wanted": 1,
    }
    assert files.tables["travel"][1] == {"from": "b", "to": "p", "minutes": 40, "metres": None}
    assert files.tables["flows"] == [
        {
            "flow": "f1",
            "activity": "v1",
            "kind": "research",
            "mode": None,
            "group": "g",
            "provider": "p",
            "receiver": "a",
            "teacher": None,
            "start": date(2026, 10, 15),
            "end": None,
            "hours": Decimal("2.5"),
            "people": 24,
            "cost": Decimal(0),
            "status": "planned",
            "direction": "outside",
        }
    ]


@pytest.mark.parametrize("labels", ["zh", "en"])
def test_new_tables_read_back_from_folder_and_workbook(labels):
    given = everything().tables
    book = io.BytesIO()
    write_workbook(book, HEAD, given, labels)

    files = check_district(read_bytes(zip_of(folder_files(HEAD, given)), "a.zip"))
    booked = check_district(read_bytes(book.getvalue(), "a.xlsx"))

    assert (files.findings, files.tables) == ((), given)
    assert (booked.findings, booked.tables) == ((), given)


def test_new_sheets_are_known_by_their_headers_alone():
    sheets = {
        "甲": [["学校代码", "学段", "学科", "学年", "需增教师数"], ["a", "小学", "音乐", 2026, 1]],
        "乙": [["起点代码", "终点代码", "分钟"], ["a", "b", 12]],
        "丙": [
            ["流动编号", "流动类别", "提供方代码", "接受方代码", "开始日期", "进展"],
            ["f", "经费支持", "a", "b", "2026-09-01", "已实施"],
        ],
    }

    files = check_district(read_bytes(workbook_of(sheets), "a.xlsx"))

    assert {name: len(rows) for name, rows in files.tables.items()} == {
        "posts": 1,
        "travel": 1,
        "flows": 1,
    }


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a,小学,音乐,2026,2,2", []),
        ("a,小学,音乐,2026,1,2", [("error", "part_above_whole")]),
        ("a,小学,,2026,1,", [("error", "required")]),
        ("a,小学,音乐,2026,,", [("error", "required")]),
        ("z,小学,音乐,2026,1,", [("error", "unknown_code")]),
        ("a,小学,马术,2026,1,", [("warning", "unusual_word")]),
    ],
)
def test_row_of_posts_is_checked(line, found):
    files = check(schools=SCHOOLS, posts=POSTS + line + "\n")

    assert codes(files) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a,p,10", []),
        ("a,a,10", [("error", "same_place")]),
        ("a,b,", [("error", "required")]),
        ("a,b,1441", [("error", "too_high")]),
        ("a,z,10", [("error", "unknown_code")]),
    ],
)
def test_row_of_travel_is_checked(line, found):
    files = check(schools=SCHOOLS, partners=PARTNERS, travel=f"from,to,minutes\n{line}\n")

    assert codes(files) == found


def test_code_is_looked_for_in_all_tables_that_it_may_point_to():
    travel = "from,to,minutes\na,z,10\n"

    told = check(schools=SCHOOLS, partners=PARTNERS, travel=travel)

    assert finding_sentence(told.findings[0]) == (
        "代码“z”在“学校、合作单位”中找不到，请核对代码或先补充该行。"
    )
    assert codes(check(schools=SCHOOLS, travel=travel)) == []
    assert codes(check({"partners": {"z"}}, schools=SCHOOLS, travel=travel)) == []


def test_flow_may_begin_at_a_group_and_ends_after_it_begins():
    tables = {"schools": SCHOOLS, "partners": PARTNERS, "groups": GROUPS + ""}
    row = "f1,,event,,g,g,a,,2026-10-15,{end},,,,planned,\n"

    sound = check({"groups": {"g"}}, **tables, flows=FLOWS + row.format(end="2026-10-16"))
    wrong = check({"groups": {"g"}}, **tables, flows=FLOWS + row.format(end="2026-10-15"))

    assert [code for level, code in codes(sound) if level == "error"] == []
    assert [code for level, code in codes(wrong) if level == "error"] == ["ends_before_begins"]


def test_subject_outside_the_list_is_kept_with_a_warning():
    files = check(schools=SCHOOLS, teachers=TEACHERS + "t,林一,a,茶艺,\nu,林二,a,品德与社会,\n")

    assert codes(files) == [("warning", "unusual_word")]
    assert [row["subject"] for row in files.tables["teachers"]] == ["茶艺", "道德与法治"]


def test_exemption_is_one_of_a_closed_list():
    lines = "t,林一,a,,哺乳期\nu,林二,a,,pregnant\nv,林三,a,,长期病休\nw,林四,a,,不想去\n"

    files = check(schools=SCHOOLS, teachers=TEACHERS + lines)

    assert codes(files) == [("error", "unknown_choice")]
    assert [row["exemption"] for row in files.tables["teachers"]] == [
        "nursing",
        "pregnant",
        "long_leave",
    ]


def test_template_has_drop_downs_and_lets_other_subjects_pass():
    buffer = io.BytesIO()
    write_template(buffer, ["posts", "travel", "flows"])

    book = load_workbook(io.BytesIO(buffer.getvalue()))

    lists = {
        name: sum(rule.type == "list" for rule in book[name].data_validations.dataValidation)
        for name in ("岗位需求", "行程时间", "资源流动")
    }
    assert lists == {"岗位需求": 2, "行程时间": 0, "资源流动": 4}
    posts = book["岗位需求"].data_validations.dataValidation
    assert [r.errorStyle for r in posts if str(r.sqref).startswith("C")] == ["warning"]
