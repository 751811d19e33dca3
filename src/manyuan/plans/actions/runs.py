from collections.abc import Mapping

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.clock import now
from manyuan.kernel.saying import Said
from manyuan.plans.actions.entering import enter_plan
from manyuan.plans.actions.locking import lock_run, lock_scenario
from manyuan.plans.bridge.answers import Solved
from manyuan.plans.enums import LIVE_RUNS, RUN_FOLLOWS, PlanKind, RunState, ScenarioState
from manyuan.plans.errors import LeaseLost, RunIsLive, ScenarioIsClosed
from manyuan.plans.models import Plan, Run, Scenario
from manyuan.plans.permissions import may_run
from manyuan.plans.rows import added, changed, row_of
from manyuan.plans.settings import Settings, settings_of
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

# How history says that a run of a kind ended: by itself, or because it was asked to.
ENDED: Mapping[str, tuple[str, str]] = {
    PlanKind.EXCHANGE: ("run.done", "run.stopped"),
    PlanKind.CARAVAN: ("caravan.done", "caravan.stopped"),
    PlanKind.GROUPING: ("grouping.done", "grouping.stopped"),
}


@transaction.atomic
def start_run(*, by: Seat, scenario: Scenario) -> Run:
    """A scenario waits to be solved, as it is asked now."""
    lock_bureau(by)
    locked = lock_scenario(scenario)
    require(may_run(by, locked))
    if locked.state == ScenarioState.WITHDRAWN:
        raise ScenarioIsClosed(name=locked.name, state=locked.get_state_display())
    require_no_live_run(locked)
    run = Run(
        bureau_id=by.bureau_id, scenario=locked, seat=by, settings=settings_of(locked).as_json()
    )
    run.full_clean()
    run.save()
    record(by=by, code="run.started", changes=[added(run)], name=locked.name)
    return run


@transaction.atomic
def ask_stop(*, by: Seat, run: Run) -> Run:
    """Somebody has seen enough: the worker ends the run soon and keeps the best so far."""
    lock_bureau(by)
    locked = lock_run(run)
    require(may_run(by, locked.scenario))
    before = row_of(locked)
    if locked.state == RunState.QUEUED:
        follow(locked, RUN_FOLLOWS, RunState.STOPPED)
        locked.ended_at = now()
    else:
        # Asking again is no harm; a run that has ended cannot be stopped.
        follow(locked, RUN_FOLLOWS, RunState.RUNNING)
    locked.stop_asked = True
    locked.save(update_fields=["state", "stop_asked", "ended_at"])
    record(
        by=by,
        code="run.stopping",
        changes=[changed(locked, before=before)],
        name=locked.scenario.name,
    )
    return locked


@transaction.atomic
def finish_run(*, by: Seat, run: Run, attempt: str, solved: Solved) -> Plan:
    """The worker hands in what it found; one that lost its lease hands in nothing."""
    lock_bureau(by)
    locked = _lock_held(run, attempt)
    before = row_of(locked)
    stopped = solved.status == "stopped"
    _end(locked, RunState.STOPPED if stopped else RunState.DONE)
    settings = Settings.from_json(locked.settings)
    plan = enter_plan(by, locked.scenario, settings, solved, run=locked)
    record(
        by=by,
        code=ENDED[plan.kind][stopped],
        changes=[changed(locked, before=before), added(plan)],
        name=locked.scenario.name,
        number=plan.number,
        count=solved.placed,
    )
    return plan


@transaction.atomic
def fail_run(*, by: Seat, run: Run, attempt: str, failure: Said) -> Run:
    """A run ends without a plan, with the sentence that says why."""
    lock_bureau(by)
    locked = _lock_held(run, attempt)
    before = row_of(locked)
    locked.failure = failure.as_json()
    _end(locked, RunState.FAILED)
    record(
        by=by,
        code="run.failed",
        changes=[changed(locked, before=before)],
        name=locked.scenario.name,
    )
    return locked


def require_no_live_run(scenario: Scenario) -> None:
    """Let nothing change about a scenario that is being solved.

    Raises
    ------
    RunIsLive
        While a run waits or is at work.
    """
    if Run.objects.filter(scenario=scenario, state__in=LIVE_RUNS).exists():
        raise RunIsLive(name=scenario.name)


def _lock_held(run: Run, attempt: str) -> Run:
    locked = lock_run(run)
    if locked.attempt != attempt or locked.state != RunState.RUNNING:
        raise LeaseLost
    return locked


def _end(run: Run, state: RunState) -> None:
    follow(run, RUN_FOLLOWS, state)
    run.ended_at = now()
    # What it led to is in the plan.
    run.best = None
    run.save(update_fields=["state", "ended_at", "best", "failure"])
