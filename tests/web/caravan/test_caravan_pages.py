from datetime import time

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import (
    Slot,
    cancel_visit,
    confirm_visit,
    decline_visit,
    move_visit,
)
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.plans.actions.caravan_wills import pin_request
from manyuan.plans.actions.wills import set_overrides
from manyuan.plans.models import Pin, Plan, Run, Scenario
from worlds.caravan import PACK, days, year


@pytest.fixture
def officer(cape, sign_in):
    return sign_in(cape.officer)


def place(expert, number):
    return f"{expert}@{days()[number - 1].isoformat()}"


def page(client, name, *args, **query):
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_first_visit_teaches_the_first_step(cape, officer):
    text = page(officer, "caravan", year=year())

    assert "还没有编排博士大篷车" in text
    assert reverse("caravan-new") in text


def test_draft_is_begun_and_run_by_forms(cape, officer):
    address = f"{reverse('caravan-new')}?year={year()}"
    facts = {"name": "秋季大篷车", "group": "", "pack": PACK, "seconds": "10", "together": "on"}

    begun = officer.post(address, facts)
    draft = Scenario.objects.get(kind="caravan")
    started = officer.post(reverse("caravan-run", args=[draft.pk]))

    assert begun["Location"] == reverse("caravan-draft", args=[draft.pk])
    assert draft.caravan.together
    run = Run.objects.get(scenario=draft)
    assert started["Location"] == reverse("run", args=[run.pk])
    assert "排队" in page(officer, "run", run.pk)


def test_days_of_another_year_are_refused_on_the_form(cape, officer):
    address = f"{reverse('caravan-new')}?year={year()}"
    facts = {"name": "错", "group": "", "pack": PACK, "seconds": "10", "last_day": "1999-01-01"}

    response = officer.post(address, facts)

    assert "学年内" in response.content.decode()
    assert not Scenario.objects.filter(kind="caravan").exists()


def test_landing_states_what_the_caravan_reaches(cape, officer):
    plan = cape.plan()
    document = plan.document

    text = page(officer, "caravan", year=year())

    assert f"{document['requests_all']} 项需求中 {document['requests_served']} 项已安排" in text
    assert "查看并采纳方案" in text


def test_plan_shows_tours_open_requests_and_goals(cape, officer):
    plan = cape.plan()

    text = page(officer, "caravan-plan", plan.pk)

    for said in (
        "采纳方案",
        "石桥小学",
        "没有安排的需求",
        "学生（加权，同校多场递减）",
        "路程之和",
    ):
        assert said in text
    assert "考古" in text


def test_goal_of_pupils_is_said_to_be_weighted_beside_the_plain_number(cape, officer):
    scenario = cape.draft()
    set_overrides(by=cape.officer, scenario=scenario, values={"value.visit_shares": "1;0.4"})
    plan = cape.solve(scenario)

    text = page(officer, "caravan-plan", plan.pk)

    reached = plan.document["pupils_reached"]
    assert "“学生（加权）”不是人数" in text
    assert "依次计 100%、40%" in text
    assert f"不加权，共受益 {reached:,} 人次" in text
    assert "受益学生" in page(officer, "run", plan.run_id)


def test_map_can_be_narrowed_to_one_expert(cape, officer):
    pin = {"request": "R2", "place": place("E2", 2)}
    scenario = cape.draft()
    pin_request(by=cape.officer, scenario=scenario, **pin)
    plan = cape.solve(scenario)

    text = page(officer, "caravan-plan", plan.pk, expert="E2")

    assert "1 位专家 1 天走到 1 所学校" in text


def test_run_of_a_caravan_ends_with_its_finding(cape, officer):
    plan = cape.plan()

    text = page(officer, "run", plan.run_id)

    assert "计算完成" in text
    assert reverse("caravan-plan", args=[plan.pk]) in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"request": "R3"}, "由潘博士到校"),
        ({"request": "R4"}, "没有安排"),
        ({"request": "R9"}, "没有找到这项需求"),
        ({"school": "S3"}, "1 项需求，安排 1 项"),
        ({"school": "S99"}, "没有找到这所学校"),
        ({}, "选择一项需求"),
    ],
)
def test_why_is_answered_as_page_and_in_the_panel(cape, officer, query, said):
    plan = cape.plan()
    whole = page(officer, "caravan-why", plan.pk, **query)
    headers = {"HX-Request": "true", "HX-Target": "panel-body"}
    part = officer.get(reverse("caravan-why", args=[plan.pk]), query, headers=headers)
    inside = part.content.decode()

    assert said in whole
    assert inside.strip() in whole
    assert not inside.lstrip().startswith("<!")


