from datetime import time

from django.urls import reverse

from worlds.visits import school_day


def sheet(client, expert="E1", day=None):
    address = reverse("visit-tour", args=[expert, day or school_day().isoformat()])
    return client.get(address)


def test_sheet_lists_the_stops_in_their_order_with_the_gap(coast, sign_in):
    coast.visit(school="S1", starts_at=time(10, 40), ends_at=time(11, 30))
    coast.visit()

    page = sheet(sign_in(coast.officer)).content.decode()

    assert "一天 2 场，到 2 所学校，预计 360 名学生" in page
    assert page.index("1. 09:00–10:00") < page.index("2. 10:40–11:30")
    assert "距上一场 40 分钟" in page


def test_sheet_names_who_receives(coast, sign_in):
    coast.visit()

    page = sheet(sign_in(coast.officer)).content.decode()

    assert coast.principal.person.name in page


def test_principal_sees_the_own_stop_only(coast, sign_in):
    coast.visit(school="S1", starts_at=time(10, 40), ends_at=time(11, 30))
    coast.visit()

    page = sheet(sign_in(coast.principal)).content.decode()

    assert "一天 1 场" in page
    assert "10:40" not in page


def test_day_without_a_tour_or_without_sense_is_not_there(coast, sign_in):
    coast.visit()
    client = sign_in(coast.officer)

    for expert, day in (("E2", None), ("E9", None), ("E1", "2020-01-01"), ("E1", "2025-13-45")):
        assert sheet(client, expert, day).status_code == 404
