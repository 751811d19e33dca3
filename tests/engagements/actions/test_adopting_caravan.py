from collections import Counter
from datetime import time, timedelta

import pytest

from manyuan.engagements.actions.adopting_caravan import adopt_caravan
from manyuan.engagements.errors import (
    CaravanIsOutdated,
    ExpertDaysHaveChanged,
    RequestsHaveChanged,
)
from manyuan.engagements.kinds.visit.actions import (
    Slot,
    cancel_visit,
    confirm_visit,
    decline_visit,
    move_visit,
)
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.models import Flow
from manyuan.engagements.queries.standing_visits import called_off_days
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.days import withdraw_day
from manyuan.offers.actions.requests import RequestFacts, change_request, withdraw_request
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.plans.actions.caravan_wills import pin_request
from manyuan.plans.actions.scenarios import discard_scenario
from manyuan.plans.errors import PlanBreaksRules, ScenarioIsClosed, StateForbids
from manyuan.plans.models import Plan
from manyuan.plans.queries.caravan import dropped_stops, stops_outside
from worlds.caravan import days, year


def confirmed(cape, request):
    visit = cape.visit(request)
    for side in Side:
        visit = confirm_visit(by=cape.officer, visit=visit, side=side)
    return visit


def states():
    found = Visit.objects.filter(request__code__startswith="R").order_by("pk")
    return [(visit.request.code, visit.state) for visit in found.select_related("request")]


def test_every_stop_becomes_a_visit_with_its_flow(cape):
    plan = cape.adopted()

    stops = {stop.request_id: stop for stop in plan.stops.all()}
    visits = {visit.request_id: visit for visit in Visit.objects.select_related("flow")}
    assert set(visits) == set(stops)
    for request, visit in visits.items():
        stop = stops[request]
        assert (visit.state, visit.on, visit.starts_at, visit.ends_at, visit.expert_id) == (
            *("planned", stop.on, stop.starts_at, stop.ends_at, stop.expert_id),
        )
        assert (visit.flow.people, visit.travel_minutes) == (stop.pupils, stop.travel_minutes)
    assert Flow.objects.filter(kind="visit").count() == len(stops)
    record = Record.objects.get(code="caravan.adopted")
    count = len(stops)
    assert sentence_of(record) == (
        f"采纳了「大篷车 v1」：{count} 场到校，其中新安排 {count} 场，取消原安排 0 场"
    )


def test_requests_and_days_know_that_they_are_planned(cape):
    plan = cape.adopted()

    served = set(plan.stops.values_list("request__code", flat=True))
    planned = VisitRequest.objects.filter(state="planned").values_list("code", flat=True)
    assert set(planned) == served
    for day in ExpertDay.objects.exclude(booked=0):
        assert day.booked == plan.stops.filter(expert=day.expert, on=day.date).count()
    assert sum(ExpertDay.objects.values_list("booked", flat=True)) == len(served)


def test_replan_keeps_what_is_confirmed_and_what_is_alike(cape):
    first = cape.adopted()
    kept = confirmed(cape, "R1")
    before = {visit.request.code: visit.pk for visit in Visit.objects.select_related("request")}

    second = cape.adopted(base=first, name="重排")

    after = {visit.request.code: visit.pk for visit in Visit.objects.select_related("request")}
    assert after == before
    assert Visit.objects.get(pk=kept.pk).state == "confirmed"
    assert second.stops.get(request__code="R1").kept
    assert set(second.stops.values_list("change", flat=True)) == {"kept"}
    assert Plan.objects.get(pk=first.pk).state == "replaced"


def test_replan_moves_and_drops_what_waits_and_says_so(cape):
    first = cape.adopted()
    scenario = cape.draft(base=first, name="重排")
    day = days()[1].isoformat()
    pin_request(by=cape.officer, scenario=scenario, request="R2", place=f"E2@{day}")
    pin_request(by=cape.officer, scenario=scenario, request="R1")
    was_there = cape.slots(first)["R2"][:2] == ("E2", 2)

    second = adopt_caravan(by=cape.officer, plan=cape.solve(scenario))

    expected = [("R1", "cancelled"), ("R2", "planned" if was_there else "cancelled")]
    assert [one for one in states() if one in expected] == expected
    gone = Visit.objects.get(request__code="R1")
    assert (gone.cancel_reason, gone.explanation) == ("replanned", "按「重排 v2」重新编排")
    assert VisitRequest.objects.get(code="R1").state == "stated"
    assert second.stops.get(request__code="R2").change == ("kept" if was_there else "moved")


def test_cancelled_visit_is_planned_anew(cape):
    first = cape.adopted()
    cancel_visit(by=cape.officer, visit=cape.visit("R2"), reason="礼堂维修")

    second = cape.adopted(base=first)

    assert states().count(("R2", "planned")) == 1
    assert "R2" in cape.slots(second)


