import pytest

from manyuan.history.models import Change, Record
from manyuan.kernel.errors import BadInput, Refused
from manyuan.plans.actions.copying import copy_scenario
from manyuan.plans.actions.scenarios import (
    change_scenario,
    discard_scenario,
    draft_scenario,
    return_scenario,
    submit_scenario,
)
from manyuan.plans.actions.wills import ban_move, pin_teacher, set_overrides
from manyuan.plans.enums import Scope
from manyuan.plans.errors import (
    BaseDoesNotFit,
    FreezeOfOtherYear,
    ReturnNeedsReason,
    RunIsLive,
    ScenarioIsClosed,
    StateForbids,
)
from manyuan.plans.models import Freeze, Plan, Scenario
from worlds.exchange import YEAR


def test_scenarios_are_numbered_within_their_year(strand):
    first, second = strand.scenario(), strand.scenario(name="第二份")

    assert (first.number, second.number) == (1, 2)
    assert first.unit_id == strand.officer.bureau_id
    assert str(second) == "第二份"


def test_group_office_drafts_for_its_own_group(strand):
    scenario = strand.scenario(strand.office, group=strand.group())

    assert scenario.unit_id == strand.office.unit_id


@pytest.mark.parametrize(
    ("scope", "group"), [(Scope.DISTRICT, None), (Scope.GROUP, None), (Scope.GROUP, "G2")]
)
def test_group_office_drafts_for_nobody_else(strand, scope, group):
    chosen = group and strand.group(group)

    with pytest.raises(Refused, match="本集团"):
        strand.scenario(strand.office, scope=scope, group=chosen)


@pytest.mark.parametrize("seat", ["principal_a", "teacher", "auditor"])
def test_nobody_else_drafts(strand, seat):
    with pytest.raises(Refused, match="起草"):
        strand.scenario(getattr(strand, seat))


def test_scenario_plans_the_year_of_its_data(strand):
    with pytest.raises(FreezeOfOtherYear):
        draft_scenario(by=strand.officer, year=YEAR + 1, facts=strand.facts())


def test_scenario_needs_a_pack_that_exists(strand):
    with pytest.raises(BadInput, match="exchange-nowhere"):
        strand.scenario(pack="exchange-nowhere")


def test_one_group_is_not_the_whole_district(strand):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="只选一个集团"):
        strand.scenario(scope=Scope.DISTRICT, group=strand.group())


def test_plan_that_is_not_in_force_is_no_base(strand):
    plan = strand.plan()

    with pytest.raises(BaseDoesNotFit):
        strand.scenario(base=plan)


def test_plan_of_other_schools_is_no_base(strand):
    Plan.objects.filter(pk=(plan := strand.plan()).pk).update(
        state="adopted", adopted_on="2026-08-01", adopted_by=strand.officer
    )
    plan.refresh_from_db()

    with pytest.raises(BaseDoesNotFit):
        strand.scenario(base=plan, group=strand.group())

    assert strand.scenario(base=plan).base == plan


def test_author_changes_a_draft_and_nobody_else(strand):
    scenario = strand.scenario(strand.office, group=strand.group())
    facts = strand.facts(name="改名", group=strand.group())

    assert change_scenario(by=strand.office, scenario=scenario, facts=facts).name == "改名"
    with pytest.raises(Refused, match="复制"):
        change_scenario(by=strand.officer, scenario=scenario, facts=facts)
    with pytest.raises(Refused):
        change_scenario(by=strand.principal_a, scenario=scenario, facts=facts)


def test_copy_takes_the_will_along(strand):
    source = strand.scenario()
    set_overrides(by=strand.officer, scenario=source, values={"limits.lend": "2"})
    pin_teacher(by=strand.officer, scenario=source, teacher="A00")
    ban_move(by=strand.officer, scenario=source, teacher="A02", school="B")

    copy = copy_scenario(by=strand.officer, scenario=source, name="副本")

    assert copy.overrides.get().value == "2"
    assert copy.pins.get().placed_code == "A00"
    assert copy.bans.get().place_code == "B"
    assert source.pins.count() == 1
    record = Record.objects.latest("pk")
    tables = set(Change.objects.filter(record=record).values_list("table", flat=True))
    assert (record.code, tables) == (
        "scenario.copied",
        {"scenarios", "overrides", "pins", "bans"},
    )


def test_copy_forgets_a_base_that_is_no_longer_in_force(strand):
    plan = strand.plan()
    Scenario.objects.filter(pk=plan.scenario_id).update(base=plan)

    copy = copy_scenario(by=strand.officer, scenario=plan.scenario, name="副本")

    assert copy.base is None


def test_group_office_copies_only_what_it_sees(strand):
    scenario = strand.scenario(group=strand.group())

    with pytest.raises(Refused, match="起草单位"):
        copy_scenario(by=strand.office, scenario=scenario, name="副本")


def test_submitted_draft_stays_until_it_is_returned(strand):
    scenario = strand.scenario(strand.office, group=strand.group())
    facts = strand.facts(group=strand.group())

    submitted = submit_scenario(by=strand.office, scenario=scenario)
    assert submitted.submitted_at is not None
    with pytest.raises(ScenarioIsClosed):
        change_scenario(by=strand.office, scenario=scenario, facts=facts)

    returned = return_scenario(by=strand.officer, scenario=scenario, reason=" 补上数学 ")
    assert returned.returned_for == "补上数学"
    assert change_scenario(by=strand.office, scenario=scenario, facts=facts).is_open
    assert submit_scenario(by=strand.office, scenario=scenario).returned_for == ""


def test_return_needs_a_reason_and_something_submitted(strand):
    scenario = strand.scenario(strand.office, group=strand.group())

    with pytest.raises(ReturnNeedsReason):
        return_scenario(by=strand.officer, scenario=scenario, reason=" ")
    with pytest.raises(StateForbids):
        return_scenario(by=strand.officer, scenario=scenario, reason="太早")
    with pytest.raises(Refused):
        return_scenario(by=strand.office, scenario=scenario, reason="自己")


@pytest.mark.parametrize("seat", ["officer", "other_office"])
def test_only_the_office_that_drafted_submits(strand, seat):
    scenario = strand.scenario(strand.office, group=strand.group())

    with pytest.raises(Refused):
        submit_scenario(by=getattr(strand, seat), scenario=scenario)


def test_withdrawn_draft_is_the_end(strand):
    scenario = discard_scenario(by=strand.officer, scenario=strand.scenario())

    assert scenario.get_state_display() == "已作废"
    with pytest.raises(StateForbids):
        discard_scenario(by=strand.officer, scenario=scenario)


def test_nothing_is_submitted_while_it_is_solved(strand):
    scenario = strand.scenario(strand.office, group=strand.group())
    strand.run(scenario)

    with pytest.raises(RunIsLive):
        submit_scenario(by=strand.office, scenario=scenario)


def test_every_step_leaves_one_record(strand):
    Freeze.objects.filter(year=YEAR).exists() or strand.freeze()
    before = Record.objects.count()

    scenario = strand.scenario(strand.office, group=strand.group())
    submit_scenario(by=strand.office, scenario=scenario)
    return_scenario(by=strand.officer, scenario=scenario, reason="补充")
    discard_scenario(by=strand.office, scenario=scenario)

    codes = list(Record.objects.order_by("pk").values_list("code", flat=True)[before:])
    assert codes == [
        "scenario.drafted",
        "scenario.submitted",
        "scenario.returned",
        "scenario.withdrawn",
    ]
