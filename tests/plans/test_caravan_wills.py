import pytest

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.plans.actions.caravan_wills import (
    ban_visit,
    pin_request,
    unban_visit,
    unpin_request,
)
from manyuan.plans.actions.wills import set_overrides
from manyuan.plans.errors import (
    ExpertDayUnknown,
    RequestNotPinned,
    RequestUnknown,
    VisitNotBanned,
    VisitPinnedAndBanned,
)
from manyuan.plans.models import Ban, Pin
from manyuan.rules.overriding import UnknownRule
from worlds.caravan import days


def place(expert, number):
    return f"{expert}@{days()[number - 1].isoformat()}"


def last():
    return sentence_of(Record.objects.latest("pk"))


def test_pin_sends_an_expert_on_a_day(cape):
    scenario = cape.draft()

    pin_request(by=cape.officer, scenario=scenario, request="R2", place=place("E2", 2))
    assert last() == (f"在「大篷车」里指定「{SCHOOL} · 海洋科学」由卢工 {days()[1]}承担")
    plan = cape.solve(scenario)

    assert cape.slots(plan)["R2"][:2] == ("E2", 2)
    assert plan.stops.get(request__code="R2").pinned


SCHOOL = "石桥小学"


def test_pin_to_nowhere_leaves_a_request_open(cape):
    scenario = cape.draft()
    pin_request(by=cape.officer, scenario=scenario, request="R1")

    plan = cape.solve(scenario)

    assert "R1" not in cape.slots(plan)
    assert last().startswith("「大篷车」计算完成")


def test_ban_of_an_expert_holds_on_every_day(cape):
    scenario = cape.draft()
    ban_visit(by=cape.officer, scenario=scenario, request="R2", place="E1")

    assert cape.slots(cape.solve(scenario))["R2"][0] == "E2"


def test_ban_of_a_day_holds_on_that_day(cape):
    scenario = cape.draft()
    ban_visit(by=cape.officer, scenario=scenario, request="R3", place=place("E1", 1))

    assert cape.slots(cape.solve(scenario))["R3"][:2] == ("E1", 2)


def test_pin_and_ban_do_not_contradict_each_other(cape):
    scenario, by = cape.draft(), cape.officer
    pin_request(by=by, scenario=scenario, request="R3", place=place("E1", 2))
    for banned in ("E1", place("E1", 2)):
        with pytest.raises(VisitPinnedAndBanned):
            ban_visit(by=by, scenario=scenario, request="R3", place=banned)
    ban_visit(by=by, scenario=scenario, request="R1", place="E1")
    with pytest.raises(VisitPinnedAndBanned):
        pin_request(by=by, scenario=scenario, request="R1", place=place("E1", 1))

    assert list(Pin.objects.values_list("placed_code", "place_code")) == [("R3", place("E1", 2))]
    assert list(Ban.objects.values_list("placed_code", "place_code")) == [("R1", "E1")]


def test_will_is_taken_back(cape):
    scenario, by = cape.draft(), cape.officer
    pin_request(by=by, scenario=scenario, request="R3")
    ban_visit(by=by, scenario=scenario, request="R1", place="E1")

    unpin_request(by=by, scenario=scenario, request="R3")
    unban_visit(by=by, scenario=scenario, request="R1", place="E1")

    assert not Pin.objects.exists()
    assert not Ban.objects.exists()
    with pytest.raises(RequestNotPinned):
        unpin_request(by=by, scenario=scenario, request="R3")
    with pytest.raises(VisitNotBanned):
        unban_visit(by=by, scenario=scenario, request="R1", place="E1")


def test_unknown_requests_and_days_are_refused(cape):
    scenario, by = cape.draft(), cape.officer

    with pytest.raises(RequestUnknown):
        pin_request(by=by, scenario=scenario, request="R9")
    for unknown in ("E9", place("E2", 1)):
        with pytest.raises(ExpertDayUnknown):
            pin_request(by=by, scenario=scenario, request="R1", place=unknown)

    assert not Pin.objects.exists()


def test_only_the_author_wills(cape):
    scenario = cape.draft()

    with cape.at(cape.group_office), pytest.raises(Refused):
        pin_request(by=cape.group_office, scenario=scenario, request="R1")

    assert not Pin.objects.exists()


def test_overrides_are_those_of_the_caravans_pack(cape):
    scenario = cape.draft()

    set_overrides(by=cape.officer, scenario=scenario, values={"value.visit_shares": "1;0"})
    with pytest.raises(UnknownRule):
        set_overrides(by=cape.officer, scenario=scenario, values={"limits.travel_minutes": "30"})

    assert list(scenario.overrides.values_list("code", "value")) == [("value.visit_shares", "1;0")]
