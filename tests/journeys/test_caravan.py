import re

import pytest
from playwright.sync_api import expect

from journeys.visiting import overflow, serious_findings, sign_in
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.seats.scope import before_any_seat
from worlds.caravan import build_cape, year

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SOON = 30_000  # a worker process starts and solves


@pytest.fixture
def cape(live_server):
    return build_cape()


@pytest.fixture
def page(new_page):
    return new_page(viewport=DESK)


def press(page, name):
    """Press the one button of the page's body that is called so."""
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


@pytest.mark.usefixtures("worker")
def test_caravan_is_drafted_solved_explained_adopted_and_confirmed(page, new_page, cape, picture):
    sign_in(page, cape.officer)
    page.goto(f"/plans/caravan/?year={year()}")
    press(page, "起草大篷车方案")
    page.get_by_label("最长计算时间（秒）").fill("10")
    press(page, "建立草案")
    press(page, "开始计算")
    expect(page.get_by_role("heading", level=1)).to_contain_text("计算完成", timeout=SOON)
    picture(page, "caravan-run")
    page.get_by_role("button", name=re.compile("查看第 1 版方案")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("项已安排")
    assert serious_findings(page) == []
    picture(page, "caravan-plan")
    _ask_why(page, picture)
    page.keyboard.press("Escape")
    press(page, "采纳方案")
    press(page, "采纳方案")
    expect(page.get_by_role("main")).to_contain_text("已采纳")
    _confirm(new_page(viewport=PHONE), cape, picture)


def _ask_why(page, picture):
    """A click on a school opens the reasons; a click further tries another day."""
    page.get_by_role("row").filter(has_text="R2").get_by_role("link").click()
    panel = page.locator("#panel-body")
    expect(panel).to_contain_text("首次到访")
    picture(page, "caravan-why")
    panel.get_by_role("link", name="看看别的专家和日期").click()
    expect(panel).to_contain_text("最好的几个选择")


def _confirm(page, cape, picture):
    """The principal of S2 says yes on a phone to the visit that the plan brings."""
    with before_any_seat():
        visit = Visit.objects.get(request__code="R1")
    sign_in(page, cape.shore.principal)
    page.goto(f"/engagements/visits/{visit.code}/")
    press(page, "确认到校")
    expect(page.get_by_role("main")).to_contain_text("等待另一方确认")
    assert overflow(page) <= 0
    picture(page, "caravan-confirmed")
    with before_any_seat():
        assert Visit.objects.get(pk=visit.pk).school_confirmed_at is not None
