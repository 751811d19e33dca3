"""The pages of the policy documents: filed, revised, repealed, restored, listed as of a day."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from manyuan.notices.models import Notice
from manyuan.policies.models import PolicyDocument, PolicyVersion
from worlds.policies import WORD
from worlds.visits import PDF

LIST = reverse("policies")
DETAILS = {
    "title": "岸区集团化办学配套细则",
    "issuer": "岸区教育和体育局",
    "mark": "岸教〔2026〕9 号",
    "issued_on": "2026-03-01",
    "starts_on": "2026-04-01",
    "ends_on": "",
}


def page_of(document, step="", *more):
    return reverse(f"policy{step}", args=[document.number, *more])


def titles(client, **asked):
    table = client.get(LIST, asked).context["table"]
    return [re.sub(r"<[^>]+>", "", row[0].html) for row in table.rows]


def test_empty_list_says_what_belongs_here(shore, sign_in):
    page = sign_in(shore.officer).get(LIST).content.decode()
    reader = sign_in(shore.auditor).get(LIST).content.decode()

    assert "还没有归档的政策文件" in page
    assert "印发的实施方案、章程和配套文件归档在这里" in page
    assert reverse("policy-new") in page
    assert "政策文件由教育局和集团办公室归档。" in reader


def test_officer_files_for_some_groups_and_reads_it(shore, sign_in):
    client = sign_in(shore.officer)
    upload = SimpleUploadedFile("细则.docx", WORD)
    sent = {**DETAILS, "kind": "supporting", "groups": ["G1"], "upload": upload}

    page = client.post(reverse("policy-new"), sent, follow=True).content.decode()

    with shore.at():
        document = PolicyDocument.objects.get()
    assert "已归档《岸区集团化办学配套细则》。" in page
    assert ("海棠路小学教育集团" in page, "长期有效" in page, "首次归档" in page) == (True,) * 3
    file = client.get(page_of(document, "-file", 1))
    assert file["Content-Disposition"].startswith("attachment;")
    assert file.content == WORD


def test_what_is_refused_is_said_on_the_form(shore, sign_in):
    client, address = sign_in(shore.officer), reverse("policy-new")
    sent = {**DETAILS, "kind": "plan"}

    nothing = client.post(address, sent).content.decode()
    late = {**sent, "ends_on": "2026-04-01", "upload": SimpleUploadedFile("a.pdf", PDF)}
    backwards = client.post(address, late).content.decode()
    broken = {**sent, "upload": SimpleUploadedFile("方案.doc", b"MZ")}
    unreadable = client.post(address, broken).content.decode()

    assert "失效日期须晚于生效日期。" in backwards
    assert "「方案.doc」不是能打开的" in unreadable
    assert "这个字段是必填项。" in nothing
    with shore.at():
        assert PolicyDocument.objects.count() == 0


def test_office_chooses_neither_group_nor_plan(shore, sign_in):
    form = sign_in(shore.group_office).get(reverse("policy-new")).context["form"]

    assert "groups" not in form.fields
    assert [code for code, _label in form.fields["kind"].choices] == ["charter", "supporting"]
    assert form["issuer"].value() == "海棠路小学教育集团"


def test_revision_is_filled_in_and_refused_when_stale(laid, shore, sign_in):
    client, address = sign_in(shore.officer), page_of(laid.plan, "-version-new")
    form = client.get(address).context["form"]
    sent = {
        name: form[name].value() or "" for name in form.fields if name not in {"note", "upload"}
    }

    same = client.post(address, {**sent, "note": "无"}).content.decode()
    stale = {**sent, "note": "改标题", "seen": "1", "title": "新标题"}
    page = client.post(address, stale).content.decode()
    done = client.post(address, {**stale, "seen": "2"}, follow=True).content.decode()

    assert "和第 2 版没有不同。" in same
    assert "刚有人添加了第 2 版。" in page
    assert ("已添加第 3 版。" in done, "改标题" in done, "新标题" in done) == (True,) * 3
    assert PolicyVersion.objects.filter(document=laid.plan).count() == 3


def test_repeal_shows_reason_and_successor_until_it_is_taken_back(laid, shore, sign_in):
    client = sign_in(shore.officer)
    sent = {"on": "2025-03-01", "reason": "并入章程", "successor": str(laid.charter.number)}

    repealed = client.post(page_of(laid.plan, "-repeal"), sent, follow=True).content.decode()
    heir = client.get(page_of(laid.charter)).content.decode()
    restored = client.post(page_of(laid.plan, "-restore"), follow=True).content.decode()

    assert "自 2025-03-01 起废止：并入章程" in repealed
    assert f'<a href="{page_of(laid.charter)}">海棠路小学教育集团章程</a>' in repealed
    assert f'<a href="{page_of(laid.plan)}">岸区集团化办学实施方案</a>' in heir
    assert "已撤销《岸区集团化办学实施方案》的废止登记。" in restored
    assert "并入章程" not in restored


def test_list_is_asked_for_a_day_kind_standing_and_word(laid, shore, sign_in):
    client = sign_in(shore.officer)
    plan, charter = "岸区集团化办学实施方案", "海棠路小学教育集团章程"

    assert sorted(titles(client)) == [plan, charter]
    assert titles(client, **{"policies-kind": "charter"}) == [charter]
    assert titles(client, **{"policies-q": "岸教"}) == [plan]
    assert titles(client, on="2025-08-31", **{"policies-standing": "in_force"}) == [plan]
    assert titles(client, on="2025-08-31", **{"policies-standing": "upcoming"}) == [charter]
    page = client.get(LIST, {"on": "2025-08-31"})
    assert page.context["headline"] == "2 份政策文件，2025-08-31 有效 1 份"
    assert "岸教〔2025〕3 号" in page.content.decode()
    assert client.get(LIST, {"on": "昨天"}).status_code == 200


def test_notice_leads_to_the_document(laid, shore, sign_in):
    notice = Notice.objects.get(seat=shore.principal, record__code="policy.revised")

    answer = sign_in(shore.principal).post(reverse("my-notice", args=[notice.pk]))

    assert answer.headers["Location"] == page_of(laid.plan)
