from datetime import timedelta

import pytest

from manyuan.history.models import Record
from manyuan.kernel.clock import now
from manyuan.kernel.errors import Refused
from manyuan.kernel.saying import Said
from manyuan.plans import jobs
from manyuan.plans.actions.runs import ask_stop, fail_run, finish_run, start_run
from manyuan.plans.actions.scenarios import discard_scenario, submit_scenario
from manyuan.plans.actions.wills import pin_teacher
from manyuan.plans.bridge.answers import Progress
from manyuan.plans.bridge.exchange import SolvedExchange
from manyuan.plans.enums import RunState
from manyuan.plans.errors import LeaseLost, RunIsLive, ScenarioIsClosed, StateForbids
from manyuan.plans.leases import LOST_AFTER, beat, release, take_run
from manyuan.plans.models import Plan, Run, Step
from manyuan.plans.settings import Settings
from manyuan.seats.actions import job_seat
from worlds.exchange import YEAR


def moves_of(plan):
    return dict(plan.moves.values_list("teacher_code", "to_school__unit__code"))


def lose(run):
    Run.objects.filter(pk=run.pk).update(heartbeat_at=now() - LOST_AFTER - timedelta(seconds=1))


def test_run_becomes_a_plan_whose_rows_are_its_document(strand):
    plan = strand.plan()

    said = {move["teacher"]: move["to"] for move in plan.document["moves"]}
    assert moves_of(plan) == said == {"A00": "B", "A01": "B2", "D00": "E"}
    assert (plan.status, plan.number, plan.run.state) == ("optimal", 1, RunState.DONE)
    assert plan.moves.get(teacher_code="A00").teacher_name == "A校教师0"
    assert [step.goal for step in plan.run.steps.all()] == [
        goal["name"] for goal in plan.document["goals"]
    ]


def test_run_keeps_what_was_asked_when_its_scenario_changes(strand):
    scenario = strand.scenario()
    plan = strand.plan(scenario)

    pin_teacher(by=strand.officer, scenario=scenario, teacher="A00")

    assert Settings.from_json(Plan.objects.get(pk=plan.pk).settings).pins == ()
    assert Settings.from_json(strand.plan(scenario).settings).pins == (("A00", ""),)


def test_pins_and_bans_reach_the_planner(strand):
    scenario = strand.scenario()
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A08", school="B")

    assert moves_of(strand.plan(scenario))["A08"] == "B"


def test_impossible_pins_give_a_plan_that_says_why(strand):
    scenario = strand.scenario()
    pin_teacher(by=strand.officer, scenario=scenario, teacher="A00", school="E")

    plan = strand.plan(scenario)

    assert (plan.status, plan.moves.count()) == ("infeasible", 0)
    assert len(plan.document["conflicts"]) >= 1


def test_same_seed_gives_the_same_plan(strand):
    scenario = strand.scenario()

    first, second = strand.plan(scenario), strand.plan(scenario)

    assert first.document["moves"] == second.document["moves"]
    assert (first.number, second.number) == (1, 2)


def test_scenario_is_solved_once_at_a_time(strand):
    scenario = strand.scenario()
    start_run(by=strand.officer, scenario=scenario)

    with pytest.raises(RunIsLive):
        start_run(by=strand.officer, scenario=scenario)


def test_withdrawn_scenario_is_not_solved(strand):
    scenario = discard_scenario(by=strand.officer, scenario=strand.scenario())

    with pytest.raises(ScenarioIsClosed):
        start_run(by=strand.officer, scenario=scenario)


def test_bureau_solves_what_was_submitted_and_an_office_only_its_own(strand):
    scenario = strand.scenario(strand.office, group=strand.group())
    with pytest.raises(Refused):
        start_run(by=strand.other_office, scenario=scenario)
    with pytest.raises(Refused):
        start_run(by=strand.principal_a, scenario=scenario)
    submit_scenario(by=strand.office, scenario=scenario)

    assert start_run(by=strand.officer, scenario=scenario).state == RunState.QUEUED


def test_queued_run_is_stopped_at_once(strand):
    run = ask_stop(by=strand.officer, run=strand.run(strand.scenario()))

    assert (run.state, run.ended_at is None) == (RunState.STOPPED, False)
    with pytest.raises(StateForbids):
        ask_stop(by=strand.officer, run=run)
    assert take_run() is None


def test_running_run_is_asked_to_stop_and_told_so(strand):
    strand.run(strand.scenario())
    run = take_run()
    assert beat(run) is False

    ask_stop(by=strand.officer, run=run)

    assert beat(run) is True
    assert Run.objects.get(pk=run.pk).state == RunState.RUNNING


