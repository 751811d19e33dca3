from datetime import date, timedelta

import pytest
from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.engagements.kinds.visit.actions import cancel_visit
from manyuan.kernel.clock import today
from manyuan.seats.actions import make_link
from manyuan.seats.enums import Role
from worlds.caravan import days, hold_holiday
from worlds.visits import PAST, school_day

VIEWS = ("week", "month", "term")


def calendar(client, **asked):
    return client.get(reverse("engagements"), asked)


def page(client, **asked):
    return calendar(client, **asked).content.decode()


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_shows_what_lies_in_it(coast, sign_in, view):
    held = coast.held()

    shown = page(sign_in(coast.officer), view=view, day=PAST.isoformat())

    assert "1 项安排" in shown
    assert reverse("visit", args=[held.code]) in shown
    assert "09:00–10:00 海洋科学" in shown
    assert "专家到校 · 灯塔小学 报告厅" in shown


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_called_off_is_not_in_the_calendar(coast, sign_in, view):
    visit = coast.visit()
    cancel_visit(by=coast.officer, visit=visit, reason="台风")

    shown = page(sign_in(coast.officer), view=view, day=school_day().isoformat())

    assert "这段时间没有安排" in shown
    assert reverse("visit", args=[visit.code]) not in shown


def test_views_lead_to_the_days_beside_them(coast, sign_in):
    client = sign_in(coast.officer)
    contexts = {view: calendar(client, view=view, day="2025-12-10").context for view in VIEWS}

    leads = {view: (one["earlier"], one["later"]) for view, one in contexts.items()}
    days_of = {
        view: tuple(address.split("day=")[1] for address in pair) for view, pair in leads.items()
    }
    assert days_of["week"] == ("2025-12-03", "2025-12-17")
    assert days_of["month"] == ("2025-11-30", "2026-01-01")
    earlier, later = days_of["term"]
    assert date.fromisoformat(earlier) < date(2025, 7, 31)
    assert date(2026, 2, 1) < date.fromisoformat(later) < date(2026, 4, 1)


def test_weeks_carry_their_number_in_the_term(coast, sign_in):
    client = sign_in(coast.officer)

    assert "2025-09-01 至 2025-09-07 · 第 1 周" in page(client, view="week", day="2025-09-03")
    assert "2026-08-31 至 2026-09-06 · 第 1 周" in page(client, view="week", day="2026-08-31")
    assert "2026-07-27 至 2026-08-02<" in page(client, view="week", day="2026-07-29")
    term = page(client, view="term", day="2025-09-03")
    assert "第一学期" in term
    assert "第 18 周" in term


def test_holidays_and_make_up_days_are_marked(coast, sign_in):
    shown = page(sign_in(coast.officer), view="month", day="2025-10-10")

    day = shown.split('datetime="2025-10-11"')[1].split("</td>")[0]
    holiday = shown.split('datetime="2025-10-01"')[1].split("</td>")[0]
    common = shown.split('datetime="2025-10-14"')[1].split("</td>")[0]
    assert "上课" in day
    assert "放假" in holiday
    assert "上课" not in common
    assert "放假" not in common


def test_holidays_of_the_caravan_in_force_are_marked(cape, sign_in):
    holiday = days()[2]
    hold_holiday(cape.adopted(), holiday)

    shown = page(sign_in(cape.officer), view="month", day=holiday.isoformat())

    assert "放假" in shown.split(f'datetime="{holiday}"')[1].split("</td>")[0]


@pytest.fixture
def busy(coast):
    """Two visits in one week, at S2 and at S4, and a posting from S1 to S2 that lasts."""
    coast.visit()
    coast.visit(school="S4", stage="junior", expert="E2", topic="人工智能", hall="")
    facts = PostingFacts(
        teacher=Teacher.objects.get(code="T1"),
        host=coast.shore.school("S2"),
        mode=Mode.SECONDMENT,
        starts_on=date(2025, 9, 1),
        ends_on=date(2028, 9, 1),
    )
    return arrange_posting(by=coast.officer, facts=facts)


def lines(client, **asked):
    context = calendar(client, view="week", day=school_day().isoformat(), **asked).context
    return {
        row["name"]: sorted(
            {entry.title for _day, entries in row["cells"] for entry in entries}
            | {entry.title for entry in row["long"]}
        )
        for row in context["rows"]
    }


