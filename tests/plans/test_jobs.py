"""The worker's loop, and a database that is away for a while."""

import threading
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection

from manyuan.plans import jobs
from manyuan.plans.bridge.answers import Progress
from manyuan.plans.leases import take_run
from manyuan.plans.models import Plan, Run

# The worker looks after its own connections, which a test's transaction would not outlive.
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def database_away():
    def refuse(execute, sql, params, many, context):
        raise OperationalError("the server is gone")

    with connection.execute_wrapper(refuse):
        yield


def quitting_after(seconds):
    quit_asked = threading.Event()
    threading.Timer(seconds, quit_asked.set).start()
    return quit_asked


def test_worker_works_until_it_is_asked_to_quit(strand):
    run = strand.run(strand.scenario())

    jobs.work(quitting_after(2))

    assert Plan.objects.filter(run=run).exists()


def test_worker_waits_while_the_database_is_away(strand, caplog):
    strand.run(strand.scenario())

    with database_away():
        jobs.work(quitting_after(0.2))

    assert "the database did not answer" in caplog.text
    assert Run.objects.get().state == "queued"


def test_run_stays_to_be_taken_over_when_the_database_goes_away(strand):
    run = strand.run(strand.scenario())

    def gone():
        raise OperationalError("the server is gone")

    with pytest.raises(OperationalError):
        jobs.work_once(gone)

    run.refresh_from_db()
    assert (run.state, run.failure) == ("running", None)


def test_missed_heartbeat_is_made_up_for(strand, caplog):
    strand.run(strand.scenario())
    run = take_run()
    pulse = jobs.Pulse(strand.officer, run, lambda: False)
    pulse.note(Progress("wishes", 1.0, 0.0, 1.0, (("A00", "B"),)))

    with database_away():
        pulse._try_to_beat()
    pulse.beat()

    run.refresh_from_db()
    assert "did not answer" in caplog.text
    assert run.best == [["A00", "B"]]
    assert not pulse.stop.is_set()


def test_heart_beats_while_the_planner_is_at_work(strand):
    strand.run(strand.scenario())
    run = take_run()
    before = Run.objects.get(pk=run.pk).heartbeat_at

    with jobs._kept_alive(strand.officer, run, lambda: False) as pulse:
        Run.objects.filter(pk=run.pk).update(stop_asked=True)
        heard = pulse.stop.wait(10)

    assert heard
    assert Run.objects.get(pk=run.pk).heartbeat_at > before
