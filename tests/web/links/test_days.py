from datetime import time, timedelta

import pytest
from django.urls import reverse

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.offers.enums import DayState
from manyuan.offers.models import ExpertDay
from manyuan.seats.actions import revoke_link
from manyuan.seats.models import LinkUse
from web.links.giving import give, open_collecting, page_of, text
from worlds.visits import day_off, school_day

DAY = {"expert": "E1", "starts_at": "08:30", "ends_at": "16:30", "max_visits": "2"}


@pytest.fixture
def made(coast):
    open_collecting(coast, school_day())
    return give(coast)


def address(made, name, *args):
    return reverse(name, args=[made.token, *args])


def offer(client, made, **rest):
    form = {**DAY, "date": school_day().isoformat(), **rest}
    return client.post(address(made, "link-day-new"), form, follow=True)


def given():
    return ExpertDay.objects.get(date=school_day())


def test_day_is_given_and_history_names_the_link(coast, made, client):
    page = offer(client, made)

    day = given()
    record = Record.objects.first()
    assert page.redirect_chain == [(page_of(made), 302)]
    assert f"已登记潘博士 {day.date} 可以到校。" in text(page)
    assert (day.expert.code, day.starts_at, day.max_visits) == ("E1", time(8, 30), 2)
    assert (record.seat.unit.code, record.facts["link"]) == ("P1", made.link.number)
    assert sentence_of(record).endswith(f"（通过 {made.link.number} 号链接）")
    assert [*LinkUse.objects.values_list("kind", flat=True)] == ["opened", "acted"]


def test_day_is_changed_and_withdrawn(coast, made, client):
    offer(client, made)
    pk = given().pk

    form = {**DAY, "date": school_day().isoformat(), "ends_at": "12:00"}
    changed = client.post(address(made, "link-day-edit", pk), form, follow=True)
    assert given().ends_at == time(12)
    assert "已保存潘博士" in text(changed)

    gone = client.post(address(made, "link-day-withdraw", pk), {"reason": "开会"}, follow=True)
    assert given().state == DayState.WITHDRAWN
    assert "已撤回潘博士" in text(gone)
    assert address(made, "link-day-edit", pk) not in text(gone)


@pytest.mark.parametrize(
    ("rest", "field"),
    [
        ({"expert": "E2"}, "expert"),
        ({"ends_at": "07:00"}, None),
        ({"max_visits": "0"}, "max_visits"),
        ({"date": ""}, "date"),
    ],
)
def test_wrong_day_changes_nothing_and_is_explained(coast, made, client, rest, field):
    before = Record.objects.count(), ExpertDay.objects.count()

    page = offer(client, made, **rest)

    assert page.status_code == 200
    errors = page.context["form"].errors
    assert field in errors if field else errors
    assert (Record.objects.count(), ExpertDay.objects.count()) == before


def test_day_without_school_is_refused_with_the_reason(coast, made, client):
    before = Record.objects.count(), ExpertDay.objects.count()

    page = offer(client, made, date=day_off().isoformat())

    said = [f"{day_off()} 是休息日或假期，学校不上课，请换一个日期。"]
    assert page.context["form"].non_field_errors() == said
    assert (Record.objects.count(), ExpertDay.objects.count()) == before


def test_day_is_not_changed_to_one_without_school(coast, made, client):
    offer(client, made)
    pk = given().pk

    form = {**DAY, "date": day_off().isoformat()}
    page = client.post(address(made, "link-day-edit", pk), form, follow=True)

    assert "是休息日或假期，学校不上课" in text(page)
    assert given().pk == pk


def test_outside_the_window_the_reason_is_said(coast, client):
    made = give(coast)

    page = offer(client, made)

    assert page.status_code == 403
    assert "教育局还没有开启收集窗口，现在不能填报。" in text(page)
    assert not ExpertDay.objects.filter(date=school_day()).exists()


def test_link_that_is_revoked_between_page_and_answer_does_nothing(coast, made, client):
    with coast.at():
        revoke_link(by=coast.officer, link=made.link)

    assert offer(client, made).status_code == 404
    assert not ExpertDay.objects.filter(date=school_day()).exists()


def test_day_of_another_partner_is_not_there(coast, made, client):
    other = ExpertDay.objects.create(
        bureau=coast.officer.bureau,
        expert=coast.facts(expert="E2").expert,
        date=today() + timedelta(days=9),
        starts_at=time(9),
        ends_at=time(12),
        max_visits=2,
    )
    for name in ("link-day-edit", "link-day-withdraw"):
        assert client.get(address(made, name, other.pk)).status_code == 404
        assert client.post(address(made, name, other.pk), {"reason": "x"}).status_code == 404