def test_trial_offers_other_days_and_keeps_the_will(cape, officer):
    plan = cape.plan()
    query = {"request": "R2", "place": place("E2", 2)}

    text = page(officer, "caravan-try", plan.pk, **query)
    kept = officer.post(reverse("caravan-pin", args=[plan.pk]), query)

    assert "可以由卢工" in text
    assert "在草案里指定" in text
    assert kept["Location"] == reverse("caravan-draft", args=[plan.scenario_id])
    assert list(Pin.objects.values_list("placed_code", "place_code")) == [("R2", place("E2", 2))]


def test_trial_names_the_broken_rules(cape, officer):
    plan = cape.plan()

    text = page(officer, "caravan-try", plan.pk, request="R3", place=place("E2", 2))

    assert "不能由卢工" in text
    assert "在草案里指定</button>" not in text


def test_unknown_request_is_not_tried(cape, officer):
    plan = cape.plan()

    response = officer.get(reverse("caravan-try", args=[plan.pk]), {"request": "R9"})

    assert response.status_code == 404


def test_wills_are_added_and_taken_back(cape, officer):
    draft = cape.draft()
    address = reverse("caravan-draft-wills", args=[draft.pk])

    officer.post(address, {"request": "R1", "kind": "go", "place": place("E1", 1)})
    officer.post(address, {"request": "R2", "kind": "ban", "place": "E2"})
    text = page(officer, "caravan-draft-wills", draft.pk)
    assert "指定了 1 项需求，排除了 1 种安排" in text
    officer.post(address, {"remove": "pin", "request": "R1", "place": place("E1", 1)})
    officer.post(address, {"remove": "ban", "request": "R2", "place": "E2"})

    assert "没有指定或排除" in page(officer, "caravan-draft-wills", draft.pk)


@pytest.mark.parametrize(
    "facts",
    [
        {"request": "R1", "kind": "go", "place": ""},
        {"request": "R1", "kind": "go", "place": "E1"},
        {"request": "R1", "kind": "ban", "place": "无人"},
        {"request": "没有", "kind": "nowhere", "place": ""},
    ],
)
def test_incomplete_wills_are_refused(cape, officer, facts):
    draft = cape.draft()

    response = officer.post(reverse("caravan-draft-wills", args=[draft.pk]), facts)

    assert response.status_code == 200
    assert not Pin.objects.exists()


def test_rules_are_the_caravans_own(cape, officer):
    draft = cape.draft()
    address = reverse("caravan-draft-rules", args=[draft.pk])

    text = page(officer, "caravan-draft-rules", draft.pk)
    bad = officer.post(address, {"value.visit_shares": "0.5;1"})
    officer.post(address, {"value.visit_shares": "1;0.4"})

    assert "100.0%、50.0%" in text
    assert bad.status_code == 200
    assert "1;0.4" in page(officer, "caravan-draft-rules", draft.pk)
    assert "100.0%、40.0%" in page(officer, "caravan-draft", draft.pk)


def test_adopting_by_the_page_begins_the_visits(cape, officer):
    plan = cape.plan()

    asked = page(officer, "caravan-adopt", plan.pk)
    done = officer.post(reverse("caravan-adopt", args=[plan.pk]))

    assert f"{plan.stops.count()} 场到校须学校和合作单位双方确认。" in asked
    assert "照旧" not in asked
    assert done["Location"] == reverse("caravan-plan", args=[plan.pk])
    assert Visit.objects.count() == plan.stops.count()
    text = page(officer, "caravan", year=year())
    assert "已采纳" in text


def test_planning_again_departs_from_the_plan_in_force(cape, officer):
    plan = cape.adopted()
    address = reverse("caravan-again", args=[plan.pk])

    asked = page(officer, "caravan-again", plan.pk)
    officer.post(address, {"name": "再排", "group": "", "pack": PACK, "seconds": "10", "seed": "7"})
    draft = Scenario.objects.get(name="再排")
    second = cape.solve(draft)

    assert "重新编排" in asked
    assert draft.base_id == plan.pk
    text = page(officer, "caravan-plan", second.pk)
    count = plan.stops.count()
    assert f"与现有的到校相比：{count} 场不变，0 场改期或换人，0 场新增，0 场取消" in text


def test_adopting_again_says_how_many_stand_as_they_are(cape, officer):
    first = cape.adopted()
    for side in Side:
        confirm_visit(by=cape.officer, visit=cape.visit("R1"), side=side)
    second = cape.plan(base=first)

    text = page(officer, "caravan-adopt", second.pk)

    asked, kept = (second.stops.filter(kept=one).count() for one in (False, True))
    assert f"{asked} 场到校须学校和合作单位双方确认。另有 {kept} 场已确定，照旧。" in text
    assert second.stops.get(request__code="R1").kept


