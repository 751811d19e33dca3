import re

from django.urls import reverse

from journeys.visiting import serious_findings, sign_in
from manyuan.engagements.kinds.visit.models import Visit


def test_partner_answers_by_link_on_a_phone(page, phone, coast, picture):
    visit = coast.visit()
    sign_in(page, coast.officer)
    page.goto(reverse("partner", args=["P1"]))
    page.get_by_role("button", name="开通页面链接").click()
    page.locator("main form button").first.click()
    address = page.locator("#link-address").input_value()
    assert page.get_by_role("button", name="复制地址").is_visible()
    picture(page, "link-made")

    phone.goto(address)
    assert phone.get_by_role("heading", level=1).inner_text() == "1 次到校等您答复"
    assert serious_findings(phone) == []
    picture(phone, "link-partner")
    phone.get_by_role("button", name="确认到校").click()
    phone.get_by_role("button", name="确认到校").click()
    phone.wait_for_url(re.compile(r"/link/[^/]+/$"))

    assert "已确认" in phone.locator(".messages").inner_text()
    assert Visit.objects.get(pk=visit.pk).partner_confirmed_at is not None
    phone.get_by_role("button", name="English").click()
    assert phone.get_by_role("heading", level=1).inner_text() == "All coming visits are answered"


def test_revoked_link_opens_the_calm_page(page, phone, coast):
    sign_in(page, coast.officer)
    page.goto(reverse("partner-link-new", args=["P1"]))
    page.locator("main form button").first.click()
    address = page.locator("#link-address").input_value()
    page.goto(reverse("link-revoke", args=[1]))
    page.get_by_role("button", name="撤销链接").click()
    page.wait_for_url("**/directory/partners/P1/")

    answer = phone.goto(address)

    assert answer.status == 404
    assert phone.get_by_role("heading", level=1).inner_text() == "这个链接打不开"
