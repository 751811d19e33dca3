import pytest

from manyuan.kernel.clock import today
from manyuan.plans.actions.adopting import adopt_plan
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.actions.replanning import LONGEST_NAME, plan_in_force, redraft
from manyuan.plans.actions.runs import finish_run, start_run
from manyuan.plans.actions.scenarios import change_scenario
from manyuan.plans.actions.wills import ban_move, pin_teacher, set_overrides
from manyuan.plans.bridge.exchange import solved
from manyuan.plans.enums import PlanState, RunState, ScenarioState
from manyuan.plans.leases import take_run
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.settings import Settings
from manyuan.seats.actions import job_seat
from plans.asking import let_the_due_date_pass


def adopt(strand, plan):
    ask_principals(by=strand.officer, plan=plan)
    let_the_due_date_pass(plan)
    return adopt_plan(by=strand.officer, plan=Plan.objects.get(pk=plan.pk), over_refusals="已商量")


@pytest.fixture
def adopted(strand):
    scenario = strand.scenario()
    set_overrides(by=strand.officer, scenario=scenario, values={"limits.travel_minutes": "45"})
    ban_move(by=strand.officer, scenario=scenario, teacher="A02", school="B")
    return adopt(strand, strand.plan(scenario))


def pins_of(scenario):
    return dict(scenario.pins.values_list("placed_code", "place_code"))


def bans_of(scenario):
    return list(scenario.bans.values_list("placed_code", "place_code"))


def test_redraft_asks_what_the_plan_was_asked_and_the_new_pins(strand, adopted):
    draft = redraft(by=strand.officer, plan=adopted, pins={"A00": ""}, name="调整" * 100)
    asked, before = Settings.from_json(draft.run.settings), Settings.from_json(adopted.settings)

    assert (draft.scenario.base, draft.scenario.state) == (adopted, ScenarioState.DRAFT)
    assert (draft.run.state, len(draft.scenario.name)) == (RunState.QUEUED, LONGEST_NAME)
    assert asked.adopted == tuple(
        adopted.moves.values_list("teacher_code", "to_school__unit__code")
    )
    assert (asked.pins, asked.bans, asked.overrides) == (
        (("A00", ""),),
        before.bans,
        before.overrides,
    )
    assert [change.table for change in draft.changes] == [
        "scenarios",
        "overrides",
        "pins",
        "bans",
        "runs",
    ]


def test_redraft_keeps_the_data_and_rules_of_the_plan_though_its_scenario_went_on(strand, adopted):
    first = adopted.scenario.freeze
    later = strand.facts(freeze=strand.freeze(), pack="exchange-beijing", seed=8, name="另一份")
    scenario = Scenario.objects.get(pk=adopted.scenario_id)
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A05", school="")
    set_overrides(by=strand.officer, scenario=scenario, values={})
    change_scenario(by=strand.officer, scenario=scenario, facts=later)

    draft = redraft(by=strand.officer, plan=adopted, pins={}, name="调整")

    assert (draft.scenario.pack, draft.scenario.seed) == ("exchange-national", 7)
    assert draft.scenario.freeze.digest == first.digest
    assert (pins_of(draft.scenario), bans_of(draft.scenario)) == ({}, [("A02", "B")])


def test_second_redraft_asks_again_what_the_first_was_asked(strand, adopted):
    redraft(by=strand.officer, plan=adopted, pins={"A00": "", "A02": "B"}, name="一")

    second = redraft(by=strand.officer, plan=adopted, pins={"D00": ""}, name="二")

    assert pins_of(second.scenario) == {"A00": "", "A02": "B", "D00": ""}
    # What a pin overrules is not asked for again beside it: both would have no answer.
    assert bans_of(second.scenario) == []


@pytest.mark.parametrize(
    ("state", "pins"),
    [
        (ScenarioState.SUBMITTED, {"A00": "", "D00": ""}),
        (ScenarioState.WITHDRAWN, {"D00": ""}),
    ],
)
def test_only_a_redraft_that_was_given_up_is_forgotten(strand, adopted, state, pins):
    first = redraft(by=strand.officer, plan=adopted, pins={"A00": ""}, name="一").scenario
    Scenario.objects.filter(pk=first.pk).update(state=state)

    second = redraft(by=strand.officer, plan=adopted, pins={"D00": ""}, name="二").scenario

    assert pins_of(second) == pins


def test_plan_in_force_is_that_of_the_same_schools(strand, adopted):
    group = strand.plan(strand.scenario(group=strand.group("G2")))

    assert plan_in_force(group) is None
    assert plan_in_force(adopted) == adopted
    Plan.objects.filter(pk=adopted.pk).update(state=PlanState.REPLACED)
    assert plan_in_force(adopted) is None


def test_plan_belongs_to_the_group_for_which_it_was_solved(strand):
    scenario = strand.scenario(group=strand.group())
    start_run(by=strand.officer, scenario=scenario)
    run = take_run()
    change_scenario(by=strand.officer, scenario=scenario, facts=strand.facts())

    answer = solved(
        Settings.from_json(run.settings),
        seconds=20,
        progress=lambda _: None,
        stop=lambda: False,
    )
    plan = finish_run(
        by=job_seat(strand.officer.bureau), run=run, attempt=run.attempt, solved=answer
    )

    assert plan.group == strand.group()
    assert plan.made_at.date() <= today()
