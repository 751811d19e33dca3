import re

from journeys.visiting import serious_findings, sign_in


def test_edited_membership_stands_in_the_history(page, shore):
    sign_in(page, shore.officer)
    page.goto("/directory/groups/G1/")

    page.get_by_role("row").filter(has_text="石桥小学").get_by_role("link", name="修改").click()
    page.get_by_label("成员状态").select_option("member")
    assert serious_findings(page) == []
    page.locator("main form button:not([name])").first.click()
    page.wait_for_url("**/directory/groups/G1/")

    page.goto("/history/")
    row = page.get_by_role("row").filter(has_text="修改了石桥小学在海棠路小学教育集团的成员信息")
    row.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/history/\d+/"))
    shown = page.locator("main").inner_text()
    assert "试行" in shown
    assert "正式" in shown
    assert serious_findings(page) == []


def test_principal_is_told_why_a_change_is_refused(page, shore):
    sign_in(page, shore.principal)

    answer = page.goto("/directory/schools/S2/edit/")

    assert answer.status == 403
    assert "由教育局登记" in page.locator("main").inner_text()
