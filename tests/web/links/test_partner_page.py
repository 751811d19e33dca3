from datetime import time

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import cancel_visit, confirm_visit, give_feedback
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.models import Occasion
from web.links.giving import give, open_collecting, page_of, text
from worlds.visits import school_day


@pytest.fixture
def made(coast):
    return give(coast)


def test_page_of_a_partner_says_who_it_is(coast, made, client):
    page = text(client.get(page_of(made)))

    for word in ("海洋大学", "潘博士", "海洋科学", "海棠路小学教育集团", "岸区教育和体育局"):
        assert word in page
    assert "目前没有安排到校" in page


def test_tour_shows_the_day_school_by_school(coast, made, client):
    first = coast.visit()
    coast.visit(school="S3", starts_at=time(10, 30), ends_at=time(11, 30), hall="")

    response = client.get(page_of(made))

    assert response.context["headline"] == "2 次到校等您答复"
    (shown,) = response.context["tours"]
    assert [stop.visit.school.code for stop in shown.stops] == ["S2", "S3"]
    page = text(response)
    for word in ("09:00–10:00", "10:30–11:30", "报告厅", "六年级", "约 180 人"):
        assert word in page
    assert reverse("link-visit-confirm", args=[made.token, first.code]) in page


def test_confirmed_visit_waits_no_longer(coast, made, client):
    confirm_visit(by=coast.link, visit=coast.visit(), side=Side.PARTNER)

    response = client.get(page_of(made))

    assert response.context["headline"] == "接下来的到校都已答复"
    assert "等您答复" not in text(response)
    assert "等学校确认" in text(response)


def test_cancelled_visit_is_told_with_its_reason(coast, made, client):
    cancel_visit(by=coast.officer, visit=coast.visit(), reason="学校运动会")

    response = client.get(page_of(made))

    assert response.context["tours"] == []
    assert "组织者取消：学校运动会" in text(response)


def test_visit_that_was_held_asks_for_feedback(coast, made, client, monkeypatch):
    visit = coast.held()
    monkeypatch.setattr("manyuan.web.links.tours_shown.today", lambda: visit.on)

    page = text(client.get(page_of(made)))

    assert reverse("link-visit-feedback", args=[made.token, visit.code]) in page


def test_feedback_that_was_given_is_shown_and_can_be_changed(coast, made, client, monkeypatch):
    visit = coast.held()
    monkeypatch.setattr("manyuan.web.links.tours_shown.today", lambda: visit.on)
    give_feedback(by=coast.officer, visit=visit, rating=2, text="", side=Side.SCHOOL)
    assert "写反馈" in text(client.get(page_of(made)))

    give_feedback(by=coast.link, visit=visit, rating=4, text="")

    page = text(client.get(page_of(made)))
    assert "4 分，好" in page
    assert "修改反馈" in page
    assert "写反馈" not in page


def test_days_are_given_only_while_the_bureau_collects(coast, made, client):
    new = reverse("link-day-new", args=[made.token])
    assert "教育局还没有开启收集窗口，现在不能填报。" in text(client.get(page_of(made)))
    assert new not in text(client.get(page_of(made)))

    open_collecting(coast, school_day())

    assert new in text(client.get(page_of(made)))


def test_what_is_no_visit_is_listed_apart_and_only_to_who_takes_part(coast, made, client):
    coast.visit()
    Occasion.objects.update(kind="event", code="E2026-00001", title="科学节开幕")
    other = give(coast, code="P2")

    assert [one.title for one in client.get(page_of(made)).context["others"]] == ["科学节开幕"]
    assert "参加的其他活动" in text(client.get(page_of(made)))
    assert client.get(page_of(other)).context["others"] == []
    assert "参加的其他活动" not in text(client.get(page_of(other)))
