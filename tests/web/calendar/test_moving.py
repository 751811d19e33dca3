from datetime import time

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.models import Occasion
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from worlds.visits import day_off, school_day


@pytest.fixture
def visit(coast):
    return coast.visit()


def address(visit, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return reverse("occasion-move", args=["visit", visit.code, 1]) + f"?{query}"


def send(client, visit, day, at="09:00", **rest):
    return client.post(address(visit), {"on": day, "starts_at": at, "reason": "考试", **rest})


def stored(visit):
    found = Visit.objects.get(pk=visit.pk)
    return found.on, found.starts_at


def test_page_says_what_another_day_would_meet_and_keeps_nothing(coast, visit, sign_in):
    client = sign_in(coast.officer)
    before = stored(visit), Record.objects.count(), Occasion.objects.values_list("pk").get()

    taken = client.get(address(visit, on=day_off().isoformat()))
    free = client.get(address(visit, on=school_day(1).isoformat(), at="14:00"))

    assert taken.context["refusal"] == f"{day_off()} 是休息日或假期，学校不上课，请换一个日期。"
    assert free.context["refusal"] == ""
    assert free.context["remarks"] == [f"潘博士没有登记 {school_day(1)} 可以到校。"]
    assert (stored(visit), Record.objects.count()) == before[:2]
    assert Occasion.objects.values_list("pk").get() == before[2]


def test_remarks_are_heard_before_it_is_moved(coast, visit, sign_in):
    client = sign_in(coast.officer)
    day = school_day(1)

    first = send(client, visit, day, "14:00")
    assert first.status_code == 200
    assert first.context["remarks"] == [f"潘博士没有登记 {day} 可以到校。"]
    assert stored(visit) == (school_day(), time(9))

    heard = first.context["form"]["heard"].value()
    done = send(client, visit, day, "14:00", heard=heard)
    assert done.status_code == 302
    assert f"day={day.isoformat()}" in done.url
    assert stored(visit) == (day, time(14))
    assert Record.objects.first().code == "visit.moved"


def test_what_rules_a_day_out_is_said_on_the_form(coast, visit, sign_in):
    other = coast.visit(school="S4", stage="junior", on=school_day(1), hall="")
    client = sign_in(coast.officer)

    refused = send(client, visit, school_day(1), heard=f"{school_day(1).isoformat()} 09:00")

    assert "潘博士" in refused.context["form"].non_field_errors()[0]
    assert stored(visit) == (school_day(), time(9))
    assert stored(other) == (school_day(1), time(9))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"on": "morgen"}, "on"),
        ({"starts_at": "25:00"}, "starts_at"),
        ({"reason": ""}, "reason"),
    ],
)
def test_bad_input_is_said_where_it_stands(coast, visit, sign_in, wrong, field):
    sent = {"on": school_day(1), "starts_at": "09:00", "reason": "考试", **wrong}

    response = sign_in(coast.officer).post(address(visit), sent)

    assert list(response.context["form"].errors) == [field]
    assert stored(visit) == (school_day(), time(9))


def test_who_may_not_move_it_is_told_so(coast, visit, sign_in):
    client = sign_in(coast.shore.auditor)

    assert "改动" in client.get(address(visit, on=school_day(1).isoformat())).context["refusal"]
    assert send(client, visit, school_day(1), heard="x").status_code in (200, 403)
    assert stored(visit) == (school_day(), time(9))


def test_what_is_not_there_cannot_be_moved(coast, visit, sign_in):
    client = sign_in(coast.officer)
    wrong = [("visit", visit.code, 2), ("moon", visit.code, 1), ("visit", "V1", 1)]

    assert {client.get(reverse("occasion-move", args=one)).status_code for one in wrong} == {404}


def test_panel_is_the_page_without_its_frame(coast, visit, sign_in):
    client = sign_in(coast.officer)
    url = address(visit, on=school_day(1).isoformat())

    whole = client.get(url).content.decode()
    part = client.get(url, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert part.split("<form")[0].strip() in whole
    assert today().isoformat()[:4] in part
