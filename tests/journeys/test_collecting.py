from datetime import timedelta

import pytest
from playwright.sync_api import expect

from journeys.visiting import overflow, serious_findings, sign_in
from manyuan.kernel.clock import today
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.queries.windows import next_year
from worlds.exchange import PACK, build_strand

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def strand(live_server):
    """Strand while its lists are collected."""
    built = build_strand()
    week = timedelta(days=7)
    with built.at():
        facts = WindowFacts(today() - week, today() + week, PACK)
        open_window(by=built.officer, year=next_year(today()), facts=facts)
    return built


@pytest.fixture
def page(new_page):
    """A teacher's phone."""
    return new_page(viewport=PHONE, is_mobile=True, has_touch=True)


def test_teacher_contests_and_wishes_on_a_phone(page, new_page, strand, picture):
    sign_in(page, strand.teacher)
    page.goto("/offers/")
    expect(page.get_by_role("heading", level=1)).to_have_text("你今年符合交流条件")
    expect(page.locator("main")).to_contain_text("你到校")
    _is_fit_to_read(page)
    picture(page, "phone-1-record")

    _contest(page, picture)
    _wish(page, picture)
    _answered(new_page(), strand, picture)

    page.reload()
    papers = page.locator(".papers")
    expect(papers).to_contain_text("已更正")
    expect(page.locator(".my-facts")).to_contain_text("硕士")
    _is_fit_to_read(page)
    picture(page, "phone-6-answered")


def _contest(page, picture):
    page.locator(".my-facts div").filter(has_text="学历").get_by_role("link").tap()
    page.get_by_label("应为").select_option("master")
    page.get_by_label("依据").fill("2024 年 6 月取得硕士学位")
    _is_fit_to_read(page)
    picture(page, "phone-2-contest")
    page.get_by_role("button", name="提交更正申请").tap()
    page.wait_for_url("**/offers/mine/")
    expect(page.locator(".papers")).to_contain_text("更正学历")
    picture(page, "phone-3-contested")


def _wish(page, picture):
    page.get_by_role("button", name="填写意愿").tap()
    page.get_by_label("愿意去的学校，第 1 所").select_option("E")
    page.get_by_label("愿意去的学校，第 2 所").select_option("B")
    wishes = page.locator("[data-list=wish] > li")
    wishes.nth(1).get_by_role("button", name="上移").tap()
    expect(wishes.first.locator("select")).to_have_value("B")
    page.get_by_label("不去的学校，第 1 所").select_option("D")
    _is_fit_to_read(page)
    picture(page, "phone-4-wishes")

    page.get_by_role("button", name="保存意愿").last.tap()
    expect(page.locator("main")).to_contain_text("原因")
    page.get_by_label("不去的原因").fill("离家太远，要接送孩子")
    page.get_by_role("button", name="保存意愿").last.tap()
    page.wait_for_url("**/offers/mine/")
    expect(page.locator(".ranked > li")).to_have_text(["乙小学", "戊小学"])
    expect(page.locator("main")).to_contain_text("不去：丁小学（离家太远，要接送孩子）")
    picture(page, "phone-5-wished")


def _answered(desk, strand, picture):
    sign_in(desk, strand.principal_a)
    desk.goto("/offers/")
    desk.get_by_role("button", name="查看更正申请").click()
    desk.get_by_role("row").filter(has_text="A校教师0").get_by_role("link").first.click()
    picture(desk, "desk-1-contest")
    desk.get_by_label("答复").fill("已核对学位证书")
    desk.get_by_role("button", name="同意更正").click()
    expect(desk.locator("main")).to_contain_text("名单已更正")
    picture(desk, "desk-2-contests")


def _is_fit_to_read(page):
    assert overflow(page) == 0
    assert serious_findings(page) == []
