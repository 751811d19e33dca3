from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import cancel_visit
from worlds.visits import PAST, school_day


def month_of(client, query):
    return client.get(reverse("visit-calendar") + query).content.decode()


def test_month_shows_its_visits_with_their_hours(coast, sign_in):
    held = coast.held()

    page = month_of(sign_in(coast.officer), f"?month={PAST:%Y-%m}")

    assert "有 1 次专家到校，到 1 所学校" in page
    assert reverse("visit", args=[held.code]) in page
    assert "09:00–10:00 灯塔小学" in page
    assert reverse("visit-tour", args=["E1", PAST.isoformat()]) in page


def test_cancelled_visit_is_not_in_the_month(coast, sign_in):
    visit = coast.visit()
    cancel_visit(by=coast.officer, visit=visit, reason="台风")

    page = month_of(sign_in(coast.officer), f"?month={school_day():%Y-%m}")

    assert "没有专家到校" in page
    assert reverse("visit", args=[visit.code]) not in page


def test_month_leads_to_the_months_beside_it(coast, sign_in):
    page = month_of(sign_in(coast.officer), "?month=2025-12")

    assert "?month=2025-11" in page
    assert "?month=2026-01" in page


def test_holidays_and_make_up_days_are_marked(coast, sign_in):
    page = month_of(sign_in(coast.officer), "?month=2025-10")

    day = page.split('datetime="2025-10-11"')[1].split("</td>")[0]
    holiday = page.split('datetime="2025-10-01"')[1].split("</td>")[0]
    common = page.split('datetime="2025-10-14"')[1].split("</td>")[0]
    assert "上课" in day
    assert "放假" in holiday
    assert "上课" not in common
    assert "放假" not in common


def test_what_is_no_month_is_as_good_as_none(coast, sign_in):
    client = sign_in(coast.officer)

    for query in ("?month=2025-13", "?month=x", "?month=0000-01", "?month=²-1", ""):
        assert client.get(reverse("visit-calendar") + query).status_code == 200
