"""The list of notices, the bell, and what opening or marking one does."""

import pytest
from django.urls import reverse

from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import now
from manyuan.notices.models import Notice
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from worlds.visits import school_day


@pytest.fixture
def visit(coast):
    return coast.visit()


def unread(seat):
    return Notice.objects.filter(seat=seat, read_at__isnull=True).count()


def the_notice():
    return Notice.objects.get()


def test_nothing_yet_is_said_with_what_will_stand_here(coast, sign_in):
    response = sign_in(coast.principal).get(reverse("my-notices"))

    assert response.context["headline"] == "没有未读消息"
    assert "还没有消息" in response.content.decode()


def test_a_seat_reads_what_it_was_told_by_whom_in_which_role(coast, visit, sign_in):
    response = sign_in(coast.principal).get(reverse("my-notices"))

    (row,) = response.context["rows"]
    assert row.text == f"安排潘博士于 {visit.on} {visit.starts_at:%H:%M} 到灯塔小学讲「海洋科学」"
    assert (row.topic, row.who, row.is_unread) == (
        "专家到校",
        "教育局干部 · 岸区教育和体育局",
        True,
    )
    assert "方主任" not in response.content.decode()


@pytest.mark.parametrize(("who", "number"), [("principal", 1), ("officer", 0)])
def test_the_bell_counts_the_seats_own(coast, visit, sign_in, who, number):
    response = sign_in(getattr(coast, who)).get(reverse("desk"))

    assert response.context["unread_notices"] == number


def test_opening_leads_to_the_page_and_marks_as_read(coast, visit, sign_in):
    response = sign_in(coast.principal).post(reverse("my-notice", args=[the_notice().pk]))

    assert response.url == reverse("visit", args=[visit.code])
    assert unread(coast.principal) == 0


def test_what_may_not_be_opened_any_more_says_so(coast, sign_in):
    with coast.at():
        changed = Changed("visits", "X9", "", None, {})
        written = record(by=coast.officer, code="visit.confirmed", changes=[changed], **FACTS)
        notice = Notice.objects.create(
            bureau_id=written.bureau_id, record=written, seat=coast.principal, topic="visit"
        )

    response = sign_in(coast.principal).post(reverse("my-notice", args=[notice.pk]), follow=True)

    assert response.redirect_chain[0][0] == reverse("my-notices")
    assert "没有可以打开的页面" in response.content.decode()


FACTS = {
    "visit_side": "school",
    "expert": "潘博士",
    "on": "2026-12-01",
    "visited": "灯塔小学",
    "topic": "海",
}


def test_marking_one_leaves_the_others(coast, visit, sign_in):
    coast.visit(on=school_day(2))
    first = Notice.objects.order_by("pk").first()

    sign_in(coast.principal).post(reverse("my-notice-read", args=[first.pk]))

    assert list(Notice.objects.filter(read_at__isnull=True).exclude(pk=first.pk)) != []
    assert unread(coast.principal) == 1


def test_marking_all_of_another_topic_leaves_these(coast, visit, sign_in):
    client = sign_in(coast.principal)

    client.post(reverse("my-notices-read"), {"topic": "course"})
    after_others = unread(coast.principal)
    client.post(reverse("my-notices-read"), {"topic": "visit"})

    assert (after_others, unread(coast.principal)) == (1, 0)


def test_the_unread_come_first_and_topics_filter(coast, visit, sign_in):
    coast.visit(on=school_day(2))
    Notice.objects.filter(pk=Notice.objects.latest("pk").pk).update(read_at=now())
    client = sign_in(coast.principal)

    every = client.get(reverse("my-notices")).context["rows"]
    none = client.get(reverse("my-notices"), {"topic": "course"}).context["rows"]

    assert [row.is_unread for row in every] == [True, False]
    assert none == []


def test_a_letter_of_another_own_seat_offers_to_change_there(coast, visit, sign_in):
    person = coast.principal.person
    other = Seat.objects.create(
        person=person,
        role=Role.GROUP_OFFICE,
        unit=coast.shore.group("G1").unit,
        bureau_id=coast.principal.bureau_id,
        starts_on=coast.principal.starts_on,
    )
    address = reverse("my-notice", args=[the_notice().pk])

    response = sign_in(other).get(address)

    assert response.context["other"] == coast.principal
    assert unread(coast.principal) == 1


def test_when_the_seat_ends_its_notices_are_gone(coast, visit, sign_in):
    client = sign_in(coast.principal)
    Seat.objects.filter(pk=coast.principal.pk).update(ends_on=coast.principal.starts_on)

    response = client.get(reverse("my-notice", args=[the_notice().pk]))

    assert response.status_code == 403
