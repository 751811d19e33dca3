import re

import pytest
from playwright.sync_api import expect

from journeys.visiting import overflow, serious_findings, sign_in


@pytest.mark.smoke
def test_officer_goes_from_the_map_over_a_group_to_a_cells_formula(page, shore):
    sign_in(page, shore.officer)
    assert serious_findings(page) == []

    page.get_by_role("link", name="目录", exact=True).click()
    page.wait_for_url("**/directory/")
    assert page.locator("h1").inner_text() == "6 所学校中 5 所已进集团，覆盖 84.8% 的学生"
    expect(page.locator(".leaflet-interactive, .leaflet-marker-icon").nth(6)).to_be_attached()
    assert serious_findings(page) == []

    page.goto("/directory/groups/G1/")
    assert "海棠路小学教育集团" in page.locator("h1").inner_text()
    page.get_by_role("link", name="集团内均衡").click()
    page.wait_for_url("**/evaluation/balance/groups/G1/**")
    assert serious_findings(page) == []

    page.goto("/evaluation/balance/")
    expect(page.locator("canvas")).to_have_count(2)
    assert serious_findings(page) == []

    page.goto("/evaluation/balance/schools/")
    row = page.get_by_role("row").filter(has_text="灯塔小学")
    row.locator("a[data-panel]").nth(1).click()
    panel = page.locator("#panel")
    panel.get_by_text("5 ÷ 600 × 100").wait_for()
    assert "0.83" in panel.inner_text()
    assert serious_findings(page) == []


def test_saved_map_says_what_its_signs_mean(page, shore, tmp_path):
    sign_in(page, shore.officer)
    page.goto("/directory/")
    keys = page.locator(".legend > *")
    expect(keys.filter(has_text="海棠路小学教育集团")).to_be_visible()

    with page.expect_download() as started:
        page.get_by_text("SVG").first.click()
    started.value.save_as(tmp_path / "map.svg")

    saved = (tmp_path / "map.svg").read_text("utf-8")
    said = re.findall(r"<text[^>]* font-size=\"12\"[^>]*>([^<]+)</text>", saved)
    assert said[-keys.count() :] == [
        *("A 海棠路小学教育集团", "B 望海中学教育集团"),
        *("小学", "初中", "一贯制"),
        *("牵头校", "薄弱校", "新校"),
    ]


def test_as_of_slider_shows_the_map_of_a_past_day(page, shore):
    sign_in(page, shore.officer)
    page.goto("/directory/")

    page.locator("input[type=date]").fill("2022-10-01")
    page.locator("input[type=date]").press("Enter")

    page.get_by_role("heading", name="6 所学校中 3 所已进集团").wait_for()
    assert "2022-10-01" in page.url


def test_chart_is_an_image_only_once_it_is_drawn_with_its_name(page, shore):
    waiting = []
    page.route("**/echarts*", lambda route: waiting.append(route))  # noqa: PLW0108 -- wants a Python function
    sign_in(page, shore.officer)

    with page.expect_request("**/echarts*"):
        page.goto("/evaluation/balance/", wait_until="commit")
    expect(page.locator(".chart").first).to_be_attached()
    assert page.get_by_role("img").locator("canvas").count() == 0
    assert serious_findings(page) == []

    for route in waiting:
        route.continue_()
    title = page.locator("[data-picture]:has(.chart) h2").first.inner_text()
    expect(page.get_by_role("img", name=title).locator("canvas").first).to_be_attached()
    assert serious_findings(page) == []


def test_map_has_a_table_that_holds_the_same_members(page, shore):
    sign_in(page, shore.officer)

    page.goto("/directory/")

    table = page.locator("table").first
    for name in ("海棠路小学", "灯塔小学", "石桥小学", "望海中学", "潮声学校"):
        assert table.get_by_role("row").filter(has_text=name).count() >= 1


@pytest.mark.parametrize(
    "address",
    [
        "/desk/",
        "/directory/",
        "/directory/schools/",
        "/directory/groups/G1/",
        "/directory/files/",
        "/evaluation/balance/",
        "/evaluation/balance/schools/",
        "/evaluation/balance/schools/S2/primary/A2/",
        "/history/",
        "/people/",
    ],
)
def test_page_fits_a_phone_and_any_reader(phone, shore, address):
    sign_in(phone, shore.officer)

    phone.goto(address)

    assert overflow(phone) == 0
    assert serious_findings(phone) == []


def test_whole_way_works_by_keyboard_alone(page, shore):
    sign_in(page, shore.officer)
    page.goto("/evaluation/balance/schools/")

    cell = page.locator("a[data-panel]").first
    cell.focus()
    page.keyboard.press("Enter")
    page.locator("#panel h2").first.wait_for()
    page.keyboard.press("Escape")

    page.locator("#panel h2").first.wait_for(state="hidden")
    assert cell.evaluate("node => node === document.activeElement")


def test_english_page_says_the_same_finding(new_page, shore):
    page = new_page(locale="en-GB")
    sign_in_english(page, shore.officer)

    page.goto("/directory/")

    assert "5 of 6 schools" in page.locator("h1").inner_text()
    assert page.locator("html").get_attribute("lang") == "en"


def sign_in_english(page, seat):
    from worlds.shore import PASSWORD

    page.goto("/")
    page.locator("[name=username]").fill(seat.person.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form.form button").click()
    page.wait_for_url("**/desk/")