def test_run_that_was_asked_to_stop_keeps_the_best_so_far(strand):
    strand.run(strand.scenario(seed=None))
    run = take_run()
    beat(run, best=[("A02", "B")])
    ask_stop(by=strand.officer, run=run)
    lose(run)

    assert jobs.work_once()

    plan = Plan.objects.get(run=run)
    assert (plan.status, moves_of(plan)) == ("stopped", {"A02": "B"})
    assert plan.run.state == RunState.STOPPED
    assert Record.objects.order_by("pk").last().code == "run.stopped"


def test_lost_run_is_taken_over_and_its_first_worker_writes_nothing_more(strand):
    strand.run(strand.scenario())
    first = take_run()
    assert take_run() is None
    lose(first)

    second = take_run()

    assert (second.pk, second.attempts) == (first.pk, 2)
    with pytest.raises(LeaseLost):
        beat(first, best=[("A00", "B")])
    failure = Said("test", "失败")
    with pytest.raises(LeaseLost):
        fail_run(by=strand.officer, run=first, attempt=first.attempt, failure=failure)
    assert Run.objects.get(pk=first.pk).best is None


def test_released_run_is_taken_at_once(strand):
    strand.run(strand.scenario())
    first = take_run()

    release(first)

    assert take_run().attempt != first.attempt


def test_resumed_run_starts_from_the_best_that_was_kept(strand):
    run = strand.run(strand.scenario(seed=None, seconds=20))
    first = take_run()
    beat(first, steps=[Progress("wishes", 1.0, 0.0, 19.0)], best=[("A02", "B"), ("A03", "B2")])
    lose(first)

    assert jobs.work_once()

    plan = Plan.objects.get(run=run)
    assert plan.run.attempts == 2
    assert plan.moves.count() == 3


def test_time_that_was_spent_counts_after_a_restart(strand):
    run = strand.run(strand.scenario(seed=None, seconds=60))
    taken = take_run()
    assert jobs._seconds_left(taken) == 60
    beat(taken, steps=[Progress("wishes", 1.0, 0.0, 40.0)])
    assert jobs._seconds_left(taken) == 20
    Step.objects.create(
        bureau_id=run.bureau_id, run=run, goal="travel", value=1, bound=0, seconds=59.5
    )
    assert jobs._seconds_left(taken) == jobs.LEAST_SECONDS


def test_worker_that_is_to_quit_gives_its_run_back(strand):
    run = strand.run(strand.scenario())

    assert jobs.work_once(lambda: True)

    run.refresh_from_db()
    assert (run.state, run.heartbeat_at) == (RunState.RUNNING, None)
    assert not Plan.objects.filter(run=run).exists()


def test_run_whose_question_cannot_be_read_fails_with_the_sentence(strand):
    run = strand.run(strand.scenario())
    settings = {**run.settings, "group": "G9"}
    Run.objects.filter(pk=run.pk).update(settings=settings)

    assert jobs.work_once()

    run.refresh_from_db()
    assert (run.state, run.failure["code"]) == (RunState.FAILED, "unknown_group")
    assert run.failure["facts"]["group"] == "G9"


def test_mistake_of_ours_fails_the_run_and_is_logged(strand, caplog):
    run = strand.run(strand.scenario())
    Run.objects.filter(pk=run.pk).update(settings={"year": YEAR})

    assert jobs.work_once()

    run.refresh_from_db()
    assert run.failure["code"] == "run_failed"
    assert "TypeError" in caplog.text


def test_run_that_is_lost_again_and_again_is_given_up(strand):
    run = strand.run(strand.scenario())
    Run.objects.filter(pk=run.pk).update(attempts=jobs.ATTEMPTS)

    assert jobs.work_once()

    run.refresh_from_db()
    assert (run.state, run.failure["code"]) == (RunState.FAILED, "run_given_up")


def test_worker_that_lost_its_run_hands_in_nothing(strand):
    run = strand.run(strand.scenario())

    def meanwhile():
        """Another worker takes the run over while this one is at it."""
        lose(run)
        take_run()
        return False

    assert jobs.work_once(meanwhile)

    assert not Plan.objects.exists()
    assert Run.objects.get(pk=run.pk).state == RunState.RUNNING


def test_finishing_twice_is_not_possible(strand):
    plan = strand.plan()
    job, run = job_seat(strand.officer.bureau), plan.run
    answer = SolvedExchange(
        status=plan.status, document=plan.document, placed=0, moves=(), names={}
    )

    with pytest.raises(LeaseLost):
        finish_run(by=job, run=run, attempt=run.attempt, solved=answer)


def test_empty_queue_is_no_work(strand):
    assert not jobs.work_once()


def test_run_acts_from_the_seat_of_the_job(strand):
    strand.plan()

    record = Record.objects.get(code="run.done")
    assert record.seat.holder == "后台任务"
