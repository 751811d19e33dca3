"""What a re-plan begins with: what the plan in force was asked, as far as it still holds."""

from manyuan.engagements.actions.adopting_caravan import adopt_caravan
from manyuan.engagements.queries.standing_visits import kept_visits, waiting_visits
from manyuan.history.models import Change, Record
from manyuan.plans.actions.caravan import change_caravan
from manyuan.plans.actions.caravan_wills import ban_visit, pin_request, unban_visit, unpin_request
from manyuan.plans.actions.wills import set_overrides
from manyuan.plans.models import Plan
from manyuan.web.caravan.forms import ALL, CaravanForm
from worlds.caravan import days


def place(expert, number):
    return f"{expert}@{days()[number - 1].isoformat()}"


def asked_for_much(cape) -> Plan:
    """Adopt a plan whose draft pins R2 and R1, rules R3 out on a day, and sets a number."""
    scenario = cape.draft()
    pin_request(by=cape.officer, scenario=scenario, request="R2", place=place("E2", 2))
    pin_request(by=cape.officer, scenario=scenario, request="R1")
    ban_visit(by=cape.officer, scenario=scenario, request="R3", place=place("E1", 1))
    set_overrides(by=cape.officer, scenario=scenario, values={"value.visit_shares": "1;0.4"})
    return adopt_caravan(by=cape.officer, plan=cape.solve(scenario))


def wills(scenario):
    return (
        dict(scenario.pins.values_list("placed_code", "place_code")),
        list(scenario.bans.values_list("placed_code", "place_code")),
        dict(scenario.overrides.values_list("code", "value")),
    )


def test_replan_begins_with_pins_bans_and_numbers_of_the_plan_in_force(cape):
    first = asked_for_much(cape)

    scenario = cape.draft(base=first)

    assert wills(scenario) == (
        {"R1": "", "R2": place("E2", 2)},
        [("R3", place("E1", 1))],
        dict(first.scenario.overrides.values_list("code", "value")),
    )
    record = Record.objects.filter(code="caravan.drafted").latest("pk")
    tables = set(Change.objects.filter(record=record).values_list("table", flat=True))
    assert {"pins", "bans", "overrides"} <= tables


def test_what_was_taken_along_can_be_taken_back(cape):
    scenario = cape.draft(base=asked_for_much(cape))

    unpin_request(by=cape.officer, scenario=scenario, request="R1")
    unban_visit(by=cape.officer, scenario=scenario, request="R3", place=place("E1", 1))

    assert wills(scenario)[:2] == ({"R2": place("E2", 2)}, [])


def test_draft_that_departs_from_no_plan_begins_empty(cape):
    asked_for_much(cape)

    assert wills(cape.draft()) == ({}, [], {})


def test_pin_falls_away_where_its_visit_stands_or_its_day_was_called_off(cape):
    first = asked_for_much(cape)
    stands = ("R2", "E1", days()[0].isoformat(), "14:00")

    kept = cape.draft(base=first, kept=(stands,))
    off = cape.draft(base=first, called_off=(("R2", place("E2", 2)),), name="另一份")

    assert wills(kept)[0] == {"R1": ""}
    assert wills(off)[:2] == ({"R1": ""}, [("R2", place("E2", 2)), ("R3", place("E1", 1))])


def test_what_names_nobody_any_more_is_left_behind(cape):
    first = asked_for_much(cape)
    first.settings = {
        **first.settings,
        "pins": [["R9", ""], ["R2", "E9@2026-01-01"]],
        "bans": [["R3", "E9"]],
    }
    first.save()

    assert wills(cape.draft(base=first))[:2] == ({}, [])


def test_draft_that_takes_new_data_rules_out_what_was_called_off_since(cape):
    first = asked_for_much(cape)
    scenario = cape.draft(base=first)
    facts = cape.facts(base=first, called_off=(("R2", place("E2", 2)),))

    change_caravan(by=cape.officer, scenario=scenario, facts=facts)
    change_caravan(by=cape.officer, scenario=scenario, facts=facts)

    assert wills(scenario)[:2] == ({"R1": ""}, [("R2", place("E2", 2)), ("R3", place("E1", 1))])
    records = Record.objects.filter(code="scenario.changed").order_by("pk")
    tables = [
        set(Change.objects.filter(record=one).values_list("table", flat=True)) for one in records
    ]
    assert [{"pins", "bans"} <= each for each in tables] == [True, False]


def test_what_waits_outside_of_the_days_planned_anew_is_kept(cape):
    first = cape.adopted()
    data = {
        "name": "下半段",
        "pack": first.scenario.pack,
        "group": ALL,
        "first_day": days()[1].isoformat(),
        "last_day": days()[-1].isoformat(),
        "seconds": 10,
    }
    form = CaravanForm(data, seat=cape.officer, year=first.year, base=first)
    assert form.is_valid(), form.errors

    facts = form.facts()

    slots = waiting_visits(cape.officer, first.year, None)
    before = {one for one in slots if one[2] < days()[1].isoformat()}
    assert before
    assert {*facts.kept} == {*kept_visits(cape.officer, first.year, None)} | before
    assert set(facts.waiting) == {*slots} - before
