"""A visit may lie where nobody has named hours for it; whoever lays it there is told before."""

from datetime import time

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.visit.models import Visit
from manyuan.history.models import Record
from manyuan.offers.models import ExpertDay, VisitRequest
from web.links.giving import give
from worlds.visits import PAST, school_day

NEW = {
    "expert": "E1",
    "school": "S2",
    "topic": "海洋科学",
    "stage": "primary",
    "expected": "90",
    "starts_at": "09:00",
    "ends_at": "10:00",
}
BOX = 'name="heard"'


@pytest.fixture
def named(coast):
    """E1 gives the morning of the second school day; S2 asks for its first two hours."""
    hours = {"starts_at": time(8), "ends_at": time(12)}
    ExpertDay.objects.filter(expert__code="E1").update(date=school_day(1), **hours)
    windows = f"{school_day(1)} 08:00-10:00"
    VisitRequest.objects.filter(code="V1").update(windows=windows)
    return coast


def move(client, visit, place, start, **rest):
    form = {"on": school_day(place).isoformat(), "starts_at": start, "reason": "冲突", **rest}
    return client.post(reverse("visit-move", args=[visit.code]), form, follow=True)


def said(page):
    """What the page says of its form, nothing if there is none any more."""
    return page.context["form"].non_field_errors() if "form" in page.context else []


NO_DAY = f"潘博士没有登记 {school_day(2)} 可以到校。"
NOT_ASKED = f"{school_day(2)} 不在灯塔小学提出的可安排时段内。"
HOURS = f"潘博士登记的是 {school_day(1)} 08:00-12:00，11:30-12:30 不在其内。"
HOURS_ASKED = f"灯塔小学提出的是 {school_day(1)} 08:00-10:00，11:30-12:30 不在其内。"


@pytest.mark.parametrize("role", ["officer", "principal", "group_office"])
@pytest.mark.parametrize(
    ("place", "start", "request_code", "remarks"),
    [
        (1, "09:00", "V1", []),
        (2, "09:00", "V1", [NO_DAY, NOT_ASKED]),
        (2, "09:00", None, [NO_DAY]),
        (1, "11:30", "V1", [HOURS, HOURS_ASKED]),
        (1, "11:30", None, [HOURS]),
    ],
)
def test_who_moves_hears_what_was_named(named, sign_in, role, place, start, request_code, remarks):
    visit = named.visit(**({"request": request_code} if request_code else {}))

    page = move(sign_in(getattr(named, role)), visit, place, start)

    visit.refresh_from_db()
    assert said(page) == remarks
    assert (BOX in page.content.decode()) == bool(remarks)
    assert visit.on == (school_day() if remarks else school_day(1))


def test_who_has_heard_moves_all_the_same(named, sign_in):
    visit = named.visit()

    move(sign_in(named.officer), visit, 2, "09:00", heard=f"{school_day(2)} 09:00-10:00")

    visit.refresh_from_db()
    assert visit.on == school_day(2)


def test_what_was_heard_of_one_time_does_not_hold_for_another(named, sign_in):
    visit, records = named.visit(), Record.objects.count()

    page = move(sign_in(named.officer), visit, 2, "14:00", heard=f"{school_day(2)} 09:00-10:00")

    assert said(page) == [NO_DAY]
    assert "checked" not in page.content.decode().split(BOX)[1].split(">")[0]
    assert Record.objects.count() == records


def test_move_that_ends_after_midnight_is_refused_once_heard(named, sign_in):
    visit = named.visit()
    heard = f"{school_day(2)} 23:30-23:59"

    page = move(sign_in(named.officer), visit, 2, "23:30", heard=heard)

    assert said(page) == ["从 23:30 开始，到校不能在当天结束，请提早开始时间。"]


@pytest.mark.parametrize(("on", "remarks"), [(2, [NO_DAY, NOT_ASKED]), (1, []), (None, [])])
def test_who_arranges_by_hand_hears_the_same(named, sign_in, on, remarks):
    day = PAST if on is None else school_day(on)
    form = {**NEW, "on": day.isoformat(), "request": "V1"}

    page = sign_in(named.officer).post(reverse("visit-new"), form, follow=True)

    assert said(page) == remarks
    assert Visit.objects.count() == (0 if remarks else 1)


def test_who_has_heard_arranges_all_the_same(named, sign_in):
    form = {**NEW, "on": school_day(2).isoformat(), "heard": f"{school_day(2)} 09:00-10:00"}

    sign_in(named.officer).post(reverse("visit-new"), form)

    assert Visit.objects.get().on == school_day(2)


def by_link(client, made, visit, place, **rest):
    form = {"on": school_day(place).isoformat(), "starts_at": "09:00", "reason": "出差", **rest}
    address = reverse("link-visit-move", args=[made.token, visit.code])
    return client.post(address, form, follow=True)


def test_partner_hears_what_the_school_asked_for(named, client):
    visit, made = named.visit(request="V1"), give(named.shore)

    assert said(by_link(client, made, visit, 2)) == [NOT_ASKED]
    by_link(client, made, visit, 2, heard=f"{school_day(2)} 09:00-10:00")

    visit.refresh_from_db()
    assert visit.on == school_day(2)


def test_partner_moves_its_own_expert_without_a_word(named, client):
    visit = named.visit()

    by_link(client, give(named.shore), visit, 2)

    visit.refresh_from_db()
    assert visit.on == school_day(2)


def test_remark_is_spoken_in_english(named, sign_in):
    client = sign_in(named.officer)
    client.post(reverse("language"), {"language": "en", "next": "/"})

    assert said(move(client, named.visit(request="V1"), 2, "09:00")) == [
        f"潘博士 has given no day on {school_day(2)}.",
        f"{school_day(2)} is outside of the times that 灯塔小学 asked for.",
    ]
