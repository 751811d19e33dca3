"""From what a school asks for to the visit that meets it."""

from datetime import date, time

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import cancel_visit
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.arranging import fits_for
from manyuan.offers.actions.requests import withdraw_request
from manyuan.offers.models import ExpertDay, VisitRequest
from offers.giving import NEXT, WEDNESDAY, give, on, state, visit_window, window_text


@pytest.fixture
def asked(coast):
    """S2 asks for an hour on the Wednesday, and E1 gives that day."""
    visit_window(world=coast.shore)
    give(coast.shore)
    return state(coast.shore)


def fits(coast, request):
    return [
        (str(fit.expert), fit.slot.first, fit.slot.last) for fit in fits_for(coast.officer, request)
    ]


def page_of(client, request):
    return client.get(reverse("visit-request", args=[request.pk])).content.decode()


def form_of(client, query):
    return client.get(reverse("visit-new") + query)


def initial(response):
    return response.context["form"].initial


def test_visit_begins_with_the_hours_that_both_have(coast, asked):
    assert fits(coast, asked) == [("潘博士", time(8, 30), time(9, 30))]


def test_visit_begins_after_what_the_expert_already_does(coast, asked):
    coast.visit(school="S3", on=on(), starts_at=time(9), ends_at=time(10))

    assert fits(coast, asked) == [("潘博士", time(10), time(11))]


def test_earlier_visit_is_not_in_the_way(coast, asked):
    coast.visit(school="S3", on=on(), starts_at=time(7), ends_at=time(8))

    assert fits(coast, asked) == [("潘博士", time(8, 30), time(9, 30))]


def test_day_without_an_hour_left_does_not_fit(coast, asked):
    coast.visit(school="S3", on=on(), starts_at=time(9), ends_at=time(11))

    assert fits(coast, asked) == []


def test_other_hours_of_the_school_serve_where_the_longest_are_taken(coast, asked):
    two = state(
        coast.shore,
        "S3",
        windows=f"{window_text(0, '08:30-11:30')};{window_text(0, '14:00-16:00')}",
    )
    coast.visit(school="S1", on=on(), starts_at=time(8, 30), ends_at=time(11))

    assert fits(coast, two) == [("潘博士", time(14), time(15))]


def test_day_that_would_end_after_midnight_does_not_fit(coast, asked):
    late = state(coast.shore, "S3", minutes=30, windows=window_text(1, "22:00-23:50"))
    give(coast.shore, 1, first="22:00", last="23:50")
    coast.visit(school="S1", on=on(1), starts_at=time(22, 20), ends_at=time(23, 45))

    assert fits(coast, late) == []


def test_day_in_the_winter_holiday_does_not_fit(coast, asked):
    winter = (date(NEXT + 1, 2, 2) - WEDNESDAY).days
    give(coast.shore, winter)

    assert fits(coast, state(coast.shore, "S3", windows=window_text(winter))) == []


@pytest.mark.parametrize("role", ["officer", "group_office"])
def test_who_arranges_visits_goes_from_the_request_to_the_form(coast, asked, sign_in, role):
    client, day = sign_in(getattr(coast, role)), ExpertDay.objects.get(date=on())

    page = page_of(client, asked)

    form = reverse("visit-new") + f"?request={asked.code}"
    assert f'href="{form}"' in page
    assert f'href="{form}&amp;day={day.pk}"' in page
    board = client.get(reverse("expert-day", args=[day.pk])).content.decode()
    assert f'href="{form}&amp;day={day.pk}"' in board


@pytest.mark.parametrize("role", ["principal", "auditor"])
def test_others_find_no_way_to_the_form(coast, asked, sign_in, role):
    client = sign_in(coast.shore.people[role])

    assert reverse("visit-new") not in page_of(client, asked)
    day = ExpertDay.objects.get(date=on())
    board = client.get(reverse("expert-day", args=[day.pk])).content.decode()
    assert reverse("visit-new") not in board


def test_form_is_filled_in_with_the_best_day(coast, asked, sign_in):
    give(coast.shore, 1)

    response = form_of(sign_in(coast.officer), f"?request={asked.code}")

    assert initial(response) == {
        "school": "灯塔小学（S2）",
        "topic": "海洋科学",
        "stage": "primary",
        "grade": "六年级",
        "expected": 120,
        "hall": "",
        "request": f"灯塔小学 海洋科学（{asked.code}）",
        "expert": "潘博士（E1）",
        "on": on(),
        "starts_at": time(8, 30),
        "ends_at": time(9, 30),
    }
    assert "已填入" in response.content.decode()


def test_form_is_filled_in_with_the_day_that_was_chosen(coast, asked, sign_in):
    more = state(coast.shore, "S3", windows=f"{window_text()};{window_text(1)}")
    other = give(coast.shore, 1, first="09:00", visits=1)

    response = form_of(sign_in(coast.officer), f"?request={more.code}&day={other.pk}")

    filled = initial(response)
    assert (filled["on"], filled["starts_at"]) == (on(1), time(9))
    first = ExpertDay.objects.get(date=on())
    assert f"?request={more.code}&amp;day={first.pk}" in response.content.decode()


def test_day_that_does_not_fit_fills_in_the_request_alone(coast, asked, sign_in):
    filled = initial(form_of(sign_in(coast.officer), f"?request={asked.code}&day=0"))

    assert filled["school"] == "灯塔小学（S2）"
    assert filled.keys() & {"expert", "on", "starts_at", "ends_at"} == set()


def test_without_a_day_that_fits_the_form_says_what_to_do(coast, asked, sign_in):
    lonely = state(coast.shore, "S3", topic="考古")

    page = form_of(sign_in(coast.officer), f"?request={lonely.code}").content.decode()

    assert "没有专家登记的到校日正好合适" in page


def test_request_of_which_nothing_is_left_is_told(coast, asked, sign_in):
    withdraw_request(by=coast.officer, request=asked, reason="换主题")

    response = form_of(sign_in(coast.officer), f"?request={asked.code}")

    assert (
        f"需求 {asked.code} 已有安排、已撤回，或者不属于您负责的学校" in response.content.decode()
    )
    assert initial(response) == {}


def test_form_keeps_its_request_when_something_is_wrong(coast, asked, sign_in):
    address = reverse("visit-new") + f"?request={asked.code}"

    page = sign_in(coast.officer).post(address, {"on": "x"}).content.decode()

    assert f'action="{address}"' in page
    assert "可对接的到校日" in page
    assert Visit.objects.count() == 0


def test_request_follows_the_visit_that_was_arranged_for_it(coast, asked, sign_in):
    client, address = sign_in(coast.officer), reverse("visit-new") + f"?request={asked.code}"
    filled = initial(client.get(address))

    answer = client.post(address, {**filled, "explanation": ""})

    visit = Visit.objects.get()
    assert answer.headers["Location"] == reverse("visit", args=[visit.code])
    assert (visit.request, visit.on, visit.starts_at) == (asked, on(), time(8, 30))
    assert VisitRequest.objects.get(pk=asked.pk).state == "planned"
    page = page_of(client, asked)
    assert f'href="{reverse("visit", args=[visit.code])}"' in page
    assert reverse("visit-new") not in page
    shown = client.get(reverse("visit", args=[visit.code])).content.decode()
    assert f'href="{reverse("visit-request", args=[asked.pk])}"' in shown

    cancel_visit(by=coast.officer, visit=visit, reason="台风")

    page = page_of(client, asked)
    assert VisitRequest.objects.get(pk=asked.pk).state == "stated"
    assert f'href="{address}"' in page
    assert reverse("visit", args=[visit.code]) not in page
