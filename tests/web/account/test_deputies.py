"""The pages on which somebody names a deputy, and what both see of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.seats.actions import Absence, name_deputy
from manyuan.seats.models import Seat

PAGE = reverse("deputies")
LAST = today() + timedelta(days=6)


@pytest.fixture
def deputy(shore):
    with shore.at(shore.principal):
        absence = Absence(first=today(), last=LAST, reason="外出培训")
        username = shore.teacher.person.username
        made = name_deputy(by=shore.principal, username=username, absence=absence)
        return Seat.objects.select_related("person", "unit", "stands_in_for__person").get(
            pk=made.pk
        )


def said(page):
    return [str(one) for one in page.context["messages"]]


def test_holder_names_a_deputy(shore, sign_in):
    sent = {
        "username": shore.teacher.person.username,
        "first": today().isoformat(),
        "last": LAST.isoformat(),
        "reason": "外出培训",
    }

    page = sign_in(shore.principal).post(PAGE, sent, follow=True)

    assert said(page) == [f"已请{shore.teacher.person.name}代理，到期自动结束。"]
    assert [(one.person, last) for one, last in page.context["deputies"]] == [
        (shore.teacher.person, LAST)
    ]


def test_what_is_refused_shows_on_the_form(shore, sign_in):
    sent = {"username": "nobody", "first": today(), "last": LAST, "reason": "外出"}

    page = sign_in(shore.principal).post(PAGE, sent)

    assert page.context["form"].non_field_errors() == [
        "本区没有用户名为「nobody」的在任人员，请核对用户名。"
    ]


def test_both_are_told_in_the_inbox(shore, deputy, sign_in):
    shown = [
        sign_in(seat).get(reverse("inbox")).context["standing_in"]
        for seat in (deputy, shore.principal, shore.officer)
    ]

    assert shown == [
        f"您在代理安校长，至 {LAST}。",
        f"{shore.teacher.person.name}在代理您，至 {LAST}；两人都能办理，各记各的名字。",
        "",
    ]


def test_seat_switcher_says_for_whom(shore, deputy, sign_in):
    client = sign_in(shore.teacher)

    assert "校长 · 灯塔小学（代安校长）" in client.get(reverse("inbox")).content.decode()


def test_deputy_hands_the_seat_back_and_goes_on_in_the_own(shore, deputy, sign_in):
    client = sign_in(deputy)
    assert client.get(PAGE).context["standing_in"] == deputy

    page = client.post(reverse("deputy-end", args=[deputy.pk]), follow=True)

    assert said(page) == ["代理已结束。"]
    assert page.wsgi_request.seat == shore.teacher


def test_holder_ends_it_once(shore, deputy, sign_in):
    client, address = sign_in(shore.principal), reverse("deputy-end", args=[deputy.pk])

    assert said(client.post(address, follow=True)) == ["代理已结束。"]
    assert said(client.post(address, follow=True)) == ["这次代理已经结束。"]


@pytest.mark.parametrize(("who", "status"), [("hill", 404), ("group_office", 403)])
def test_nobody_else_ends_it(shore, deputy, sign_in, who, status):
    answer = sign_in(getattr(shore, who)).post(reverse("deputy-end", args=[deputy.pk]))

    deputy.refresh_from_db()
    assert (answer.status_code, deputy.ends_on) == (status, LAST + timedelta(days=1))


def test_officer_sees_it_with_the_person(shore, deputy, sign_in):
    page = sign_in(shore.officer).get(reverse("person", args=[deputy.person_id]))

    assert "校长（代安校长，外出培训）" in page.content.decode()