def test_day_that_was_called_off_is_not_planned_again_for_the_request(cape):
    first = cape.adopted()
    gone = cape.visit("R2")
    cancel_visit(by=cape.officer, visit=gone, reason="礼堂维修")
    expert, number, _start = cape.slots(first)["R2"]
    off = called_off_days(cape.officer, year(), None)

    scenario = cape.draft(base=first, called_off=off)
    second = adopt_caravan(by=cape.officer, plan=cape.solve(scenario))

    assert off == (("R2", f"{expert}@{days()[number - 1].isoformat()}"),)
    assert scenario.bans.get().placed_code == "R2"
    assert cape.slots(second)["R2"][:2] != (expert, number)
    assert called_off_days(cape.officer, year(), None) == off


def test_plan_that_does_not_know_of_a_confirmation_is_refused(cape):
    first = cape.adopted()
    scenario = cape.draft(base=first)
    pin_request(by=cape.officer, scenario=scenario, request="R1")
    second = cape.solve(scenario)
    confirmed(cape, "R1")
    before = states()

    with pytest.raises(CaravanIsOutdated) as refused:
        adopt_caravan(by=cape.officer, plan=second)

    assert refused.value.facts["count"] == 1
    assert states() == before
    assert Plan.objects.get(pk=second.pk).state == "proposed"


def test_plan_that_keeps_a_visit_cancelled_meanwhile_is_refused(cape):
    first = cape.adopted()
    visit = confirmed(cape, "R1")
    second = cape.plan(base=first)
    cancel_visit(by=cape.officer, visit=visit, reason="学校活动")

    with pytest.raises(CaravanIsOutdated):
        adopt_caravan(by=cape.officer, plan=second)

    assert Plan.objects.get(pk=first.pk).state == "adopted"


def test_plan_does_not_ask_again_for_what_was_declined_meanwhile(cape):
    first = cape.adopted()
    second = cape.plan(base=first)
    decline_visit(by=cape.officer, visit=cape.visit("R1"), reason="出差", side=Side.PARTNER)

    with pytest.raises(CaravanIsOutdated) as refused:
        adopt_caravan(by=cape.officer, plan=second)

    assert refused.value.facts["count"] == 1
    assert ("R1", "cancelled") in states()
    assert states().count(("R1", "planned")) == 0
    assert Plan.objects.get(pk=first.pk).state == "adopted"


def facts_of(request, **rest):
    names = ("topic", "stage", "pupils", "minutes", "windows", "grade", "hall", "same_day_ok")
    return RequestFacts(**{**{name: getattr(request, name) for name in names}, **rest})


def test_plan_that_serves_a_request_withdrawn_meanwhile_is_refused(cape):
    plan = cape.plan()
    request = VisitRequest.objects.get(code="R1")
    withdraw_request(by=cape.officer, request=request, reason="不再需要")

    with pytest.raises(RequestsHaveChanged) as refused:
        adopt_caravan(by=cape.officer, plan=plan)

    assert refused.value.facts["count"] == 1
    assert not Visit.objects.exists()
    assert VisitRequest.objects.get(code="R1").state == "withdrawn"


@pytest.mark.parametrize(
    "change",
    [
        {"topic": "人工智能"},
        {"minutes": 45},
        {"windows": f"{days()[1]} 08:30-11:30"},
        {"windows": f"{days()[0]} 15:30-16:30"},
    ],
)
def test_plan_that_no_longer_meets_a_request_is_refused(cape, change):
    plan = cape.plan()
    request = VisitRequest.objects.get(code="R1")
    change_request(by=cape.officer, request=request, facts=facts_of(request, **change))

    with pytest.raises(RequestsHaveChanged):
        adopt_caravan(by=cape.officer, plan=plan)

    assert Plan.objects.get(pk=plan.pk).state == "proposed"
    assert not Visit.objects.exists()


def test_other_number_of_pupils_holds_no_plan_up(cape):
    plan = cape.plan()
    request = VisitRequest.objects.get(code="R1")
    change_request(by=cape.officer, request=request, facts=facts_of(request, pupils=170))

    adopt_caravan(by=cape.officer, plan=plan)

    assert cape.visit("R1").state == "planned"


def test_plan_that_uses_a_day_taken_back_meanwhile_is_refused(cape):
    plan = cape.plan()
    expert, number, _start = cape.slots(plan)["R1"]
    day = ExpertDay.objects.get(expert__code=expert, date=days()[number - 1])
    withdraw_day(by=cape.officer, day=day, reason="出差")

    with pytest.raises(ExpertDaysHaveChanged) as refused:
        adopt_caravan(by=cape.officer, plan=plan)

    assert refused.value.facts["day"] == day.date
    assert not Visit.objects.exists()


def test_day_that_allows_fewer_visits_by_now_is_planned_again(cape):
    plan = cape.plan()
    busiest = Counter(plan.stops.values_list("expert_id", "on")).most_common(1)
    [((expert, on), laid)] = busiest
    ExpertDay.objects.filter(expert_id=expert, date=on).update(max_visits=laid - 1)

    with pytest.raises(ExpertDaysHaveChanged) as refused:
        adopt_caravan(by=cape.officer, plan=plan)

    assert (laid > 1, refused.value.facts["day"]) == (True, on)
    assert not Visit.objects.exists()


