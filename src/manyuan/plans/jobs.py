"""The worker: takes runs from the queue, keeps them alive while the planner is at work, ends them.

See docs/decisions/0003-runs-and-worker.md.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.db import OperationalError, close_old_connections, connection

from manyuan.kernel.clock import now
from manyuan.kernel.errors import ManyuanError
from manyuan.kernel.saying import Fact, Said
from manyuan.plans.actions.runs import fail_run, finish_run
from manyuan.plans.bridge.answers import Progress
from manyuan.plans.bridge.solving import solved
from manyuan.plans.errors import LeaseLost, RunFailed, RunGivenUp
from manyuan.plans.leases import HEARTBEAT, beat, release, take_run
from manyuan.plans.models import Run, Step
from manyuan.plans.settings import Settings
from manyuan.seats.actions import job_seat
from manyuan.seats.models import Seat
from manyuan.seats.queries import bureaus
from manyuan.seats.scope import seated

ATTEMPTS = 5
IDLE = 1.0  # seconds until an empty queue is looked at again
LEAST_SECONDS = 5.0
PLAIN = (str, int, float, Said)
Best = tuple[tuple[str, str], ...]
log = logging.getLogger(__name__)


def work(quit_asked: threading.Event) -> None:
    """Work until asked to quit; a run at work is given back with the best so far."""
    while not quit_asked.is_set():
        close_old_connections()
        try:
            busy = work_once(quit_asked.is_set)
        except OperationalError:
            log.warning("the database did not answer", exc_info=True)
            busy = False
        if not busy:
            quit_asked.wait(IDLE)


def work_once(quit_asked: Callable[[], bool] = lambda: False) -> bool:
    """Work on the first run that waits at any bureau; say whether there was one."""
    for bureau in bureaus():
        with seated(job_seat(bureau)) as seat:
            run = take_run()
            if run is not None:
                _carry_out(seat, run, quit_asked)
                return True
    return False


def _carry_out(seat: Seat, run: Run, quit_asked: Callable[[], bool]) -> None:
    try:
        _solve(seat, run, quit_asked)
    except LeaseLost:
        log.warning("run %s was taken over", run.pk)
    except OperationalError:
        # The database is away: whoever works next takes the run over when it is back.
        raise
    except ManyuanError as refused:
        _fail(seat, run, refused)
    except Exception:
        log.exception("run %s failed", run.pk)
        _fail(seat, run, RunFailed(moment=now().isoformat(" ", "seconds")))


def _fail(seat: Seat, run: Run, error: ManyuanError) -> None:
    with suppress(LeaseLost):
        fail_run(by=seat, run=run, attempt=run.attempt, failure=_said(error))


def _solve(seat: Seat, run: Run, quit_asked: Callable[[], bool]) -> None:
    if run.attempts > ATTEMPTS:
        raise RunGivenUp(attempts=run.attempts - 1)
    settings = Settings.from_json(run.settings)
    # With a seed the same question has the same answer, so it is asked from the beginning again.
    best = [] if settings.seed is not None else run.best or []
    with _kept_alive(seat, run, quit_asked) as pulse:
        answer = solved(
            settings,
            seconds=run.scenario.seconds if settings.seed is not None else _seconds_left(run),
            progress=pulse.note,
            stop=pulse.stop.is_set,
            start=[(placed, place) for placed, place in best],
        )
    if pulse.lost:
        raise LeaseLost
    if pulse.quit and answer.status == "stopped":
        release(run)
        return
    finish_run(by=seat, run=run, attempt=run.attempt, solved=answer)


def _seconds_left(run: Run) -> float:
    spent = Step.objects.filter(run=run).order_by("-seconds").values_list("seconds", flat=True)
    return max(LEAST_SECONDS, run.scenario.seconds - (spent.first() or 0.0))


class Pulse:
    """A thread that, once a second, says that the run is alive and writes what is new."""

    def __init__(self, seat: Seat, run: Run, quit_asked: Callable[[], bool]) -> None:
        self.seat, self.run, self.quit_asked = seat, run, quit_asked
        self.stop, self.ended = threading.Event(), threading.Event()
        self.lost = self.quit = False
        self._lock = threading.Lock()
        self._steps: dict[str, Progress] = {}
        self._best: Best | None = None

    def note(self, progress: Progress) -> None:
        """Take what the planner reports; of each goal the latest is kept."""
        with self._lock:
            self._steps[progress.goal] = progress
            self._best = progress.best if progress.best is not None else self._best

    def beat(self) -> None:
        """Write once."""
        with self._lock:
            steps, self._steps = list(self._steps.values()), {}
            best = self._best
        self.quit = self.quit_asked()
        try:
            asked = beat(self.run, steps=steps, best=best)
            self._forget(best)
        except LeaseLost:
            asked, self.lost = False, True
        if self.lost or self.quit or asked:
            self.stop.set()

    def keep(self) -> None:
        """Write until the planner has ended."""
        try:
            with seated(self.seat):
                while not self.ended.wait(HEARTBEAT):
                    self._try_to_beat()
        finally:
            connection.close()

    def _try_to_beat(self) -> None:
        try:
            self.beat()
        except OperationalError:
            log.warning("run %s: the database did not answer", self.run.pk, exc_info=True)
            connection.close()

    def _forget(self, written: Best | None) -> None:
        with self._lock:
            if self._best is written:
                self._best = None


@contextmanager
def _kept_alive(seat: Seat, run: Run, quit_asked: Callable[[], bool]) -> Iterator[Pulse]:
    pulse = Pulse(seat, run, quit_asked)
    # What was asked while the run waited is known before the planner begins.
    pulse.beat()
    thread = threading.Thread(target=pulse.keep, daemon=True)
    thread.start()
    try:
        yield pulse
    finally:
        pulse.ended.set()
        thread.join()
    pulse.beat()


def _said(error: ManyuanError) -> Said:
    facts: dict[str, Fact] = {
        name: value if isinstance(value, PLAIN) else str(value)
        for name, value in error.facts.items()
    }
    return Said(error.code, error.sentence, facts)
