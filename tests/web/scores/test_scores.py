"""Pages of the scores over Shore's year 2025–2026."""

import pytest

from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.enums import AppealState
from manyuan.evaluation.scores.models import Appeal, Judgement, Publication, SchemeWeight
from manyuan.rules.evaluation import COMPACT, load_evaluation_pack
from manyuan.web.scores.scheme_form import written
from worlds.scores import YEAR, evaluate_something

URL = "/evaluation/scores/"
OF_YEAR, OF_GROUP = f"{URL}{YEAR}/", f"{URL}{YEAR}/groups/G1/"
SCHEME = f"{OF_YEAR}scheme/?template={COMPACT}"
WEIGHTS = {
    code: written(code, one.value) for code, one in load_evaluation_pack(COMPACT).weights.items()
}
TRY = {"try": "1"}


@pytest.fixture
def evaluated(shore):
    with shore.at():
        evaluate_something(shore)
        yield shore


@pytest.fixture
def officer(evaluated, sign_in):
    return sign_in(evaluated.officer)


@pytest.fixture
def published(evaluated):
    publish_grades(by=evaluated.officer, year=YEAR)
    return evaluated


def test_a_draft_is_for_the_bureau_and_others_wait(officer, evaluated, sign_in):
    page, index = officer.get(OF_YEAR), officer.get(URL)
    waiting = sign_in(evaluated.principal).get(OF_YEAR)

    assert page.context["headline"] == "2025–2026 学年 2 个集团：1 个合格，1 个不合格"
    assert "公布之前只有教育局和督导审计能看到" in page.text
    assert waiting.context["headline"] == "2025–2026 学年的集团等次还没有公布"
    assert "海棠路小学教育集团" not in waiting.text
    assert index.url == OF_YEAR


def test_a_group_says_why_it_has_its_score(officer):
    page = officer.get(OF_GROUP)

    assert page.context["headline"] == "海棠路小学教育集团：63.70 分，合格"
    bars = page.context["picture"].panels[0].spec["items"]
    assert round(sum(bar["value"] for bar in bars), 2) == 63.7
    lines = {row["place"]: row for row in page.context["lines"].table.rows if row["place"]}
    assert len(lines) == 19
    assert (lines["D1"]["value"], lines["D1"]["curve"]) == ("80", "0 → 60")
    assert lines["D1"]["url"] == "/evaluation/years/2025/1/groups/G1/venue_hours/"
    assert (lines["B2"]["amount"], lines["B2"]["why"]) == ("—", "没有教师交流满一学年")
    assert page.context["naming"].finding == "7 项中符合 3 项，还不能命名为紧密型集团"
    assert "按分数线等次不变" in page.context["firmness"]


def test_weights_show_their_effect_before_they_are_kept(officer):
    more = {**WEIGHTS, "bundle.common": "65", "bundle.members": "20", **TRY}
    page = officer.post(SCHEME, more)
    part = officer.post(SCHEME, more, headers={"HX-Request": "true", "HX-Target": "effect"})

    assert page.context["effect"].finding == "1 个集团的得分改变，其中 0 个改变等次"
    assert part.content.decode().strip() in page.content.decode()
    assert "<html" not in part.content.decode()
    assert not SchemeWeight.objects.exists()


def test_weights_that_do_not_sum_are_scaled_but_not_kept(officer):
    over = {**WEIGHTS, "leaves.B1": "28"}
    tried, kept = officer.post(SCHEME, {**over, **TRY}), officer.post(SCHEME, over)
    unreadable = officer.post(SCHEME, {**WEIGHTS, "leaves.B1": "多", **TRY})

    assert "权重合计不是 100，按比例折算" in tried.context["effect"].finding
    assert "模板条目的权重合计为 120，应为 100" in kept.text
    assert unreadable.context["effect"].finding == "有的权重不是可以用的数，请先改正。"
    assert not SchemeWeight.objects.exists()


