"""The calendar: a visit is dragged to the next day, what speaks against it is read, it is moved."""

from datetime import timedelta

from django.urls import reverse
from playwright.sync_api import expect

from journeys.visiting import overflow, serious_findings, sign_in
from manyuan.engagements.kinds.visit.models import Visit
from worlds.visits import build_coast, school_day

DAY = timedelta(days=1)


def test_visit_is_dragged_to_the_next_day(live_server, page, picture):
    coast = build_coast()
    with coast.at():
        visit = coast.visit()
    sign_in(page, coast.officer)
    day, later = school_day(), school_day() + DAY
    page.goto(reverse("engagements") + f"?day={day.isoformat()}")
    entry = page.locator(f'[data-day="{day.isoformat()}"] [data-move]')
    expect(entry).to_contain_text("海洋科学")
    assert serious_findings(page) == []
    picture(page, "calendar-week")

    entry.drag_to(page.locator(f'[data-day="{later.isoformat()}"]'))

    panel = page.locator("#panel")
    expect(panel).to_contain_text(f"潘博士没有登记 {later.isoformat()} 可以到校。")
    expect(panel.get_by_label("日期")).to_have_value(later.isoformat())
    panel.get_by_label("改期原因").fill("期中考试")
    panel.get_by_role("button", name="改期").click()

    expect(page.locator(".messages")).to_contain_text(
        f"「海洋科学」已改到 {later.isoformat()} 09:00。"
    )
    expect(page.locator(f'[data-day="{later.isoformat()}"]')).to_contain_text("海洋科学")
    with coast.at():
        assert Visit.objects.get(pk=visit.pk).on == later


def test_term_fits_a_phone(live_server, new_page):
    coast = build_coast()
    with coast.at():
        coast.visit()
    phone = new_page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    sign_in(phone, coast.principal)
    for view in ("week", "month", "term"):
        phone.goto(
            reverse("engagements") + f"?view={view}&day={school_day().isoformat()}&by=school"
        )
        assert overflow(phone) <= 0
        expect(phone.get_by_text("海洋科学").first).to_be_visible()
