import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.seats.scope import before_any_seat
from manyuan.sheets.models import Upload
from offers.collecting import list_teachers, open_for, teacher_row


@pytest.fixture
def principal(shore, sign_in):
    list_teachers(shore, teacher_row("T2", "S2", name="周二"))
    open_for(shore)
    return sign_in(shore.principal)


def send(client, *lines):
    content = "\n".join(("teacher,name,school,subject", *lines)).encode()
    files = [SimpleUploadedFile("名单.csv", content)]
    return client.post(reverse("roster-upload"), {"files": files}, follow=True)


def act(client, way):
    with before_any_seat():
        pk = Upload.objects.latest("pk").pk
    address = reverse(f"roster-{way}", args=[pk])
    return client.get(address) if way == "annotated" else client.post(address, follow=True)


def subject():
    with before_any_seat():
        return Teacher.objects.get(code="T2").subject


def test_workbook_comes_with_the_school_in_its_name(principal):
    answer = principal.get(reverse("roster-workbook", args=["S2"]))

    assert answer.content.startswith(b"PK")
    assert "%E7%81%AF%E5%A1%94" in answer["Content-Disposition"]


def test_corrected_workbook_is_checked_then_written(principal):
    checked = send(principal, "T2,周二,S2,语文").content.decode()
    waiting = principal.get(reverse("roster-upload")).content.decode()
    assert subject() == "数学"
    written = act(principal, "apply").content.decode()

    assert "可导入：新增 0 行、更改 1 行" in checked
    assert "已检查，等待确认" in waiting
    assert "已导入《名单.csv》" in written
    assert subject() == "语文"
    assert act(principal, "annotated").status_code == 409
    assert "不能再次办理" in act(principal, "discard").content.decode()
    assert "不能再次办理" in act(principal, "apply").content.decode()


def test_wrong_rows_come_back_marked(principal):
    checked = send(principal, "T1,林一,S2,语文").content.decode()

    assert "1 处错误须先更正" in checked
    assert "不在本校的名单上" in checked
    assert act(principal, "annotated").content.startswith(b"PK")
    assert "没有导入任何内容" in act(principal, "apply").content.decode()


def test_a_change_meanwhile_is_shown_before_anything_is_written(principal):
    send(principal, "T2,周二,S2,语文")
    list_teachers_again(principal)
    answer = act(principal, "apply").content.decode()

    assert "数据又有了改动" in answer
    assert subject() == "英语"


def list_teachers_again(client):
    with before_any_seat():
        Teacher.objects.filter(code="T2").update(subject="英语")


def test_nothing_and_nonsense_are_answered_with_a_sentence(principal):
    nothing = principal.post(reverse("roster-upload"), {})
    nonsense = principal.post(
        reverse("roster-upload"), {"files": [SimpleUploadedFile("名单.xlsx", b"nonsense")]}
    )

    assert (nothing.status_code, nonsense.status_code) == (400, 400)
    assert "还没有选择文件" in nothing.content.decode()


def test_discarded_workbook_is_gone(principal):
    send(principal, "T2,周二,S2,语文")

    assert "已放弃《名单.csv》" in act(principal, "discard").content.decode()
