"""Who works on a run: compare-and-set on its row, the same on every database.

A worker holds a run by the token in ``attempt`` and by a heartbeat. Whoever takes a run over sets
another token, and from then on the first one's writes meet no row.
"""

import math
import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from manyuan.kernel.clock import now
from manyuan.plans.bridge.answers import Progress
from manyuan.plans.enums import RunState
from manyuan.plans.errors import LeaseLost
from manyuan.plans.models import Run, Step

HEARTBEAT = 1.0  # seconds between two signs of life
LOST_AFTER = timedelta(seconds=15)


def waiting_runs() -> "QuerySet[Run]":
    """Return the runs of the bureau in scope that wait, or whose worker was lost, oldest first."""
    lost = Q(heartbeat_at__isnull=True) | Q(heartbeat_at__lt=now() - LOST_AFTER)
    return Run.objects.filter(
        Q(state=RunState.QUEUED) | (Q(state=RunState.RUNNING) & lost)
    ).order_by("queued_at", "pk")


def take_run() -> Run | None:
    """Take the first run that nobody works on; of several workers one gets it."""
    for run in waiting_runs():
        token = secrets.token_hex(16)
        taken = Run.objects.filter(pk=run.pk, state=run.state, attempt=run.attempt).update(
            state=RunState.RUNNING,
            attempt=token,
            attempts=F("attempts") + 1,
            heartbeat_at=now(),
            started_at=Coalesce("started_at", now()),
        )
        if taken:
            return Run.objects.select_related("scenario").get(pk=run.pk)
    return None


def beat(run: Run, *, steps: Iterable[Progress] = (), best: Sequence[object] | None = None) -> bool:
    """Show that the worker lives, keep what it has found; say whether it was asked to stop.

    Raises
    ------
    LeaseLost
        When another worker has taken the run over, or it has ended.
    """
    values: dict[str, object] = {"heartbeat_at": now()}
    if best is not None:
        values["best"] = [list(pair) for pair in best]  # type: ignore[call-overload]
    with transaction.atomic():
        if not _held(run).update(**values):
            raise LeaseLost
        Step.objects.bulk_create(_step(run, progress) for progress in steps)
    return bool(Run.objects.filter(pk=run.pk, stop_asked=True).exists())


def release(run: Run) -> None:
    """Give the run back at once, so that the next worker need not wait for this one's silence."""
    _held(run).update(heartbeat_at=None)


def _held(run: Run) -> "QuerySet[Run]":
    return Run.objects.filter(pk=run.pk, attempt=run.attempt, state=RunState.RUNNING)


def _step(run: Run, progress: Progress) -> Step:
    return Step(
        bureau_id=run.bureau_id,
        run=run,
        goal=progress.goal,
        value=_known(progress.value),
        bound=_known(progress.bound),
        seconds=round(progress.seconds, 1),
    )


def _known(value: float | None) -> float | None:
    """Return a number; solvers tell what they have not found yet as an infinite one."""
    return value if value is not None and math.isfinite(value) else None
