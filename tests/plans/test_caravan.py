import pytest

from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.models import ExpertDay
from manyuan.plans.actions.caravan import change_caravan, draft_caravan
from manyuan.plans.actions.runs import start_run
from manyuan.plans.errors import (
    BaseDoesNotFit,
    DaysOfOtherYear,
    NoExpertDays,
    NoRequests,
    RunIsLive,
)
from manyuan.plans.models import CaravanAsk, Freeze, Scenario
from manyuan.plans.settings import Settings, settings_of
from worlds.caravan import PACK, days, year


def said(code):
    return sentence_of(Record.objects.filter(code=code).latest("pk"))


def test_draft_freezes_the_data_of_today_by_itself(cape):
    scenario = cape.draft()

    freeze = scenario.freeze
    assert (freeze.kind, freeze.year, freeze.expert_days, freeze.requests) == (
        "caravan",
        year(),
        *_counts(),
    )
    assert freeze.name == f"{SchoolYear(year())} 学年大篷车数据 · 第 1 版"
    assert said("caravan.drafted") == "起草了大篷车方案「大篷车」"
    tables = Change.objects.filter(record__code="caravan.drafted").values_list("table", flat=True)
    assert set(tables) == {"freezes", "scenarios", "caravan_asks"}


def _counts():
    """Shore has a day and a request of its own in the school year 2026."""
    more = int(year() == 2026)
    return 3 + more, 5 + more


def test_equal_data_are_frozen_once(cape):
    one, other = cape.draft(), cape.draft(name="另一份")

    assert one.freeze == other.freeze
    assert Freeze.objects.filter(kind="caravan").count() == 1
    assert (one.number, other.number) == (1, 2)


def test_change_takes_other_data_days_and_company(cape):
    scenario = cape.draft()
    first, last = days()[0], days()[2]

    change_caravan(
        by=cape.officer,
        scenario=scenario,
        facts=cape.facts(name="同车", first_day=first, last_day=last, together=True),
    )

    scenario = Scenario.objects.get(pk=scenario.pk)
    assert settings_of(scenario).options == (
        ("first_day", first.isoformat()),
        ("last_day", last.isoformat()),
        ("together", "1"),
    )
    change = Change.objects.get(record__code="scenario.changed", table="caravan_asks")
    assert change.before["together"] is False
    assert change.after["together"] is True


def test_nothing_changes_while_it_is_solved(cape):
    scenario = cape.draft()
    start_run(by=cape.officer, scenario=scenario)

    with pytest.raises(RunIsLive):
        change_caravan(by=cape.officer, scenario=scenario, facts=cape.facts(name="别的"))

    assert Scenario.objects.get(pk=scenario.pk).name == "大篷车"


def test_days_lie_in_the_school_year(cape):
    outside = SchoolYear(year() + 1).first_day

    with pytest.raises(DaysOfOtherYear):
        cape.draft(last_day=outside)

    assert not CaravanAsk.objects.exists()


def test_without_requests_or_days_of_the_year_there_is_nothing_to_plan(cape):
    far = year() + 5
    with pytest.raises(NoRequests):
        draft_caravan(by=cape.officer, year=far, facts=cape.facts())

    ExpertDay.objects.all().delete()
    with pytest.raises(NoExpertDays):
        cape.draft()

    assert not Scenario.objects.exists()


def test_group_office_drafts_for_its_own_schools_only(cape):
    own = cape.shore.group("G1")
    with cape.at(cape.group_office):
        scenario = cape.draft(by=cape.group_office, group=own)
        for group in (None, cape.shore.group("G2")):
            with pytest.raises(Refused):
                cape.draft(by=cape.group_office, group=group)

    assert scenario.unit_id == own.pk
    assert Scenario.objects.count() == 1


@pytest.mark.parametrize("seat", ["principal", "teacher", "auditor"])
def test_others_do_not_draft(cape, seat):
    by = cape.shore.people[seat]
    with cape.at(by), pytest.raises(Refused):
        cape.draft(by=by)

    assert not Scenario.objects.exists()


def test_replan_departs_from_the_adopted_plan_of_the_same_schools(cape):
    plan = cape.plan()

    with pytest.raises(BaseDoesNotFit):
        cape.draft(base=plan)

    assert Scenario.objects.count() == 1


def test_plan_serves_what_can_be_served_and_says_why_not_the_rest(cape):
    plan = cape.plan()

    served = cape.slots(plan)
    assert {code: slot[0] for code, slot in served.items()} == {
        "R1": "E1",
        "R2": served["R2"][0],
        "R3": "E1",
    }
    reasons = {one["request"]: one["reason"] for one in plan.document["unserved"]}
    assert reasons["R4"] == "no_expert"
    assert reasons["R5"] == "no_day"
    assert said("caravan.done") == (
        f"「大篷车」计算完成，得到第 1 版方案：{plan.stops.count()} 场到校"
    )


def test_days_outside_of_the_period_are_left_alone(cape):
    second = days()[1]
    plan = cape.plan(first_day=second)

    assert {slot[1] for slot in cape.slots(plan).values()} == {2}
    unserved = {one["request"] for one in plan.document["unserved"]}
    assert "R1" not in unserved  # its only day is not asked about


def test_group_is_planned_alone(cape):
    plan = cape.plan(group=cape.shore.group("G2"))

    # S2 is a candidate of G2 as well.
    assert set(cape.slots(plan)) >= {"R1", "R3"}
    assert "R2" not in cape.slots(plan)


def test_settings_survive_the_row_of_the_run(cape):
    scenario = cape.draft(first_day=days()[0])
    settings = settings_of(scenario)

    assert Settings.from_json(settings.as_json()) == settings
    assert settings.kind == "caravan"
    assert settings.pack == PACK
