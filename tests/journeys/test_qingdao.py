"""Two facts of the Qingdao world, recorded by people at their pages: N1 and B6."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from journeys.visiting import overflow, serious_findings, sign_in
from worlds.clock import on_day
from worlds.qingdao import shinan, tour
from worlds.qingdao.bureau import group_name
from worlds.qingdao.shibei import PRIMARIES

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(new_page):
    """A principal's phone."""
    return new_page(viewport=PHONE, is_mobile=True, has_touch=True)


def test_officer_ties_a_group_to_its_university_and_institute(live_server, page, picture):
    bureau = shinan.build_shinan()
    sign_in(page, bureau.officer)
    page.goto(reverse("partnerships"))
    _figures_are(page, "共 1，缺 1", "共 1，缺 1")

    _sign(page, "group_university", shinan.OCEAN_UNIVERSITY)
    _sign(page, "group_institute", shinan.OCEAN_INSTITUTE)

    page.goto(reverse("partnerships"))
    _figures_are(page, "共 1，缺 0", "共 1，缺 0")
    row = page.get_by_role("row").filter(has_text=group_name(shinan.LEAD)).first
    expect(row).to_contain_text(shinan.OCEAN_UNIVERSITY)
    expect(row).to_contain_text(shinan.OCEAN_INSTITUTE)
    assert serious_findings(page) == []
    picture(page, "qingdao-science")


def _sign(page, kind, partner):
    """Fill in the form as one types: the name of the partner and of the group."""
    page.goto(reverse("agreement-new"))
    page.get_by_label("协议类别").select_option(kind)
    page.get_by_label("合作单位").fill(partner)
    page.get_by_label(re.compile("^集团")).fill(group_name(shinan.LEAD))
    page.get_by_label("生效日期").fill(shinan.OUR_SIGNING.isoformat())
    page.locator("main form button:not([name])").first.click()
    expect(page.locator(".messages")).to_contain_text(partner)


def _figures_are(page, university, institute):
    for label, said in (("一集团一高校", university), ("一集团一院所", institute)):
        figure = page.locator(".figures > div").filter(has_text=label)
        expect(figure).to_contain_text(said)


def test_principal_reports_the_caravan_and_the_bureau_sees_a_thousand(
    live_server, page, phone, picture
):
    built = tour.build_tour()
    own, *others = PRIMARIES
    with on_day(tour.OUR_TOUR):
        with built.bureau.at():
            built.hold(*(built.visit_at(school) for school in others))
            visit = built.visit_at(own)
        _report(phone, built.principals[own], visit, picture)
        sign_in(page, built.bureau.officer)
        page.goto(reverse("visits"))
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "3 次专家到校：3 次已开展，0 次待确认"
        )
        for label, value in (("到过的学校", "3"), ("学生受益", "930"), ("到场教师", "60")):
            expect(page.locator(".figures > div").filter(has_text=label)).to_contain_text(value)
        assert serious_findings(page) == []
        picture(page, "qingdao-reach")


def _report(phone, principal, visit, picture):
    sign_in(phone, principal)
    phone.goto(reverse("visit", args=[visit.code]))
    phone.locator("main").get_by_role("button", name="登记到场人数").tap()
    phone.get_by_label("六年级学生数").fill(str(tour.OUR_PUPILS))
    phone.get_by_label("到场教师数").fill(str(tour.OUR_TEACHERS))
    assert overflow(phone) <= 0
    picture(phone, "qingdao-attendance")
    phone.get_by_role("button", name="登记人数").tap()
    phone.wait_for_url(re.compile(r"/visits/[^/]+/$"))
    expect(phone.locator(".messages")).to_contain_text("已登记：学生 310 人，教师 20 人。")
