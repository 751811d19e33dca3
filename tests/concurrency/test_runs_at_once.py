"""Several workers, people who act at once, and a worker that is killed in the middle of a solve."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from django.db import connection

from manyuan.directory.actions.importing import import_district
from manyuan.history.models import Record
from manyuan.kernel.clock import now
from manyuan.plans.actions.adopting import adopt_plan
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.actions.edits import place_teacher
from manyuan.plans.actions.runs import start_run
from manyuan.plans.enums import PlanState, RunState
from manyuan.plans.errors import RunIsLive, StateForbids
from manyuan.plans.leases import LOST_AFTER, take_run
from manyuan.plans.models import Answer, Plan, Run
from worlds.exchange import build_strand, crowd_tables
from worlds.moments import at_once
from worlds.remembered import remembered

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60
SOURCE = Path(__file__).resolve().parents[2] / "src"
WORKER = """
import signal, threading, django
django.setup()
from manyuan.plans import jobs
quit_asked = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: quit_asked.set())
while not quit_asked.is_set() and jobs.work_once(quit_asked.is_set):
    pass
"""


@pytest.fixture
def strand(db):
    return remembered(build_strand)


def database_url():
    """Return the address of the test database for another process."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(settings['NAME']))}"
    given = urlsplit(os.environ["DATABASE_URL"])
    return given._replace(path=f"/{settings['NAME']}").geturl()


def worker():
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "manyuan.config.settings",
        "PYTHONPATH": str(SOURCE),
    }
    return subprocess.Popen([sys.executable, "-c", WORKER], env=environment)


def wait_for(condition):
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_of_several_workers_each_run_goes_to_one(strand):
    with strand.at():
        for name in ("一", "二", "三"):
            strand.run(strand.scenario(name=name))

    taken = at_once(strand, *[take_run] * 5)

    found = [run.pk for run in taken if run is not None]
    assert len(found) == len(set(found)) >= 1
    with strand.at():
        assert Run.objects.filter(state=RunState.RUNNING, attempts=1).count() == len(found)


def test_lost_run_is_taken_over_by_one(strand):
    with strand.at():
        run = strand.run(strand.scenario())
        take_run()
        old = now() - LOST_AFTER - timedelta(seconds=1)
        Run.objects.filter(pk=run.pk).update(heartbeat_at=old)

    taken = at_once(strand, *[take_run] * 4)

    assert sum(one is not None for one in taken) == 1
    with strand.at():
        assert Run.objects.get(pk=run.pk).attempts == 2


def test_scenario_is_queued_once(strand):
    with strand.at():
        scenario = strand.scenario()

    ended = at_once(strand, *[lambda: start_run(by=strand.officer, scenario=scenario)] * 3)

    assert ended.count(RunIsLive) == 2


def test_plan_is_asked_about_once(strand):
    with strand.at():
        plan = strand.plan()

    ended = at_once(strand, *[lambda: ask_principals(by=strand.officer, plan=plan)] * 2)

    assert ended.count(StateForbids) == 1
    with strand.at():
        assert Answer.objects.filter(move__plan=plan).count() == 6


def test_edit_and_asking_never_meet(strand):
    with strand.at():
        plan = strand.plan()
        edited = place_teacher(by=strand.officer, plan=plan, teacher="D00", school=None)

    def edit():
        return place_teacher(by=strand.officer, plan=edited, teacher="A01", school=None)

    at_once(strand, lambda: ask_principals(by=strand.officer, plan=edited), edit)

    with strand.at():
        now_there = Plan.objects.get(pk=edited.pk)
        asked = set(
            Answer.objects.filter(move__plan=edited).values_list("move__teacher_code", flat=True)
        )
        assert asked == {move["teacher"] for move in now_there.document["moves"]}


def test_of_two_plans_adopted_at_once_one_stays_in_force(strand):
    with strand.at():
        plans = [
            ask_principals(by=strand.officer, plan=strand.plan(strand.scenario(name=name)))
            for name in ("一", "二")
        ]
        Answer.objects.update(due_on=now().date() - timedelta(2))

    at_once(
        strand,
        *[
            lambda plan=plan: adopt_plan(by=strand.officer, plan=plan, over_refusals="到期")
            for plan in plans
        ],
    )

    with strand.at():
        states = sorted(Plan.objects.values_list("state", flat=True))
        assert states == [PlanState.ADOPTED, PlanState.REPLACED]


@pytest.mark.parametrize("ending", ["SIGKILL", "SIGTERM"])
def test_run_goes_on_after_its_worker_was_ended(strand, ending):
    with strand.at():
        import_district(by=strand.command_line, tables=crowd_tables(40), source="crowd")
        run = strand.run(strand.scenario(seed=None, seconds=60, scope="district"))

        first = worker()
        wait_for(lambda: Run.objects.get(pk=run.pk).state != RunState.QUEUED)
        first.send_signal(getattr(signal, ending))
        first.wait(PATIENCE)
        run.refresh_from_db()
        assert (run.state, run.attempts) == (RunState.RUNNING, 1)
        if ending == "SIGKILL":
            old = now() - LOST_AFTER - timedelta(seconds=1)
            Run.objects.filter(pk=run.pk).update(heartbeat_at=old)
        else:
            assert run.heartbeat_at is None

        second = worker()
        assert second.wait(PATIENCE) == 0

        plan = Plan.objects.get(run=run)
        assert (plan.run.state, plan.run.attempts) == (RunState.DONE, 2)
        assert plan.moves.count() > 0
        assert Record.objects.filter(code="run.done").count() == 1
