from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import add_evidence
from manyuan.engagements.kinds.visit.models import Evidence
from worlds.visits import PAST, PDF, photo_with_place


def send(client, visit, name="操场.jpg", content=None):
    content = photo_with_place() if content is None else content
    form = {"file": SimpleUploadedFile(name, content)}
    return client.post(reverse("visit-evidence", args=[visit.code]), form, follow=True)


def test_photo_is_added_shown_and_handed_out_without_its_place(coast, sign_in):
    visit, client = coast.held(), sign_in(coast.principal)

    page = send(client, visit).content.decode()

    address = reverse("visit-evidence-file", args=[visit.code, Evidence.objects.get().pk])
    answer = client.get(address)
    assert "已添加；照片里的拍摄地点和设备信息没有保存。" in page
    assert f'<img src="{address}" alt="操场.jpg"' in page
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"Exif" not in answer.content


def test_pdf_is_handed_out_as_a_file_and_not_opened_in_the_page(coast, sign_in):
    evidence = add_evidence(by=coast.officer, visit=coast.held(), name="a.pdf", content=PDF)

    address = reverse("visit-evidence-file", args=[evidence.visit.code, evidence.pk])
    answer = sign_in(coast.principal).get(address)

    assert answer["Content-Disposition"] == 'attachment; filename="a.pdf"'
    assert answer.content == PDF


def test_page_says_what_of_a_pdf_is_kept(coast, sign_in):
    page = send(sign_in(coast.principal), coast.held(), "简报.pdf", PDF).content.decode()

    assert "已添加；文件按原样保存，包括其中的作者等文件属性。" in page
    assert "PDF 原样保存，作者和制作软件等文件属性会一起留下。" in page


def test_what_is_refused_is_said_on_the_page(coast, sign_in):
    visit, client = coast.held(), sign_in(coast.principal)

    no_picture = send(client, visit, content=b"<html>").content.decode()
    too_large = send(client, visit, content=PDF + b"\0" * 5_500_000).content.decode()
    address = reverse("visit-evidence", args=[visit.code])
    nothing = client.post(address, follow=True).content.decode()

    assert "「操场.jpg」不是能打开的 JPEG、PNG 照片或 PDF 文件，请换一个文件。" in no_picture
    assert "文件超过每个 5 MB 的上限，请压缩后再添加。" in too_large
    assert "请先选择照片或文件。" in nothing
    assert Evidence.objects.count() == 0


def test_removed_photo_is_gone(coast, sign_in):
    visit = coast.held()
    evidence = add_evidence(by=coast.officer, visit=visit, name="a.pdf", content=PDF)
    address = reverse("visit-evidence-remove", args=[visit.code, evidence.pk])
    client = sign_in(coast.principal)

    asked = client.get(address).content.decode()
    client.post(address)

    assert "「a.pdf」会从系统中彻底删除，不能恢复；历史只保留它的名称。" in asked
    gone = client.get(reverse("visit-evidence-file", args=[visit.code, evidence.pk]))
    assert gone.status_code == 404


def test_file_of_one_visit_is_not_found_under_another(coast, sign_in):
    one, other = coast.held(), coast.held(on=PAST + timedelta(days=1))
    evidence = add_evidence(by=coast.officer, visit=one, name="a.pdf", content=PDF)

    address = reverse("visit-evidence-file", args=[other.code, evidence.pk])

    assert sign_in(coast.officer).get(address).status_code == 404


def test_ninth_file_is_not_offered(coast, sign_in):
    visit = coast.held()
    for number in range(8):
        add_evidence(by=coast.officer, visit=visit, name=f"{number}.pdf", content=PDF)

    page = sign_in(coast.principal).get(reverse("visit", args=[visit.code])).content.decode()

    assert reverse("visit-evidence", args=[visit.code]) + '"' not in page
