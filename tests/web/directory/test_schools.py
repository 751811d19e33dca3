from datetime import date

import pytest
from django.urls import reverse

from manyuan.directory.models import School
from web.directory.pages import records, text

LIST = reverse("schools")
NEW = reverse("school-new")
WRITES = [
    NEW,
    reverse("school-edit", args=["S6"]),
    reverse("school-close", args=["S6"]),
    reverse("school-reopen", args=["S7"]),
]


def given(**changes):
    return {"code": "S9", "name": "新岸小学", "kind": "primary", **changes}


def test_list_holds_every_establishment(shore, sign_in):
    page = sign_in(shore.officer).get(LIST)

    assert page.context["headline"] == "6 所学校在办，其中民办 1 所；另有 1 个校区"
    assert page.context["table"].total == 9


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"schools-stages": "junior"}, {"S4", "S5", "S5-2", "S6"}),
        ({"schools-life": "closed"}, {"S7"}),
        ({"schools-nature": "private"}, {"S6"}),
        ({"schools-grouped": "no"}, {"S6", "S7", "S8"}),
        ({"schools-groups": "望海中学教育集团"}, {"S2", "S4", "S5", "S5-2"}),
        ({"schools-strength": "new"}, {"S3"}),
        ({"schools-q": "独立"}, {"S6"}),
    ],
)
def test_list_is_narrowed(shore, sign_in, query, found):
    page = sign_in(shore.officer).get(LIST, {**query, "schools-export": "csv"})

    lines = page.content.decode("utf-8-sig").splitlines()[1:]
    assert {line.split(",")[1] for line in lines} == found


def test_planned_school_is_not_open_yet(shore, sign_in):
    with shore.at():
        School.objects.filter(unit__code="S6").update(opened_on=date(2100, 1, 1))

    page = sign_in(shore.officer).get(LIST, {"schools-life": "planned"})

    assert page.context["table"].matched == 1


def test_school_page_tells_its_life(shore, sign_in):
    page = sign_in(shore.officer).get(reverse("school", args=["S2"]))

    assert page.context["headline"] == "灯塔小学在望海中学教育集团、海棠路小学教育集团"
    assert [entry.text for entry in page.context["timeline"]] == [
        "加入：望海中学教育集团",
        "加入：海棠路小学教育集团",
    ]
    assert page.context["table"].total == 3
    assert page.context["roster"].teachers == 1


@pytest.mark.parametrize(
    ("code", "headline"),
    [
        ("S7", "旧港小学已于 2024-08-01 停办"),
        ("S6", "独立中学还没有进入集团"),
    ],
)
def test_headline_of_a_school_states_where_it_stands(shore, sign_in, code, headline):
    page = sign_in(shore.officer).get(reverse("school", args=[code]))

    assert page.context["headline"] == headline


def test_left_group_is_told_with_its_outcome(shore, sign_in):
    page = sign_in(shore.officer).get(reverse("school", args=["S7"]))

    assert [(entry.text, entry.sub) for entry in page.context["timeline"]] == [
        ("退出：海棠路小学教育集团", "已退出"),
        ("加入：海棠路小学教育集团", "成员校 · 名校带老校 · 已退出"),
    ]


def test_campuses_and_their_school_link_to_each_other(shore, sign_in):
    client = sign_in(shore.officer)

    assert reverse("school", args=["S5-2"]) in text(client.get(reverse("school", args=["S5"])))
    assert reverse("school", args=["S5"]) in text(client.get(reverse("school", args=["S5-2"])))


def test_numbers_of_another_school_are_kept_with_the_reason(shore, sign_in):
    page = sign_in(shore.principal).get(reverse("school", args=["S1"]))

    assert page.context["table"].total == 0
    assert "其他学校的办学条件数据只有教育局、督导审计和所在集团可以查看。" in text(page)
    assert page.context["roster"] is None


def test_seat_that_may_not_change_sees_why(shore, sign_in):
    page = text(sign_in(shore.auditor).get(reverse("school", args=["S6"])))

    assert reverse("school-edit", args=["S6"]) not in page
    assert "学校、集团和成员关系由教育局登记；如有差错，请联系教育局更正。" in page


def test_unknown_school_is_not_found(shore, sign_in):
    assert sign_in(shore.officer).get(reverse("school", args=["S99"])).status_code == 404
    assert sign_in(shore.hill).get(reverse("school", args=["S2"])).status_code == 404


