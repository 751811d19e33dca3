import base64
import io

import openpyxl
import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from manyuan.history.models import Record
from manyuan.seats.actions import Invitation, import_people
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.queries import seats_of
from manyuan.web.people.importing import SALT

ADDRESS = "/people/import/"
HEAD = "姓名,用户名,角色,单位代码,邮箱,开始日期,结束日期\n"
GOOD = HEAD + (
    "甲,,校长,S3,jia@example.org,2025-09-01,\n"
    "乙,,教师,S3,,,2030-07-01\n"
    "丙,bing,督导审计,,,,\n"
    "安校长,principal,校长,S5,,,\n"
    "林一,,教师,S1,,,\n"
)


def upload(visitor, text, name="people.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return visitor.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def counts(shore):
    with shore.at():
        return Person.objects.count(), Seat.objects.count(), Record.objects.count()


def outcomes(response):
    return [(one.invitation.username, one.outcome) for one in response.context["plan"].people]


def test_list_is_checked_confirmed_and_answered_with_passwords_once(shore, sign_in):
    visitor = sign_in(shore.officer)
    before = counts(shore)

    checked = upload(visitor, GOOD)

    assert counts(shore) == before
    assert checked.context["headline"] == "将开通 3 个账号，授予 4 个席位"
    assert outcomes(checked) == [
        ("s3-principal-1", "account"),
        ("s3-teacher-1", "account"),
        ("bing", "account"),
        ("principal", "seat"),
        ("teacher", "unchanged"),
    ]
    done = visitor.post(ADDRESS, {"rows": checked.context["rows"]})
    issued = done.context["issued"]
    assert [one.person.username for one in issued] == ["s3-principal-1", "s3-teacher-1", "bing"]
    assert all(one.person.check_password(one.password) for one in issued)
    assert counts(shore) == (before[0] + 3, before[1] + 4, before[2] + 1)
    assert "no-store" in done.headers["Cache-Control"]
    kept = b"".join(
        base64.b64decode(session.session_data.split(":")[0] + "==", b"-_") for session in sessions()
    )
    assert issued[0].password.encode() not in kept


def sessions():
    from django.contrib.sessions.models import Session

    return Session.objects.all()


def test_workbook_in_the_page_holds_the_passwords(shore, sign_in):
    visitor = sign_in(shore.officer)
    checked = upload(visitor, GOOD)

    done = visitor.post(ADDRESS, {"rows": checked.context["rows"]})

    content = base64.b64decode(done.context["workbook"].partition("base64,")[2])
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    assert rows[0] == ("姓名", "用户名", "一次性密码", "角色", "单位")
    assert rows[1] == (
        "甲",
        "s3-principal-1",
        done.context["issued"][0].password,
        "校长",
        "石桥小学",
    )


def test_same_list_again_changes_nothing(shore, sign_in):
    visitor = sign_in(shore.officer)
    rows = upload(visitor, GOOD).context["rows"]
    visitor.post(ADDRESS, {"rows": rows})
    before = counts(shore)

    again = upload(visitor, GOOD)
    repeated = visitor.post(ADDRESS, {"rows": rows})

    assert again.context["headline"] == "名单里的人都已有账号和席位，没有需要开通的"
    assert "rows" not in again.context
    assert repeated.context["headline"] == again.context["headline"]
    assert counts(shore) == before


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (",,校长,S3,,,", "“姓名”不能为空，请填写。"),
        (
            "甲,,厨师,S3,,,",
            "“厨师”不在可选范围内，请从下列选项中选一个：教育局干部、集团办公室、校长、教师、督导审计。",
        ),
        ("甲,,校长,,,,", "请填写单位代码。"),
        ("甲,,校长,S99,,,", "没有代码为“S99”的学校，请核对单位代码和角色。"),
        ("甲,,集团办公室,S3,,,", "没有代码为“S3”的教育集团，请核对单位代码和角色。"),
        ("甲,officer,校长,S3,,,", "用户名“officer”已属于另一个人"),
        ("甲,hill,校长,S3,,,", "用户名“hill”已属于另一个人"),
        ("山主任,hill,校长,S3,,,", "用户名“hill”已属于另一个人"),
        ("甲,a b,校长,S3,,,", "用户名“a b”只能含有"),
        ("甲,,校长,S3,nowhere,,", "“nowhere”不是电子邮箱地址，请更正或留空。"),
        ("甲,,校长,S3,,明天,", "“明天”不是日期"),
        (
            "甲,,校长,S3,,2025-09-01,2025-08-01",
            "结束日期（2025-08-01）不能早于开始日期（2025-09-01）",
        ),
    ],
)
def test_wrong_row_is_named_with_a_sentence_and_stops_all(shore, sign_in, line, sentence):
    visitor = sign_in(shore.officer)
    before = counts(shore)

    response = upload(visitor, GOOD + line + "\n")

    ((row, said),) = response.context["problems"]
    assert row == 7
    assert said.startswith(sentence)
    assert "rows" not in response.context
    assert counts(shore) == before


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("甲,,校长,S3,,,\n甲,,校长,S3,,,\n", "与第 2 行重复"),
        ("甲,jia,校长,S3,,,\n甲,JIA,校长,S3,,,\n", "与第 2 行重复"),
        ("甲,jia,校长,S3,,,\n乙,jia,校长,S4,,,\n", "用户名“jia”已属于另一个人"),
    ],
)
def test_rows_that_contradict_each_other_are_found(shore, sign_in, lines, sentence):
    response = upload(sign_in(shore.officer), HEAD + lines)

    ((row, said),) = response.context["problems"]
    assert (row, said.startswith(sentence)) == (3, True)


