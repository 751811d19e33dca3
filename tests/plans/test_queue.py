from datetime import timedelta

import pytest

from manyuan.kernel.clock import now
from manyuan.plans.enums import RunState
from manyuan.plans.leases import LOST_AFTER, take_run
from manyuan.plans.models import Run
from manyuan.plans.queries.queue import PATIENCE, Place, place_in_queue

LITTLE = timedelta(seconds=1)


@pytest.fixture
def runs(strand):
    """Three runs that wait, the first queued first."""
    found = [strand.run(strand.scenario(name=name)) for name in ("一", "二", "三")]
    for place, run in enumerate(found):
        Run.objects.filter(pk=run.pk).update(queued_at=now() + place * LITTLE)
    return found


def place_of(strand, run):
    return place_in_queue(strand.officer, Run.objects.get(pk=run.pk))


def test_a_run_waits_for_those_before_it(strand, runs):
    places = [place_of(strand, run) for run in runs]

    assert places == [Place(ahead, is_unattended=False) for ahead in (0, 1, 2)]


def test_what_has_ended_holds_up_nobody(strand, runs):
    Run.objects.filter(pk=runs[0].pk).update(state=RunState.STOPPED)

    assert [place_of(strand, run).ahead for run in runs] == [0, 0, 1]


def test_what_is_at_work_is_before_all_that_wait(strand, runs):
    Run.objects.filter(pk=runs[2].pk).update(state=RunState.RUNNING, heartbeat_at=now())

    assert [place_of(strand, run).ahead for run in runs] == [1, 2, 0]


def test_queue_that_nobody_looks_at_is_said_to_be_unattended(strand, runs):
    Run.objects.update(queued_at=now() - PATIENCE - LITTLE)
    assert place_of(strand, runs[0]).is_unattended

    taken = take_run()

    assert not place_of(strand, taken).is_unattended
    assert not place_of(strand, runs[2]).is_unattended


def test_run_whose_worker_fell_silent_is_unattended(strand, runs):
    taken = take_run()
    Run.objects.filter(pk=taken.pk).update(heartbeat_at=now() - LOST_AFTER - LITTLE)
    assert place_of(strand, taken) == Place(0, is_unattended=True)

    Run.objects.filter(pk=taken.pk).update(heartbeat_at=None)

    assert place_of(strand, taken) == Place(0, is_unattended=True)
    Run.objects.filter(pk=taken.pk).update(state=RunState.FAILED)
    assert place_of(strand, taken) == Place(0, is_unattended=False)