def test_weights_are_kept(officer):
    answer = officer.post(SCHEME, {**WEIGHTS, "leaves.B1": "10", "leaves.B2": "3"})

    assert answer.url == SCHEME
    assert dict(SchemeWeight.objects.values_list("code", "value")) == {
        "leaves.B1": "10",
        "leaves.B2": "3",
    }
    assert officer.get(SCHEME).context["form"]["leaves.B1"].value() == "10"


def test_ticks_are_said_by_the_office_and_found_by_the_bureau(evaluated, sign_in):
    sign_in(evaluated.group_office).post(f"{OF_GROUP}judge/", {"council": "0"})
    officer = sign_in(evaluated.officer)
    page = officer.get(f"{OF_GROUP}judge/")
    officer.post(f"{OF_GROUP}judge/", {"council": "1", "charter": ""})

    assert "集团自评：否" in page.text
    found = {one.item: (one.claimed, one.holds) for one in Judgement.objects.all()}
    assert (found["council"], found["charter"]) == ((False, True), (None, None))


def test_grades_are_published_and_noticed(officer, evaluated, sign_in):
    asked = officer.get(f"{OF_YEAR}publish/")
    answer = officer.post(f"{OF_YEAR}publish/")
    notice = sign_in(evaluated.teacher).get(answer.url)

    assert "reason" not in asked.context["form"].fields
    assert answer.url == f"{OF_YEAR}notice/"
    assert notice.context["headline"] == "2025–2026 学年教育集团评价等次公告"
    rows = [(row["name"], row["grade"], row["url"]) for row in notice.context["table"].table.rows]
    assert rows == [("海棠路小学教育集团", "合格", ""), ("望海中学教育集团", "不合格", "")]
    assert sign_in(evaluated.teacher).get(URL).url == answer.url


def test_a_principal_sees_the_own_group_and_the_own_school(published, sign_in):
    client = sign_in(published.principal)
    page = client.get(f"{URL}{YEAR}/groups/G2/")

    assert [row["name"] for row in page.context["schools"].table.rows] == ["灯塔小学"]
    assert "潮声学校" not in page.text
    assert "一所成员校" in page.text
    office = sign_in(published.group_office)
    assert office.get(f"{URL}{YEAR}/groups/G2/").status_code == 404


def test_a_draft_beside_published_grades_is_for_the_bureau_only(published, sign_in):
    set_aside = f"{OF_YEAR}?view=draft"

    assert "按现在的数据试算；有效的是" in sign_in(published.officer).get(set_aside).text
    assert "按现在的数据试算" not in sign_in(published.group_office).get(set_aside).text


def test_an_appeal_is_made_and_answered(published, sign_in):
    url = f"{OF_GROUP}appeal/"
    sign_in(published.group_office).post(url, {"text": "漏记了现场会"})
    officer = sign_in(published.officer)
    asked = officer.get(url)
    refused = officer.post(url, {"outcome": "changed", "answer": "应予加分"})
    officer.post(url, {"outcome": "upheld", "answer": "不在本学年"})

    assert "漏记了现场会" in asked.text
    assert "的结果与已公布的相同" in refused.text
    assert Appeal.objects.get().state == AppealState.UPHELD
    assert Publication.objects.count() == 1
    assert "不在本学年" in sign_in(published.group_office).get(url).text


def test_without_a_frozen_year_the_first_step_is_taught(shore, sign_in):
    assert "先冻结一个学年" in sign_in(shore.officer).get(URL).text
    assert "教育局公布等次之后" in sign_in(shore.teacher).get(URL).text
    assert sign_in(shore.officer).get(OF_YEAR).status_code == 404


def test_weights_of_published_grades_are_final(published, officer):
    page = officer.post(SCHEME, {**WEIGHTS, "leaves.B1": "10", "leaves.B2": "3"})

    assert "权重不能再改" in page.text