def test_week_has_a_line_for_each_school_group_person_and_venue(coast, busy, sign_in):
    client = sign_in(coast.officer)

    assert lines(client, by="school") == {
        "望海中学": ["人工智能"],
        "海棠路小学": ["林一"],
        "灯塔小学": ["林一", "海洋科学"],
    }
    assert lines(client, by="person") == {
        "卢工": ["人工智能"],
        "林一": ["林一"],
        "潘博士": ["海洋科学"],
    }
    assert lines(client, by="group") == {
        "望海中学教育集团": ["人工智能"],
        "海棠路小学教育集团": ["林一", "海洋科学"],
    }
    assert lines(client, by="venue") == {}
    assert lines(client, by="school", which="S4") == {"望海中学": ["人工智能"]}
    assert lines(client, by="school", kind="visit") == {
        "望海中学": ["人工智能"],
        "灯塔小学": ["海洋科学"],
    }


@pytest.mark.parametrize("view", VIEWS)
def test_what_lasts_stands_beside_the_days(coast, busy, sign_in, view):
    shown = calendar(
        sign_in(coast.officer), view=view, day=school_day().isoformat(), kind="posting"
    ).context

    assert [(one.title, one.kind_label) for one in shown["long"]] == [("林一", "支教")]
    assert shown["headline"] == "0 项安排；另有 1 项持续多日"
    rows = shown.get("rows") or [{"cells": week["days"]} for week in shown["weeks"]]
    assert not any(entries for row in rows for _day, entries in row["cells"])


@pytest.mark.parametrize("view", VIEWS)
def test_each_seat_sees_its_own_calendar(coast, busy, sign_in, view):
    def codes(seat):
        shown = page(sign_in(seat), view=view, day=school_day().isoformat())
        return {code for code in (busy.code, "V") if f"/{code}" in shown}, "人工智能" in shown

    assert codes(coast.officer) == ({busy.code, "V"}, True)
    assert codes(coast.principal) == ({busy.code, "V"}, False)
    assert codes(coast.shore.hill) == (set(), False)


def test_what_the_address_does_not_mean_is_as_good_as_not_said(coast, sign_in):
    client = sign_in(coast.officer)
    for asked in (
        {"view": "year"},
        {"day": "2025-13-01"},
        {"day": "0001-01-01"},
        {"day": "9999-12-31", "view": "term"},
        {"by": "moon", "which": "x"},
        {"kind": "x"},
        {"by": "school", "which": "S99"},
    ):
        response = calendar(client, **asked)
        assert response.status_code == 200
        assert response.context["asked"].day == today()


def test_entries_are_moved_by_who_may_act_and_only_while_they_wait(coast, busy, sign_in):
    coast.held()
    address = "/engagements/calendar/move/visit/"
    day = school_day().isoformat()

    assert address in page(sign_in(coast.officer), day=day)
    assert address not in page(sign_in(coast.shore.auditor), day=day)
    assert address not in page(sign_in(coast.officer), day=PAST.isoformat())


def test_school_and_group_open_their_calendar_from_the_page(coast, sign_in):
    for seat, kind in ((coast.principal, "school"), (coast.group_office, "group")):
        assert reverse("calendar-new", args=[kind, seat.unit.code]) in page(sign_in(seat))


def test_calendars_that_were_opened_are_listed_and_can_be_revoked(coast, sign_in):
    made = make_link(
        by=coast.principal,
        role=Role.CALENDAR_LINK,
        unit=coast.principal.unit,
        expires_on=today() + timedelta(days=30),
    )

    shown = page(sign_in(coast.principal))

    assert "订阅日历 1 号" in shown
    assert reverse("link-revoke", args=[made.link.number]) in shown
    assert made.token not in shown


def test_teacher_learns_who_opens_calendars(coast, sign_in):
    shown = page(sign_in(coast.shore.teacher))

    assert "订阅日历由教育局、集团办公室和校长为本单位开通和撤销。" in shown
    assert "calendar-new" not in shown
    assert "开通订阅日历" not in shown


def test_bureau_is_led_to_the_units_that_have_calendars(coast, sign_in):
    for seat in (coast.officer, coast.shore.auditor):
        shown = page(sign_in(seat))

        assert "学校、集团和专家的订阅日历在各自的页面开通" in shown
        assert f'href="{reverse("partners")}"' in shown
