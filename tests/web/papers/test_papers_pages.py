"""The pages of the papers: written, looked at, issued, checked by anybody."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import revoke_paper
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import Draft, IssuedPaper, PaperTemplate
from worlds.papers import issue_something

YEAR = SchoolYear.on(today()).start
VERIFY = "/papers/verify/"


@pytest.fixture
def papered(shore):
    with shore.at():
        yield issue_something(shore)


def verified(client, **fields):
    client.get(VERIFY)
    return client.post(VERIFY, fields).content.decode()


def test_choosing_leads_to_the_page_of_the_paper(shore, sign_in):
    client = sign_in(shore.officer)

    asked = {"kind": "charter", "unit": "group:G1", "year": str(YEAR)}
    answer = client.get(reverse("paper-new"), asked)
    wrong = client.get(reverse("paper-new"), {**asked, "unit": f"bureau:{shore.officer.unit.code}"})

    assert answer.headers["Location"] == reverse(
        "paper-write", args=["charter", YEAR, "group", "G1"]
    )
    assert "请换一个单位" in wrong.content.decode()


def test_the_unit_offered_first_fits_the_paper_offered_first(shore, sign_in):
    form = sign_in(shore.officer).get(reverse("paper-new")).context["form"]

    assert form.initial["unit"] == "group:G1"


def test_a_draft_is_saved_once_for_each_version(shore, sign_in):
    client = sign_in(shore.group_office)
    address = reverse("paper-write", args=["charter", YEAR, "group", "G1"])
    texts = {f"text-{n}": f"第{n}条　新的。" for n in range(7)}

    client.post(address, {**texts, "seen": "0"})
    again = client.post(address, {**texts, "seen": "0"})

    with shore.at():
        assert Draft.objects.get().texts["总则"] == "第0条　新的。"
    assert "刚被别人保存过" in again.content.decode()
    assert "第3条　新的。" in client.get(address).content.decode()


def test_the_preview_is_a_pdf_that_counts_nothing(shore, sign_in):
    client = sign_in(shore.officer)

    answer = client.get(reverse("paper-preview", args=["charter", YEAR, "group", "G1"]))

    assert answer.content.startswith(b"%PDF-")
    with shore.at():
        assert not IssuedPaper.objects.exists()


def test_anybody_learns_whether_a_paper_is_genuine(shore, papered, client):
    paper = papered.paper
    right = {"mark": paper.mark, "code": paper.code}

    assert "真实有效" in verified(client, **right)
    assert "没有找到" in verified(client, **{**right, "code": "AAAA-AAAA"})
    file = bytes(paper.files.get(form="pdf").content)
    assert "逐字节相同" in verified(client, **right, file=SimpleUploadedFile("a.pdf", file))
    assert "可能被改动" in verified(client, **right, file=SimpleUploadedFile("a.pdf", file + b" "))
    old = paper.replaces
    assert f"请以 {paper.mark} 为准" in verified(client, mark=old.mark, code=old.code)
    kind = paper_kinds()["charter"]
    revoke_paper(by=shore.officer, paper=paper, kind=kind, reason="名称有误")
    assert "名称有误" in verified(client, **right)


def test_who_tries_too_often_waits_even_with_the_right_code(papered, client):
    right = {"mark": papered.paper.mark, "code": papered.paper.code}
    client.get(VERIFY)
    statuses = [
        client.post(VERIFY, {**right, "code": f"AAAA-{n:04d}"}).status_code for n in range(30)
    ]

    refused = client.post(VERIFY, right)

    assert set(statuses) == {200}
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "600")
    assert "真实有效" not in refused.content.decode()


def test_a_batch_goes_through_all_groups_and_hands_them_out(shore, papered, sign_in):
    client = sign_in(shore.officer)
    address = reverse("paper-batch", args=["charter", YEAR])

    answer = client.post(address, follow=True)

    page = answer.content.decode()
    assert "批量签发已完成" in page
    with shore.at():
        in_force = IssuedPaper.objects.filter(replaced_by__isnull=True).order_by("number")
        marks = [(paper.mark, paper.unit.code) for paper in in_force]
    assert marks == [(f"集章〔{YEAR}〕2号", "G1"), (f"集章〔{YEAR}〕3号", "G2")]
    packed = client.get(reverse("paper-batch-zip", args=["charter", YEAR])).content
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        assert [name.split()[0] for name in found.namelist()] == [
            mark for mark, _code in marks for _form in range(2)
        ]


def test_a_template_with_an_unknown_field_is_refused_in_a_sentence(shore, sign_in):
    client = sign_in(shore.officer)

    address = reverse("paper-template", args=["charter"])
    answer = client.post(address, {"file": SimpleUploadedFile("a.docx", b"PK")}, follow=True)

    assert "不是能使用的 Word 模板" in answer.content.decode()
    with shore.at():
        assert not PaperTemplate.objects.exists()
