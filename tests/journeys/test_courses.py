"""B8 in the browser: a primary signs up on a phone, the junior school starts, who came is told."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from journeys.visiting import overflow, serious_findings, sign_in
from worlds.clock import on_day
from worlds.qingdao.courses import (
    BRIDGING,
    OUR_FIRST_SESSION,
    OUR_GRADE,
    OUR_OFFERING,
    build_group,
    offer_bridging,
)
from worlds.qingdao.shibei import CHAIN, PRIMARIES

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(new_page):
    return new_page(viewport=PHONE, is_mobile=True, has_touch=True)


def test_primary_takes_the_physics_bridging_course(live_server, page, phone, picture):
    taught = build_group()
    course = offer_bridging(taught)
    at = reverse("course", args=[course.code])
    with on_day(OUR_OFFERING):
        sign_in(phone, taught.principals[PRIMARIES[0]])
        phone.goto(reverse("courses"))
        phone.get_by_role("button", name=re.compile("^报名")).first.tap()
        phone.get_by_label(f"{OUR_GRADE}学生数").fill("30")
        phone.get_by_role("button", name="提交报名").tap()
        expect(phone.locator(".messages")).to_contain_text("30 人都占到名额")
        assert overflow(phone) <= 0
    with on_day(OUR_FIRST_SESSION):
        sign_in(page, taught.principals[CHAIN])
        page.goto(at)
        page.get_by_role("button", name="确定开课").click()
        page.locator("main form button:not([name])").first.click()
        expect(page.locator(".messages")).to_contain_text("已确定开课")
        _report(phone, at, picture)
        page.goto(at)
        expect(page.get_by_role("heading", level=1)).to_have_text(
            f"「{BRIDGING}」1 所学校占 30 个名额，还剩 90 个"
        )
        expect(page.locator("#sessions tbody tr").first).to_contain_text("28")
        assert serious_findings(page) == []
        picture(page, "course")


def _report(phone, at, picture):
    phone.goto(at)
    phone.get_by_role("button", name="登记到课人数").tap()
    phone.get_by_label("第 1 次课到课人数").fill("28")
    assert overflow(phone) <= 0
    assert serious_findings(phone) == []
    picture(phone, "course-attendance")
    phone.get_by_role("button", name="保存到课人数").tap()
    expect(phone.locator(".messages")).to_contain_text("已登记到课人数")
