import re

import pytest
from playwright.sync_api import expect

from journeys.visiting import overflow, serious_findings, sign_in
from manyuan.directory.models import Membership
from manyuan.seats.scope import before_any_seat
from worlds.grouping import YEAR, build_reef

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SOON = 30_000  # a worker process starts and solves


@pytest.fixture
def reef(live_server):
    return build_reef()


@pytest.fixture
def page(new_page):
    return new_page(viewport=DESK)


def press(page, name):
    """Press the one button of the page's body that is called so."""
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def headline(page):
    return page.get_by_role("heading", level=1)


@pytest.mark.usefixtures("worker")
def test_groups_are_drafted_solved_looked_through_edited_and_adopted(page, new_page, reef, picture):
    sign_in(page, reef.officer)
    _solve(page)
    expect(headline(page)).to_contain_text("3 个集团（新培育 1 个）覆盖 10 所学校中的 9 所")
    assert serious_findings(page) == []
    picture(page, "grouping-plan")
    _slide(page, picture)
    _move_a_school(page, picture)
    press(page, "采纳方案")
    page.get_by_label("方案里加入的所有学校").check()
    picture(page, "grouping-adopt")
    press(page, "采纳方案")
    expect(page.get_by_role("main")).to_contain_text("已采纳：新集团进入培育")
    _look_at_the_groups(new_page(viewport=PHONE), reef, picture)


def _solve(page):
    page.goto(f"/plans/grouping/drafts/new/?year={YEAR}&groups=3")
    page.get_by_label("最长计算时间（秒）").fill("8")
    press(page, "建立草案")
    press(page, "开始计算")
    expect(headline(page)).to_contain_text("计算完成", timeout=SOON)
    page.get_by_role("button", name=re.compile("查看第 1 版方案")).click()


def _slide(page, picture):
    """The slider says what each number covers; map, sentence and table follow."""
    slider, shown = page.get_by_role("slider", name="集团数"), page.locator("#chosen")
    expect(slider).to_have_attribute("aria-valuetext", "3 个集团，覆盖 9 所学校")
    expect(shown.get_by_role("row").filter(has_text="礁石小学")).to_have_count(1)
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "2 个集团，覆盖 6 所学校")
    expect(shown).to_contain_text("方案：2 个集团，覆盖 10 所学校中的 6 所")
    expect(shown.locator(".leaflet-marker-icon").first).to_be_visible()
    expect(shown.get_by_role("row").filter(has_text="礁石小学")).to_have_count(0)
    expect(slider).to_be_focused()
    assert page.url.endswith("?groups=2")
    shown.get_by_role("link", name="现状", exact=True).click()
    expect(shown).to_contain_text("现状：2 个集团，覆盖 10 所学校中的 5 所")
    picture(page, "grouping-today")
    slider.press("ArrowRight")
    expect(shown).to_contain_text("方案：3 个集团，覆盖 10 所学校中的 9 所")


def _move_a_school(page, picture):
    """A move that breaks a rule is refused with the rule, one that breaks none is kept."""
    page.locator("#table-joins").get_by_role("link", name="独立中学").click()
    panel = page.locator("#panel-body")
    panel.get_by_role("link", name="改到别的集团").click()
    offered = panel.get_by_label("改到哪个集团")
    offered.select_option(label="礁石小学的集团")
    expect(panel).to_contain_text("不能改为：礁石小学的集团")
    picture(page, "grouping-try")
    offered.select_option(label="不进集团")
    expect(panel).to_contain_text("没有违反任何硬规则。")
    panel.get_by_role("button", name="另存为新的一版").click()
    expect(page.get_by_role("main")).to_contain_text("由第 1 版人工调整")
    expect(headline(page)).to_contain_text("覆盖 10 所学校中的 8 所")


def _look_at_the_groups(page, reef, picture):
    """The register has the new group from the first day of the year, and its candidates."""
    sign_in(page, reef.officer)
    page.goto("/directory/groups/?on=2026-09-01")
    expect(page.get_by_role("main")).to_contain_text("礁石小学教育集团")
    assert overflow(page) <= 0
    picture(page, "grouping-groups")
    page.get_by_role("link", name="礁石小学教育集团").first.click()
    with before_any_seat():
        joined = Membership.objects.filter(group__unit__code="G3").order_by("school__unit__code")
        assert {one.group.state for one in joined} == {"incubating"}
        assert [(one.school.code, one.state, one.joined_on.isoformat()) for one in joined] == [
            (code, "candidate", "2026-09-01") for code in ("R1", "R2", "R3")
        ]
