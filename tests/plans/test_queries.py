import pytest

from manyuan.inbox.queries import pending
from manyuan.kernel.errors import Refused
from manyuan.plans.actions.adopting import adopt_plan
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.actions.edits import place_teacher
from manyuan.plans.actions.runs import ask_stop
from manyuan.plans.actions.scenarios import return_scenario, submit_scenario
from manyuan.plans.actions.wills import pin_teacher
from manyuan.plans.bridge.answers import Progress
from manyuan.plans.leases import beat, take_run
from manyuan.plans.models import Plan, Run, Scenario
from manyuan.plans.queries import answers as asked_for
from manyuan.plans.queries import explaining, plans, runs, scenarios, tasks
from manyuan.plans.queries.plans import MoveFilter
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from plans.asking import answer_all, let_the_due_date_pass
from worlds.exchange import YEAR


@pytest.fixture
def plan(strand):
    return strand.plan()


def adopt(strand, plan):
    asked = ask_principals(by=strand.officer, plan=plan)
    let_the_due_date_pass(asked)
    return adopt_plan(by=strand.officer, plan=asked, over_refusals="到期未答复")


def test_scenarios_are_those_of_the_seat(strand):
    strand.scenario(name="全区")
    own = strand.scenario(strand.office, name="本集团", group=strand.group())
    strand.run(own)

    def seen(seat, *year):
        return {one.name: one.is_solving for one in scenarios.scenarios(seat, *year)}

    assert seen(strand.officer) == seen(strand.auditor) == {"全区": False, "本集团": True}
    assert seen(strand.office, YEAR) == {"本集团": True}
    assert seen(strand.other_office) == seen(strand.principal_a) == {}
    assert scenarios.scenario(strand.office, YEAR, own.number) == own
    with pytest.raises(Scenario.DoesNotExist):
        scenarios.scenario(strand.other_office, YEAR, own.number)


def test_years_and_frozen_data_of_a_seat(strand):
    assert scenarios.planned_years(strand.officer) == []
    freeze = strand.freeze()

    assert scenarios.planned_years(strand.officer) == [YEAR]
    assert list(scenarios.freezes(strand.office, YEAR)) == [freeze]
    assert list(scenarios.freezes(strand.officer)) == [freeze]
    assert list(scenarios.freezes(strand.principal_a)) == []
    public = Seat(role=Role.PUBLIC, bureau=strand.officer.bureau, unit=strand.officer.bureau)
    assert list(scenarios.freezes(public)) == []


def test_progress_shows_the_latest_of_each_goal(strand):
    strand.run(strand.scenario(seconds=20))
    run = take_run()
    beat(run, steps=[Progress("policy_shortfall", 3.0, None, 0.5)], best=[("A00", "B")])
    beat(run, steps=[Progress("policy_shortfall", 3.0, 2.0, 1.5), Progress("wishes", 1, 1, 2)])

    progress = runs.run_progress(strand.officer, run.pk)

    assert [(one.goal, one.gap) for one in progress.goals] == [
        ("policy_shortfall", 0.5),
        ("wishes", 0.0),
    ]
    assert (progress.placed, progress.failure) == (1, None)
    assert 0 <= progress.share < 1


def test_progress_of_a_run_that_waits_or_failed(strand):
    run = strand.run(strand.scenario())
    waiting = runs.run_progress(strand.officer, run.pk)
    assert (waiting.goals, waiting.placed, waiting.seconds) == ((), None, 0.0)

    Run.objects.filter(pk=run.pk).update(
        failure={"code": "x", "template": "没有{what}", "facts": {"what": "数据"}}
    )

    assert runs.run_progress(strand.officer, run.pk).failure.code == "x"
    with pytest.raises(Run.DoesNotExist):
        runs.run_of(strand.principal_a, run.pk)


def test_unknown_bound_has_no_gap():
    assert runs.GoalProgress("wishes", 1.0, None, 0.0).gap is None
    assert runs.GoalProgress("wishes", None, 1.0, 0.0).gap is None


def test_plans_and_their_summary(strand, plan):
    assert list(plans.plans(strand.officer, YEAR)) == list(plans.plans(strand.auditor)) == [plan]
    found = plans.plan(strand.officer, YEAR, plan.number)
    summary = plans.plan_summary(found)

    assert (summary.moves, summary.policy["moved"]) == (3, 3)
    assert [rule["rule"] for rule in summary.unmet_rules] == ["ratios.exchange_rate"]
    assert summary.goals[0]["name"] == "policy_shortfall"
    assert summary.before["total"] > summary.after["total"]
    with pytest.raises(Plan.DoesNotExist):
        plans.plan(strand.office, YEAR, plan.number)


def test_moves_are_narrowed(strand, plan):
    def codes(**wanted):
        found = plans.moves(strand.officer, plan, MoveFilter(**wanted))
        return [move.teacher_code for move in found]

    assert codes() == ["A00", "A01", "D00"]
    assert codes(school=strand.school("B2").pk) == ["A01"]
    assert codes(subject="语文") == ["A00", "D00"]
    assert codes(stage="junior") == codes(change="new") == codes(origin="hand") == []
    assert codes(backbone=False) == []
    assert codes(backbone=True, text="D校") == ["D00"]
    assert codes(text="a01") == ["A01"]


