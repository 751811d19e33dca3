"""A principal approves two bookings of the own hall in the inbox, and takes it back in time."""

from datetime import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from journeys.visiting import overflow, serious_findings, sign_in
from manyuan.engagements.kinds.venue.models import Use
from worlds.venues import build_quay, weekday

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(new_page):
    return new_page(viewport=PHONE, is_mobile=True, has_touch=True)


def states():
    return set(Use.objects.values_list("state", flat=True))


def test_principal_approves_two_bookings_and_takes_it_back(live_server, phone, picture):
    quay = build_quay()
    with quay.at():
        quay.book()
        quay.book(days=(weekday(1),), starts_at=time(9), ends_at=time(10))
    sign_in(phone, quay.owner)
    phone.goto(reverse("inbox"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("2 件事等您办理")
    phone.get_by_role("link", name="全选").tap()
    phone.get_by_role("button", name="同意预订", exact=True).tap()
    expect(phone.locator(".messages")).to_contain_text("已办理 2 项，一分钟内可以撤销。")
    with quay.at():
        assert states() == {"approved"}
    assert overflow(phone) <= 0
    assert serious_findings(phone) == []
    picture(phone, "inbox")
    phone.get_by_role("button", name="撤销 已同意预订 2 项").tap()
    expect(phone.locator(".messages")).to_contain_text("已撤销 2 项，请重新办理。")
    expect(phone.get_by_role("heading", level=1)).to_have_text("2 件事等您办理")
    with quay.at():
        assert states() == {"requested"}