def test_planning_again_counts_against_the_visits_that_stand(cape, officer):
    plan = cape.adopted()
    decline_visit(by=cape.officer, visit=cape.visit("R3"), reason="出差", side=Side.PARTNER)
    to = Slot(days()[0], time(14, 0))
    move_visit(by=cape.officer, visit=cape.visit("R2"), to=to, reason="礼堂下午才空")

    facts = {"name": "再排", "group": "", "pack": PACK, "seconds": "10", "seed": "7"}
    officer.post(reverse("caravan-again", args=[plan.pk]), facts)
    second = cape.solve(Scenario.objects.get(name="再排"))

    slots = cape.slots(second)
    assert slots["R2"] == ("E1", 1, "14:00")
    assert slots["R3"] == ("E1", 2, slots["R3"][2])
    others = second.stops.count() - 1
    said = f"与现有的到校相比：{others} 场不变，0 场改期或换人，1 场新增，0 场取消"
    for name in ("caravan-plan", "caravan-adopt"):
        assert said in page(officer, name, second.pk)


def test_adopted_plan_says_what_was_adopted_and_shows_no_form(cape, officer):
    plan = cape.adopted()
    address = reverse("caravan-adopt", args=[plan.pk])

    asked = page(officer, "caravan-adopt", plan.pk)
    again = officer.post(address).content.decode()

    count = plan.stops.count()
    for text in (asked, again):
        assert f"采纳了「大篷车 v1」：{count} 场到校" in text
        assert f'action="{address}"' not in text
    cape.adopted(base=plan, name="重排")
    assert "后来被新的方案替换" in page(officer, "caravan-adopt", plan.pk)


def test_run_with_a_seed_is_limited_by_work_and_says_so(cape, officer):
    seeded = cape.plan()
    timed = cape.plan(seed=None, name="不用种子")

    text = page(officer, "run", seeded.run_id)
    assert "有随机种子，以 10 秒的计算量为限，不看时钟" in text
    assert "最长 10 秒" not in text
    assert "最长 10 秒" in page(officer, "run", timed.run_id)
    assert "10 秒（按计算量，不看时钟）" in page(officer, "caravan-draft", seeded.scenario_id)


def test_planning_again_rules_out_what_was_called_off(cape, officer):
    plan = cape.adopted()
    expert, number, _start = cape.slots(plan)["R2"]
    cancel_visit(by=cape.officer, visit=cape.visit("R2"), reason="礼堂维修")

    facts = {"name": "再排", "group": "", "pack": PACK, "seconds": "10", "seed": "7"}
    officer.post(reverse("caravan-again", args=[plan.pk]), facts)

    draft = Scenario.objects.get(name="再排")
    bans = draft.bans.values_list("placed_code", "place_code")
    assert list(bans) == [("R2", place(expert, number))]
    assert "排除了 1 种安排" in page(officer, "caravan-draft-wills", draft.pk)


def test_two_plans_are_compared(cape, officer):
    first = cape.plan()
    assert "还没有另一份" in page(officer, "caravan-compare", first.pk)
    scenario = cape.draft(name="另一份")
    pin_request(by=cape.officer, scenario=scenario, request="R1")
    second = cape.solve(scenario)

    text = page(officer, "caravan-compare", first.pk, other=second.pk)

    assert "项需求的安排不同" in text
    unknown = officer.get(reverse("caravan-compare", args=[first.pk]), {"other": "999"})
    assert unknown.status_code == 404


def test_plan_that_cannot_be_says_what_clashes(cape, officer):
    scenario = cape.draft()
    pin_request(by=cape.officer, scenario=scenario, request="R1", place=place("E2", 2))
    plan = cape.solve(scenario)

    text = page(officer, "caravan-plan", plan.pk)

    assert "没有可行的方案" in text
    assert "不能满足的要求" in text
    assert reverse("caravan-adopt", args=[plan.pk]) not in text


def test_draft_of_another_is_read_but_not_changed(cape, sign_in):
    draft = cape.draft(group=cape.shore.group("G1"))
    client = sign_in(cape.shore.auditor)

    text = page(client, "caravan-draft", draft.pk)

    assert "开始计算" not in text
    assert Plan.objects.count() == 0


def test_plan_is_handed_over_as_the_command_writes_it(cape, officer):
    plan = cape.plan()

    response = officer.get(reverse("caravan-file", args=[plan.pk]))

    assert response.json() == plan.document
    assert f"caravan-{year()}-1.json" in response["Content-Disposition"]
