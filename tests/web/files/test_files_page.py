import io
import zipfile
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from manyuan.directory.actions.importing import import_district
from manyuan.history.models import Record
from manyuan.sheets import limits
from manyuan.sheets.models import Upload

FILES = "/directory/files/"
ADDRESS = "学校代码,地址\nS1,海边 1 号\n"
WRONG = "school,stage,year,pupils,remark\nS1,primary,2025,-5,x\nS2,primary,2025,601,x\n"


def file(text, name="schools.csv"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def officer(shore, sign_in):
    client = sign_in(shore.officer)
    client.cookies["manyuan_language"] = "zh-hans"
    return client


@pytest.fixture
def send(officer):
    def post(*files):
        return officer.post(FILES, {"files": list(files)}, follow=True)

    return post


def the_upload(shore):
    with shore.at():
        return Upload.objects.get()


def test_page_says_what_is_accepted_and_offers_everything(officer):
    page = officer.get(FILES).content.decode()

    assert "没有等待确认的文件，可以上传新的表格" in page
    assert "合计不超过 50 MB" in page
    for address in ("template.xlsx", "export.zip", "export.xlsx"):
        assert f'href="{FILES}{address}"' in page


def test_principal_reads_why_and_may_take_the_template(shore, sign_in):
    client = sign_in(shore.principal)
    client.cookies["manyuan_language"] = "zh-hans"

    page = client.get(FILES).content.decode()

    assert "导入数据由教育局办理" in page
    assert "导出全区数据限教育局干部和督导审计" in page
    assert 'type="file"' not in page
    assert client.get(f"{FILES}template.xlsx").status_code == 200


def test_upload_leads_to_the_result_and_changes_nothing(send, shore):
    page = send(file(ADDRESS))

    assert page.redirect_chain == [(f"{FILES}uploads/{the_upload(shore).pk}/", 302)]
    text = page.content.decode()
    assert "可导入：新增 0 行、更改 1 行" in text
    assert "海边 1 号" in text
    assert "确认导入" in text
    with shore.at():
        assert shore.school("S1").address == ""


def test_confirmed_upload_is_imported(send, officer, shore):
    send(file(ADDRESS))
    upload = the_upload(shore)

    page = officer.post(f"{FILES}uploads/{upload.pk}/apply/", follow=True).content.decode()

    assert "已导入：新增 0 行、更改 1 行" in page
    assert 'data-dialog="confirm-import"' not in page
    with shore.at():
        assert shore.school("S1").address == "海边 1 号"


def test_second_confirmation_is_refused_in_words(send, officer, shore):
    send(file(ADDRESS))
    address = f"{FILES}uploads/{the_upload(shore).pk}/apply/"
    officer.post(address)
    with shore.at():
        before = Record.objects.count()

    page = officer.post(address, follow=True).content.decode()

    assert "《schools.csv》已导入，不能再次办理" in page
    with shore.at():
        assert Record.objects.count() == before


def test_errors_are_listed_and_the_import_is_not_offered(send, officer, shore):
    page = send(file(WRONG, "resources.csv")).content.decode()
    upload = the_upload(shore)

    assert "1 处错误须先更正，之后可新增 0 行、更改 1 行" in page
    assert "“-5”小于允许的最小值 0，请核对。" in page
    assert 'data-dialog="confirm-import"' not in page
    assert "下载批注后的工作簿" in page
    aside = officer.get(f"{FILES}uploads/{upload.pk}/?part=aside").content.decode()
    assert "不认识的列“remark”，未读入。" in aside


def test_annotated_workbook_holds_the_sentence_at_the_cell(send, officer, shore):
    send(file(WRONG, "resources.csv"))

    response = officer.get(f"{FILES}uploads/{the_upload(shore).pk}/annotated.xlsx")

    assert "resources（批注）.xlsx" in unquote(response["Content-Disposition"])
    book = load_workbook(io.BytesIO(response.content))
    assert "小于允许的最小值 0" in book["resources"]["D2"].comment.text


def test_changed_data_show_a_new_result_instead_of_importing(send, officer, shore):
    send(file(ADDRESS))
    upload = the_upload(shore)
    with shore.at():
        other = {"schools": [{"school": "S1", "address": "山边 2 号"}]}
        import_district(by=shore.officer, tables=other, source="别人")

    page = officer.post(f"{FILES}uploads/{upload.pk}/apply/", follow=True).content.decode()

    assert "检查之后，系统里的数据又有了改动，没有导入任何内容" in page
    assert "山边 2 号" in page
    with shore.at():
        assert shore.school("S1").address == "山边 2 号"
    officer.post(f"{FILES}uploads/{upload.pk}/apply/")
    with shore.at():
        assert shore.school("S1").address == "海边 1 号"


def test_discarded_upload_is_only_remembered(send, officer, shore):
    send(file(ADDRESS))
    upload = the_upload(shore)

    page = officer.post(f"{FILES}uploads/{upload.pk}/discard/", follow=True).content.decode()

    assert "已放弃《schools.csv》，没有导入任何内容。" in page
    shown = officer.get(f"{FILES}uploads/{upload.pk}/").content.decode()
    assert "《schools.csv》已放弃，没有导入任何内容" in shown
    gone = officer.get(f"{FILES}uploads/{upload.pk}/annotated.xlsx")
    assert gone.status_code == 409


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"%PDF-1.7", "a.pdf", "不是表格"),
        (b"PK\x03\x04broken", "a.xlsx", "已损坏或不完整"),
        (b"   ", "schools.csv", "是空的"),
    ],
)
def test_wrong_file_is_answered_in_a_sentence(send, shore, content, name, said):
    page = send(file(content, name))

    assert page.status_code == 400
    assert said in page.content.decode()
    with shore.at():
        assert not Upload.objects.exists()


