from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from manyuan.evaluation.models import FrozenYear

URL = "/evaluation/years/"


def test_years_are_listed_with_who_and_why(officer):
    context = officer.get(URL).context

    rows = [(r["year"], r["version"], r["holds"], r["reason"]) for r in context["table"].table.rows]
    assert context["headline"] == "已冻结 1 个学年，更正过 1 次；最近是 2025–2026 学年第 2 版"
    assert rows == [
        ("2025–2026", 2, "当前版本", "补录家长满意度"),
        ("2025–2026", 1, "已被更正", ""),
    ]


def test_an_empty_list_teaches_the_first_step(shore, sign_in):
    client = sign_in(shore.officer)
    page = client.get(URL)
    principal = sign_in(shore.principal).get(URL)

    assert "先冻结一个学年" in page.text
    assert "先冻结一个学年" not in principal.text
    assert "冻结学年由教育局办理。" in principal.text


def test_a_year_is_frozen_through_the_form(officer):
    form = officer.get(f"{URL}freeze/?year=2024").context["form"]
    answer = officer.post(f"{URL}freeze/", {"year": "2024", "reason": ""})

    assert form["year"].value() == "2024"
    assert (2025, "2025–2026 · 已有第 2 版") in form.fields["year"].choices
    assert answer.url == f"{URL}2024/1/"
    assert FrozenYear.objects.filter(year=2024, version=1).exists()


def test_a_correction_without_a_reason_is_said_on_the_form(officer):
    page = officer.post(f"{URL}freeze/", {"year": "2025", "reason": ""})
    wrong = officer.post(f"{URL}freeze/", {"year": "1890"})

    assert "再次冻结是更正，请写明原因" in page.text
    assert wrong.context["form"].errors.keys() == {"year"}
    assert FrozenYear.objects.count() == 2


def test_a_version_shows_its_seal_and_its_neighbours(officer):
    last, first = officer.get(f"{URL}2025/2/"), officer.get(f"{URL}2025/1/")

    assert last.context["headline"] == "2025–2026 学年 · 第 2 版：数据与签名一致，可以放心引用"
    assert f"{URL}2025/2/changes/1/" in last.text
    assert "这一版已被更正" in first.text
    assert officer.get(f"{URL}2025/3/").status_code == 404


def test_a_spoilt_version_says_so(officer):
    frozen = FrozenYear.objects.get(version=2)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE evaluation_frozenyear SET signature = 'x' WHERE id = %s", [frozen.pk]
        )

    page = officer.get(f"{URL}2025/2/")

    assert page.context["headline"].endswith("验证没有通过，请不要引用")
    assert "签名无效" in page.text


def test_changes_are_told_by_table_and_by_row(officer):
    context = officer.get(f"{URL}2025/2/changes/1/").context

    assert context["headline"] == "第 1 版到第 2 版：新增 1 行，改动 0 行，减少 0 行"
    assert context["reason"] == "补录家长满意度"
    (row,) = context["rows"].table.rows
    assert (row["table"], row["change"]) == ("办学结果", "added")
    assert "数值：— → 0.93" in row["fields"]


def test_the_folder_verifies_and_one_byte_more_does_not(officer):
    folder = officer.get(f"{URL}2025/2/folder.zip").content

    def verify(content):
        file = SimpleUploadedFile("folder.zip", content)
        return officer.post(f"{URL}verify/", {"folder": file})

    good, bad = verify(folder), verify(folder + b"x")
    assert "内容没有改动，签名有效" in good.text
    assert "与任何一版冻结数据都不一致" in bad.text
    assert officer.post(f"{URL}verify/", {}).context["form"].errors.keys() == {"folder"}


def test_too_large_a_file_is_refused_before_it_is_read(officer, monkeypatch):
    monkeypatch.setattr("manyuan.web.frozen.verifying.FILE_BYTES", 3)
    file = SimpleUploadedFile("folder.zip", b"12345")

    page = officer.post(f"{URL}verify/", {"folder": file})

    assert "不是冻结数据" in page.text