def test_school_is_registered(shore, sign_in):
    page = sign_in(shore.officer).post(NEW, given(campus_of="海棠路小学（S1）"), follow=True)

    assert page.redirect_chain == [(reverse("school", args=["S9"]), 302)]
    assert "已登记新岸小学。" in text(page)
    with shore.at():
        assert shore.school("S9").campus_of == shore.school("S1")


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"code": "S1"}, "code", "代码 S1 已用于海棠路小学，请换一个代码。"),
        ({"code": "a/b"}, "code", "代码只能由文字、数字、点、横线和下划线组成。"),
        ({"name": ""}, "name", "这个字段是必填项。"),
        ({"lon": "120.3"}, "lat", "经度和纬度须同时填写，或都留空。"),
        ({"lon": "999", "lat": "3"}, "lon", "须在 −180 与 180 度之间。"),
        ({"campus_of": "没有的学校"}, "campus_of", "没有「没有的学校」这所学校，请从列表中选择。"),
    ],
)
def test_wrong_entry_is_told_beside_its_field(shore, sign_in, changes, field, sentence):
    before = records()

    page = sign_in(shore.officer).post(NEW, given(**changes))

    assert page.context["form"].errors == {field: [sentence]}
    assert (page.status_code, records()) == (200, before)


def test_refusal_of_the_action_shows_on_the_form(shore, sign_in):
    before = records()

    page = sign_in(shore.officer).post(reverse("school-close", args=["S2"]), {"on": "2030-01-01"})

    assert page.context["form"].non_field_errors() == [
        "灯塔小学仍是望海中学教育集团、海棠路小学教育集团的成员，请先登记退出集团，再登记停办。"
    ]
    assert records() == before


def test_code_stays_when_a_school_is_edited(shore, sign_in):
    client = sign_in(shore.officer)
    address = reverse("school-edit", args=["S6"])
    asked = text(client.get(address))

    client.post(address, given(code="S99", kind="junior", strength="strong"))

    assert "代码一经登记不能修改" in asked
    with shore.at():
        assert (shore.school("S6").name, shore.school("S6").strength) == ("新岸小学", "strong")
        assert not School.objects.filter(unit__code="S99").exists()


def test_chooser_shows_the_school_of_a_campus(shore, sign_in):
    page = sign_in(shore.officer).get(reverse("school-edit", args=["S5-2"]))

    assert page.context["form"].initial["campus_of"] == "潮声学校（S5）"
    assert '<datalist id="campus_of-options">' in text(page)


@pytest.mark.parametrize("chosen", ["S1", "海棠路小学", "海棠路小学（S1）"])
def test_chooser_takes_code_name_or_both(shore, sign_in, chosen):
    sign_in(shore.officer).post(NEW, given(campus_of=chosen))

    with shore.at():
        assert shore.school("S9").campus_of == shore.school("S1")


def test_chooser_asks_which_of_two_schools_of_one_name(shore, sign_in):
    client = sign_in(shore.officer)
    client.post(NEW, given(name="海棠路小学"))

    page = client.post(NEW, given(code="S10", campus_of="海棠路小学"))

    assert page.context["form"].errors == {
        "campus_of": ["有几所学校名为「海棠路小学」，请从列表中选择带代码的一项。"]
    }


def test_school_closes_and_reopens(shore, sign_in):
    client = sign_in(shore.officer)

    closed = client.post(reverse("school-close", args=["S6"]), {"on": "2026-09-01"}, follow=True)
    reopened = client.post(reverse("school-reopen", args=["S6"]), follow=True)

    assert "可在本页撤销停办" in text(closed)
    assert "已撤销独立中学的停办登记。" in text(reopened)
    with shore.at():
        assert shore.school("S6").closed_on is None


def test_asking_writes_nothing(shore, sign_in):
    client, before = sign_in(shore.officer), records()

    assert [client.get(address).status_code for address in WRITES] == [200] * 4
    assert records() == before


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
@pytest.mark.parametrize("address", WRITES)
def test_only_the_bureau_writes(shore, sign_in, who, address):
    client, before = sign_in(shore.people[who]), records()

    answers = [client.get(address), client.post(address, given(on="2026-09-01"))]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert all("由教育局登记" in text(answer) for answer in answers)
    assert records() == before