def test_no_file_is_answered_in_a_sentence(officer):
    page = officer.post(FILES)

    assert page.status_code == 400
    assert "还没有选择文件" in page.content.decode()


def test_oversized_upload_is_refused_before_it_is_read(officer, shore):
    size = str(limits.FILE_BYTES * 2)

    page = officer.post(FILES, {"files": [file(ADDRESS)]}, CONTENT_LENGTH=size)

    assert page.status_code == 413
    assert "上传的文件共 100 MB，超过 50 MB 的上限" in page.content.decode()
    with shore.at():
        assert not Upload.objects.exists()


def test_upload_needs_the_token(shore):
    client = Client(enforce_csrf_checks=True)
    client.force_login(shore.officer.person, "django.contrib.auth.backends.ModelBackend")

    assert client.post(FILES, {"files": [file(ADDRESS)]}).status_code == 403


def test_several_files_are_one_upload_even_under_one_name(send, shore):
    first, second = file(ADDRESS), file("学校代码,地址\nS2,灯塔路\n")

    page = send(first, second).content.decode()

    assert "可导入：新增 0 行、更改 2 行" in page


def test_page_of_another_bureaus_upload_is_not_found(send, shore, sign_in):
    send(file(ADDRESS))
    upload = the_upload(shore)
    client = sign_in(shore.hill)

    for way in ("", "annotated.xlsx"):
        assert client.get(f"{FILES}uploads/{upload.pk}/{way}").status_code == 404
    for way in ("apply/", "discard/"):
        assert client.post(f"{FILES}uploads/{upload.pk}/{way}").status_code == 404
    assert the_upload(shore).state == "checked"


def test_other_seats_neither_send_nor_look(send, shore, sign_in):
    send(file(ADDRESS))
    pk = the_upload(shore).pk

    for seat in (shore.group_office, shore.principal, shore.teacher, shore.auditor):
        client = sign_in(seat)
        assert client.post(FILES, {"files": [file(ADDRESS)]}).status_code == 403
        assert client.get(f"{FILES}uploads/{pk}/").status_code == 403
        assert client.post(f"{FILES}uploads/{pk}/apply/").status_code == 403
    assert the_upload(shore).state == "checked"


def test_exports_come_as_zip_and_workbook_to_whom_they_may(officer, shore, sign_in):
    zipped = officer.get(f"{FILES}export.zip")
    booked = officer.get(f"{FILES}export.xlsx")

    names = zipfile.ZipFile(io.BytesIO(zipped.content)).namelist()
    assert names[:3] == ["district.toml", "outline.geojson", "schools.csv"]
    assert "学校" in load_workbook(io.BytesIO(booked.content)).sheetnames
    principal = sign_in(shore.principal)
    assert principal.get(f"{FILES}export.zip").status_code == 403
    assert principal.get(f"{FILES}export.xlsx").status_code == 403


def test_exported_zip_uploads_as_nothing_to_do(send, officer):
    zipped = officer.get(f"{FILES}export.zip").content

    page = send(file(zipped, "990001.zip")).content.decode()

    assert "文件与已有数据完全相同，无须导入" in page
    assert 'data-dialog="confirm-import"' not in page


def test_choices_are_listed_in_words(send):
    page = send(file("学校代码,办学类型\nS1,小学校\n")).content.decode()

    assert "请从下列选项中选一个：小学、初级中学、" in page


def test_changes_write_amounts_as_the_pages_do(send, officer, shore):
    send(file("school,stage,year,pupils\nS2,primary,2025,1601\n", "resources.csv"))

    page = officer.get(f"{FILES}uploads/{the_upload(shore).pk}/?part=changes")

    line = page.context["table"].rows[0]
    assert [str(cell.html) for cell in line][1:4:2] == ["S2", "学生数"]
    assert str(line[-1].html) == "1,601"


def test_english_page_speaks_english(send, officer, shore):
    send(file(WRONG, "resources.csv"))
    officer.cookies["manyuan_language"] = "en"

    page = officer.get(f"{FILES}uploads/{the_upload(shore).pk}/").content.decode()

    assert "One error must be corrected first; then 0 to add, 1 to change" in page
    assert "below the lowest allowed value" in page


def test_lists_page_and_table_swap_answer_alike(send, officer, shore):
    send(file(ADDRESS))
    address = f"{FILES}uploads/{the_upload(shore).pk}/?part=changes"

    part = officer.get(address, headers={"HX-Request": "true", "HX-Target": "table-changes"})

    assert part.content.decode().strip() in officer.get(address).content.decode()
    assert officer.get(f"{address}&changes-export=csv").status_code == 200


def test_new_row_is_shown_with_what_it_holds(send):
    text = "学校代码,学校名称,办学类型,建校日期\nN1,新校,小学,2025-09\n"

    page = send(file(text)).content.decode()

    assert "新增一行" in page
    assert "办学类型 小学；建校日期 2025-09-01" in page