def test_visit_moved_off_the_given_hours_stays_where_it_is(cape):
    first = cape.adopted()
    visit = confirmed(cape, "R1")
    aside = Slot(days()[0], time(17, 0))
    move_visit(by=cape.officer, visit=visit, to=aside, reason="学校改时间")
    for side in Side:
        moved = cape.visit("R1")
        if getattr(moved, f"{side.value}_confirmed_at") is None:
            confirm_visit(by=cape.officer, visit=moved, side=side)

    cape.adopted(base=first)

    assert (cape.visit("R1").state, cape.visit("R1").starts_at) == ("confirmed", time(17, 0))


def test_visit_that_one_side_confirmed_stays_where_it_was_moved(cape):
    first = cape.adopted()
    visit = move_visit(
        by=cape.officer, visit=cape.visit("R2"), to=Slot(days()[1], time(15, 0)), reason="期中考试"
    )
    confirm_visit(by=cape.officer, visit=visit, side=Side.PARTNER)

    second = cape.adopted(base=first)

    stands = cape.visit("R2")
    assert (stands.pk, stands.on, stands.starts_at) == (visit.pk, days()[1], time(15, 0))
    assert stands.partner_confirmed_at is not None
    assert "R2" not in {stop.request.code for stop in dropped_stops(second)}


def test_visit_that_the_bureau_moved_stays_though_nobody_has_answered(cape):
    first = cape.adopted()
    to = Slot(days()[0], time(14, 30))
    visit = move_visit(by=cape.officer, visit=cape.visit("R2"), to=to, reason="礼堂下午才空")

    second = cape.adopted(base=first)

    assert cape.visit("R2").pk == visit.pk
    stop = second.stops.get(request__code="R2")
    assert (stop.starts_at, stop.kept, stop.change) == (time(14, 30), True, "kept")


def test_moved_visits_that_clash_stand_and_are_counted_outside(cape):
    first = cape.adopted()
    to = Slot(days()[0], time(8, 30))
    visit = move_visit(by=cape.officer, visit=cape.visit("R1"), to=to, reason="学校改时间")

    second = cape.adopted(base=first)

    assert second.status != "infeasible"
    assert (cape.visit("R1").pk, cape.visit("R1").starts_at) == (visit.pk, time(8, 30))
    assert [stop.request.code for stop in stops_outside(second)] == ["R1"]


def test_plan_that_moves_a_visit_confirmed_by_one_side_meanwhile_is_refused(cape):
    first = cape.adopted()
    scenario = cape.draft(base=first)
    pin_request(by=cape.officer, scenario=scenario, request="R1")
    second = cape.solve(scenario)
    confirm_visit(by=cape.officer, visit=cape.visit("R1"), side=Side.SCHOOL)
    before = states()

    with pytest.raises(CaravanIsOutdated):
        adopt_caravan(by=cape.officer, plan=second)

    assert states() == before


def test_day_called_off_stays_ruled_out_in_the_plan_after_next(cape):
    first = cape.adopted()
    decline_visit(by=cape.officer, visit=cape.visit("R3"), reason="出差", side=Side.PARTNER)
    off = called_off_days(cape.officer, year(), None)
    second = cape.adopted(base=first, called_off=off)

    third = cape.plan(base=second, called_off=called_off_days(cape.officer, year(), None))

    assert cape.slots(first)["R3"][:2] == ("E1", 1)
    assert cape.slots(third)["R3"] == cape.slots(second)["R3"]
    assert third.stops.get(request__code="R3").change == "kept"


def test_days_that_passed_since_it_was_made_are_not_begun(cape, monkeypatch):
    plan = cape.plan()
    later = days()[2] + timedelta(days=1)
    monkeypatch.setattr("manyuan.engagements.actions.adopting_caravan.today", lambda: later)

    with pytest.raises(CaravanIsOutdated):
        adopt_caravan(by=cape.officer, plan=plan)

    assert not Visit.objects.exists()


def test_plan_is_adopted_once(cape):
    plan = cape.adopted()

    with pytest.raises(StateForbids):
        adopt_caravan(by=cape.officer, plan=plan)


def test_plan_of_a_withdrawn_draft_is_not_adopted(cape):
    plan = cape.plan()
    discard_scenario(by=cape.officer, scenario=plan.scenario)

    with pytest.raises(ScenarioIsClosed):
        adopt_caravan(by=cape.officer, plan=plan)

    assert not Visit.objects.exists()


def test_plan_that_cannot_be_is_not_adopted(cape):
    scenario = cape.draft()
    day = days()[1].isoformat()
    pin_request(by=cape.officer, scenario=scenario, request="R1", place=f"E2@{day}")
    plan = cape.solve(scenario)
    assert plan.status == "infeasible"

    with pytest.raises(PlanBreaksRules):
        adopt_caravan(by=cape.officer, plan=plan)


@pytest.mark.parametrize("seat", ["group_office", "principal", "teacher", "auditor"])
def test_bureau_alone_adopts(cape, seat):
    plan = cape.plan()
    by = cape.shore.people[seat]

    with cape.at(by), pytest.raises(Refused):
        adopt_caravan(by=by, plan=plan)

    assert Plan.objects.get(pk=plan.pk).state == "proposed"
    assert not Visit.objects.exists()
