from datetime import timedelta

from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import cancel_visit
from manyuan.kernel.clock import today
from manyuan.seats.actions import make_link
from manyuan.seats.enums import Role
from worlds.caravan import days, hold_holiday
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


def test_school_and_group_open_their_calendar_from_the_month(coast, sign_in):
    for seat, kind in ((coast.principal, "school"), (coast.group_office, "group")):
        page = month_of(sign_in(seat), "")

        assert reverse("calendar-new", args=[kind, seat.unit.code]) in page


def test_calendars_that_were_opened_are_listed_and_can_be_revoked(coast, sign_in):
    made = make_link(
        by=coast.principal,
        role=Role.CALENDAR_LINK,
        unit=coast.principal.unit,
        expires_on=today() + timedelta(days=30),
    )

    page = month_of(sign_in(coast.principal), "")

    assert "订阅日历 1 号" in page
    assert reverse("link-revoke", args=[made.link.number]) in page
    assert made.token not in page


def test_teacher_learns_who_opens_calendars(coast, sign_in):
    page = month_of(sign_in(coast.shore.teacher), "")

    assert "订阅日历由教育局、集团办公室和校长为本单位开通和撤销。" in page
    assert "calendar-new" not in page
    assert "开通订阅日历" not in page


def test_bureau_is_led_to_the_units_that_have_calendars(coast, sign_in):
    for seat in (coast.officer, coast.shore.auditor):
        page = month_of(sign_in(seat), "")

        assert "学校、集团和专家的订阅日历在各自的页面开通" in page
        assert f'href="{reverse("partners")}"' in page


def test_holidays_of_the_caravan_in_force_are_marked(cape, sign_in):
    holiday = days()[2]
    hold_holiday(cape.adopted(), holiday)

    page = month_of(sign_in(cape.officer), f"?month={holiday:%Y-%m}")

    assert "放假" in page.split(f'datetime="{holiday}"')[1].split("</td>")[0]


def test_what_is_no_month_is_as_good_as_none(coast, sign_in):
    client = sign_in(coast.officer)

    for query in ("?month=2025-13", "?month=x", "?month=0000-01", "?month=²-1", ""):
        assert client.get(reverse("visit-calendar") + query).status_code == 200
