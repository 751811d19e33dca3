from datetime import date, datetime, time, timedelta

from django.urls import reverse

from manyuan.directory.models import School, TravelTime
from manyuan.engagements.kinds.visit.actions import cancel_visit
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.roads import road_of
from manyuan.engagements.kinds.visit.queries.tours import tour_with_code
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


def road(world, day, expert="E1"):
    with world.at():
        return road_of(world.officer, tour_with_code(world.officer, expert, day))


def roads_of_p1(coast, minutes):
    """Measure the ways between P1 and the schools S1 and S2."""
    places = [coast.facts().expert.partner.unit, coast.shore.school("S2").unit]
    places.append(coast.shore.school("S1").unit)
    for (start, end), count in minutes.items():
        TravelTime.objects.create(
            bureau=coast.officer.bureau,
            origin=places[start],
            destination=places[end],
            minutes=count,
        )


def test_sheet_tells_departure_road_and_return_as_counted(coast, sign_in):
    roads_of_p1(coast, {(0, 1): 25, (1, 2): 15, (2, 0): 35})
    coast.visit()
    coast.visit(school="S1", starts_at=time(10, 40), ends_at=time(11, 30))

    page = sheet(sign_in(coast.officer)).content.decode()

    found = [
        page.index(one) for one in ("08:35 出发", "路上 25 分钟", "路上 15 分钟", "12:05 返回")
    ]
    assert found == sorted(found)
    assert "有实测的用实测，没有的按距离估算" in page


def test_unknown_way_is_said(coast, sign_in):
    School.objects.filter(unit__code="S2").update(lon=None, lat=None)
    coast.visit()

    page = sheet(sign_in(coast.officer)).content.decode()

    assert [one in page for one in ("出发时间未知", "路上时间未知", "返回时间未知")] == [True] * 3


def test_whoever_sees_a_part_of_the_tour_is_told_no_way(coast, sign_in):
    coast.visit(school="S1", starts_at=time(10, 40), ends_at=time(11, 30))
    coast.visit()

    page = sheet(sign_in(coast.principal)).content.decode()

    assert "海洋大学</td>" not in page
    assert "路上 " not in page


def test_sheet_names_the_officers_of_the_bureau(coast, sign_in):
    coast.visit()

    page = sheet(sign_in(coast.principal)).content.decode()

    assert f"教育局联系人：{coast.officer.person.name}" in page


def planned_day(cape):
    """Return a tour of the adopted plan, as its document has it."""
    return cape.adopted().document["tours"][0]


def test_tour_of_the_plan_keeps_the_times_of_the_plan(cape):
    tour = planned_day(cape)

    found = road(cape, date.fromisoformat(tour["date"]), tour["expert"])

    assert found.planned
    assert found.leaves.isoformat("minutes") == tour["leaves"]
    assert found.returns.isoformat("minutes") == tour["returns"]
    assert list(found.minutes) == [stop["travel_minutes"] for stop in tour["stops"]]


def test_tour_that_was_changed_since_is_counted_anew(cape):
    tour = planned_day(cape)
    day, first = date.fromisoformat(tour["date"]), tour["stops"][0]
    with cape.at():
        visit = cape.visit(first["request"])
        later = (datetime.combine(day, visit.starts_at) + timedelta(minutes=1)).time()
        Visit.objects.filter(pk=visit.pk).update(starts_at=later)

    assert not road(cape, day, tour["expert"]).planned


def test_tour_without_a_visit_that_was_planned_is_counted_anew(cape):
    plan = cape.adopted()
    tour = next(one for one in plan.document["tours"] if len(one["stops"]) > 1)
    with cape.at():
        cancel_visit(by=cape.officer, visit=cape.visit(tour["stops"][0]["request"]), reason="停电")

    found = road(cape, date.fromisoformat(tour["date"]), tour["expert"])

    assert (found.planned, len(found.minutes)) == (False, len(tour["stops"]) - 1)