def test_one_name_in_several_rows_is_one_account_with_several_seats(shore, sign_in):
    visitor = sign_in(shore.officer)
    checked = upload(visitor, HEAD + "甲,jia,校长,S3,,,\n甲,jia,集团办公室,G1,,,\n")
    assert checked.context["headline"] == "将开通 1 个账号，授予 2 个席位"

    done = visitor.post(ADDRESS, {"rows": checked.context["rows"]})

    (issued,) = done.context["issued"]
    assert [seat.unit.code for seat in seats_of(issued.person)] == ["S3", "G1"]
    assert done.context["workbook"] == ""


def test_made_up_names_leave_none_out_and_take_none_twice(shore, sign_in):
    visitor = sign_in(shore.officer)
    response = upload(
        visitor, HEAD + "甲,s3-teacher-2,教师,S3,,,\n乙,,教师,S3,,,\n丙,,教师,S3,,,\n"
    )

    assert [name for name, _outcome in outcomes(response)] == [
        "s3-teacher-2",
        "s3-teacher-1",
        "s3-teacher-3",
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("people.csv", b"", "所提交的是空文件。"),
        ("people.pdf", b"%PDF-1.7 ...", "《people.pdf》看起来是PDF 文件"),
        ("people.zip", b"PK\x05\x06" + b"\0" * 18, "《people.zip》看起来是压缩包"),
        ("people.xlsx", b"PK\x03\x04 broken", "《people.xlsx》已损坏"),
    ],
)
def test_wrong_file_is_answered_on_the_form(shore, sign_in, name, content, sentence):
    response = upload(sign_in(shore.officer), content, name)

    assert response.context["form"].errors["file"][0].startswith(sentence)


@pytest.mark.parametrize("text", ["电话,地址\n1,2\n", "", "\n\n"])
def test_file_without_our_columns_is_explained(shore, sign_in, text):
    response = upload(sign_in(shore.officer), "x,y\n" + text)

    assert response.context["problems"] == [
        (None, "找不到表头；第一行应写列名，例如“姓名、用户名、角色、单位代码”。")
    ]


def test_header_alone_is_explained(shore, sign_in):
    response = upload(sign_in(shore.officer), HEAD)

    assert response.context["problems"] == [(None, "名单里没有人，请从表头下一行起每人填一行。")]


def test_more_people_than_the_limit_are_refused(shore, sign_in):
    lines = "".join(f"人{n},,教师,S3,,,\n" for n in range(2001))

    response = upload(sign_in(shore.officer), HEAD + lines)

    assert "超过 2000 行" in response.context["form"].errors["file"][0]


def test_filled_template_reads_back(shore, sign_in):
    visitor = sign_in(shore.officer)
    book = openpyxl.load_workbook(io.BytesIO(visitor.get("/people/import/template/").content))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEAD.strip().split(",")
    assert ("学校", "S3", "石桥小学") in list(book["单位代码表"].iter_rows(values_only=True))
    for column, value in enumerate(("甲", None, "校长", "S3", None, "2025-09-01"), 1):
        sheet.cell(2, column, value)
    content = io.BytesIO()
    book.save(content)

    response = upload(visitor, content.getvalue(), "people.xlsx")

    assert outcomes(response) == [("s3-principal-1", "account")]


def sealed(seat, rows, salt=SALT):
    return signing.dumps([seat.pk, rows], salt=salt, compress=True)


@pytest.mark.parametrize("kind", ["forged", "of another seat", "of another page"])
def test_confirmation_that_was_not_given_here_opens_nothing(shore, sign_in, kind):
    row = {"name": "x", "username": "x", "role": "bureau_officer", "unit": None}
    rows = [[2, {**row, "email": None, "starts_on": None, "ends_on": None}]]
    given = {
        "forged": "x",
        "of another seat": sealed(shore.hill, rows),
        "of another page": sealed(shore.officer, rows, "other"),
    }[kind]
    before = counts(shore)

    response = sign_in(shore.officer).post(ADDRESS, {"rows": given})

    assert response.status_code == 400
    assert "请重新上传名单" in response.content.decode()
    assert counts(shore) == before


def test_seat_from_before_that_stands_in_the_way_is_explained(shore, sign_in):
    with shore.at():
        unit = Unit.objects.get(kind=UnitKind.SCHOOL, code="S3")
        import_people(
            by=shore.officer,
            invitations=[],
            known=[
                Invitation("principal", "安校长", Role.PRINCIPAL, unit, starts_on=None),
            ],
        )
        seat = Seat.objects.get(unit=unit, person=shore.principal.person)
        Seat.objects.filter(pk=seat.pk).update(starts_on="2024-01-01", ends_on="2024-09-01")
    visitor = sign_in(shore.officer)
    checked = upload(visitor, HEAD + "安校长,principal,校长,S3,,2024-02-01,\n")

    response = visitor.post(ADDRESS, {"rows": checked.context["rows"]})

    assert "请先结束那个席位" in response.context["error"]