def test_schools_see_their_moves_once_asked_and_teachers_their_own_once_adopted(strand, plan):
    def seen(seat):
        return [move.teacher_code for move in plans.moves_of_seat(seat, YEAR)]

    assert [seen(one) for one in (strand.principal_b, strand.teacher, strand.office)] == [[]] * 3

    ask_principals(by=strand.officer, plan=plan)
    assert seen(strand.principal_a) == seen(strand.principal_b) == ["A00", "A01"]
    assert seen(strand.principal_e) == ["D00"]
    assert seen(strand.office) == ["A00", "A01"]
    assert seen(strand.teacher) == []

    let_the_due_date_pass(plan)
    adopt_plan(by=strand.officer, plan=plan, over_refusals="到期未答复")
    assert seen(strand.teacher) == ["A00"]
    assert len(plans.moves_of_seat(strand.auditor)) == 3


def test_plan_in_force_and_what_a_replan_drops(strand, plan):
    adopted = adopt(strand, plan)
    scenario = strand.scenario(base=adopted)
    pin_teacher(by=strand.officer, scenario=scenario, teacher="D00")
    for code in ("D02", "D04"):
        pin_teacher(by=strand.officer, scenario=scenario, teacher=code)

    replan = strand.plan(scenario)

    assert list(plans.adopted_plans(strand.officer, YEAR)) == [adopted]
    assert [move.teacher_code for move in plans.dropped_moves(replan)] == ["D00"]
    assert list(plans.dropped_moves(adopted)) == []


def test_answers_overview_counts_by_school(strand, plan):
    ask_principals(by=strand.officer, plan=plan)
    answer_all(strand, plan, school__unit__code="B")
    answer_all(strand, plan, agrees=False, reason="缺人", school__unit__code="E")

    overview = asked_for.answers_overview(strand.officer, plan)

    assert (overview.agreed, overview.refused, overview.waiting, overview.silent) == (2, 1, 3, 0)
    assert overview.all == 6
    assert not overview.may_adopt_now
    assert overview.needs_reason
    assert [(one.code, one.agreed, one.waiting) for one in overview.schools] == [
        ("A", 0, 2),
        ("B", 2, 0),
        ("D", 0, 1),
        ("E", 0, 0),
    ]

    let_the_due_date_pass(plan)
    assert asked_for.answers_overview(strand.officer, plan).may_adopt_now


def test_school_sees_what_it_is_asked(strand, plan):
    assert list(asked_for.answers_awaited(strand.principal_a)) == []
    ask_principals(by=strand.officer, plan=plan)

    awaited = list(asked_for.answers_awaited(strand.principal_a))

    assert [one.move.teacher_code for one in awaited] == ["A00", "A01"]
    assert asked_for.answer_of(strand.principal_a, awaited[0].pk) == awaited[0]
    answer_all(strand, plan, school__unit__code="A")
    assert list(asked_for.answers_awaited(strand.principal_a)) == []
    assert len(asked_for.answers_open(strand.principal_a)) == 2
    assert len(asked_for.answers(strand.officer, plan)) == 6
    assert len(asked_for.answers(strand.office, plan)) == 4
    assert list(asked_for.answers(strand.teacher, plan)) == []


def waiting(seat, slug):
    return [line.title for found in pending(seat, matter=slug) for line in found.lines]


def test_what_waits_for_each_seat(strand):
    draft = strand.scenario(strand.office, group=strand.group())
    assert waiting(strand.office, "scenario-submit") == [draft.name]
    submit_scenario(by=strand.office, scenario=draft)
    assert waiting(strand.officer, "scenario-read") == [draft.name]
    return_scenario(by=strand.officer, scenario=draft, reason="补充")
    assert waiting(strand.office, "scenario-submit") == [draft.name]

    plan = ask_principals(by=strand.officer, plan=strand.plan())
    asked = tasks.plans_asked(strand.officer)
    assert [(one, overview.waiting) for one, overview in asked] == [(plan, 6)]
    assert waiting(strand.officer, "plan-adopt") == []
    assert len(waiting(strand.principal_a, "plan-answer")) == 2
    answer_all(strand, plan)
    let_the_due_date_pass(plan)
    assert waiting(strand.officer, "plan-adopt") == [str(plan)]
    assert waiting(strand.principal_a, "plan-answer") == []
    assert tasks.plans_asked(strand.principal_a) == []


def test_plan_is_explained_tried_and_compared(strand, plan):
    seat = strand.officer

    assert explaining.explain_teacher(seat, plan, "A00")
    assert explaining.explain_school(seat, plan, "B")
    assert explaining.explain_rule(seat, plan, "limits.lend")
    assert explaining.try_placement(seat, plan, "A02", "B").newly_broken
    assert explaining.alternatives(seat, plan, "A00")
    edited = place_teacher(by=seat, plan=plan, teacher="D00", school=None)
    comparison = explaining.compare_plans(seat, plan, edited)
    assert [move.teacher for move in comparison.only_first] == ["D00"]
    assert comparison.same == 2
    with pytest.raises(Refused):
        explaining.explain_teacher(strand.principal_a, plan, "A00")


def test_stopping_is_for_those_who_may_solve(strand):
    run = strand.run(strand.scenario())

    with pytest.raises(Refused):
        ask_stop(by=strand.auditor, run=run)
