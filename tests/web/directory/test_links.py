import re
from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.seats.models import Link, LinkUse
from web.directory.pages import records, text

PARTNER = reverse("partner", args=["P1"])
NEW = reverse("partner-link-new", args=["P1"])
SCHOOL_CALENDAR = reverse("calendar-new", args=["school", "S2"])
GROUP_CALENDAR = reverse("calendar-new", args=["group", "G1"])
PARTNER_CALENDAR = reverse("calendar-new", args=["partner", "P1"])
RENEW = reverse("link-renew", args=[1])
REVOKE = reverse("link-revoke", args=[1])


def address_in(page):
    return re.search(r"http://testserver(/link/[^\s<]+)", text(page))[1]


def links(shore):
    with shore.at():
        return list(Link.objects.order_by("number"))


def test_address_is_shown_once_and_opens_the_page(shore, sign_in):
    client = sign_in(shore.officer)
    assert client.get(NEW).context["form"]["days"].value() == 90

    made = client.post(NEW, {"days": 90})
    address = address_in(made)

    assert made.status_code == 200
    assert "no-store" in made.headers["Cache-Control"]
    assert client.get(address).status_code == 200
    page = text(client.get(PARTNER))
    assert "合作单位链接 1 号" in page
    assert "使用 1 次" in page
    assert address not in page
    assert [link.expires_on for link in links(shore)] == [today() + timedelta(days=90)]


@pytest.mark.parametrize("days", ["", "0", "401", "x"])
def test_wrong_term_makes_no_link(shore, sign_in, days):
    before = records()

    page = sign_in(shore.officer).post(NEW, {"days": days})

    assert list(page.context["form"].errors) == ["days"]
    assert (links(shore), records()) == ([], before)


def test_link_is_replaced_and_revoked(shore, sign_in):
    client = sign_in(shore.officer)
    old = address_in(client.post(NEW, {"days": 5}))

    new = address_in(client.post(RENEW, {"days": 9}))
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    again = client.post(RENEW, {"days": 9})
    assert again.context["form"].non_field_errors() == ["这个链接已经撤销；需要时请另行开通。"]

    done = client.post(reverse("link-revoke", args=[2]), follow=True)
    assert "已撤销海洋大学的 2 号链接。" in text(done)
    assert client.get(new).status_code == 404
    assert "2 个已失效的链接" in text(done)


@pytest.mark.parametrize(
    ("who", "address", "home"),
    [
        ("officer", PARTNER_CALENDAR, PARTNER),
        ("principal", SCHOOL_CALENDAR, reverse("school", args=["S2"])),
        ("group_office", GROUP_CALENDAR, reverse("group", args=["G1"])),
    ],
)
def test_calendar_is_opened_by_the_bureau_and_by_its_own_unit(shore, sign_in, who, address, home):
    client = sign_in(shore.people[who])
    assert address in text(client.get(home))

    feed = address_in(client.post(address, {"days": 365}))

    assert feed.endswith("/calendar.ics")
    assert client.get(feed).headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "订阅日历 1 号" in text(client.get(home))
    assert client.post(REVOKE).headers["Location"] == home
    assert client.get(feed).status_code == 404


def test_unit_that_may_not_keep_links_is_told_why(shore, sign_in):
    client = sign_in(shore.principal)

    assert "合作单位的链接由教育局开通和撤销。" in text(client.get(PARTNER))
    page = text(client.get(reverse("school", args=["S1"])))
    assert "订阅日历由教育局、集团办公室和校长为本单位开通和撤销。" in page


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_keeps_the_links_of_partners(shore, sign_in, who):
    sign_in(shore.officer).post(NEW, {"days": 5})
    client, before = sign_in(shore.people[who]), records()

    for address in (NEW, PARTNER_CALENDAR, RENEW, REVOKE):
        assert client.get(address).status_code == 403
        assert client.post(address, {"days": 5}).status_code == 403
    assert records() == before
    assert [link.revoked_at for link in links(shore)] == [None]


@pytest.mark.parametrize(
    "address",
    [
        reverse("link-renew", args=[7]),
        reverse("link-revoke", args=[7]),
        reverse("calendar-new", args=["bureau", "990001"]),
        reverse("calendar-new", args=["school", "S99"]),
        reverse("partner-link-new", args=["P9"]),
    ],
)
def test_what_is_not_there_is_not_found(shore, sign_in, address):
    assert sign_in(shore.officer).get(address).status_code == 404


def test_expired_link_is_listed_apart(shore, sign_in):
    client = sign_in(shore.officer)
    client.post(NEW, {"days": 5})
    with shore.at():
        Link.objects.update(expires_on=today())
        assert LinkUse.objects.count() == 0

    page = text(client.get(PARTNER))

    assert "1 个已失效的链接" in page
    assert "已到期" in page
    assert "还没有用过" in page


def test_calendar_of_a_school_may_hold_one_venue_or_teacher(shore, sign_in):
    client = sign_in(shore.officer)
    address = reverse("calendar-new", args=["school", "S1"])

    choices = client.get(address).context["form"].fields["only"].choices
    client.post(address, {"days": 30, "only": "venue:H1"})

    assert ("venue:H1", "场地 报告厅") in choices
    assert ("teacher:T1", "教师 林一") in choices
    assert [link.detail for link in links(shore)] == ["venue:H1"]


def test_calendar_of_a_partner_may_hold_one_expert(shore, sign_in):
    client = sign_in(shore.officer)
    asked = client.get(PARTNER_CALENDAR + "?only=E1").context["form"]
    assert asked["only"].value() == "E1"

    client.post(PARTNER_CALENDAR, {"days": 30, "only": "E1"})
    wrong = client.post(PARTNER_CALENDAR, {"days": 30, "only": "E9"})

    assert [link.detail for link in links(shore)] == ["E1"]
    assert list(wrong.context["form"].errors) == ["only"]
    assert "只含 E1" in text(client.get(PARTNER))
    page = text(client.get(reverse("expert", args=["E1"])))
    assert PARTNER_CALENDAR + "?only=E1" in page
    assert "订阅日历 1 号" in page
