from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from manyuan.kernel.clock import now
from manyuan.plans.enums import LIVE_RUNS, RunState
from manyuan.plans.leases import LOST_AFTER
from manyuan.plans.models import Run
from manyuan.seats.models import Seat

# A worker with nothing to do looks at the queue every second.
PATIENCE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Place:
    """How many runs of the bureau come before one, and whether no worker shows a sign of life."""

    ahead: int
    is_unattended: bool


def place_in_queue(seat: Seat, run: Run) -> Place:
    """Say why a run has not yet begun, or no longer goes on."""
    live = Run.objects.filter(bureau_id=seat.bureau_id, state__in=LIVE_RUNS)
    beating = live.filter(state=RunState.RUNNING, heartbeat_at__gte=now() - LOST_AFTER)
    earlier = Q(state=RunState.RUNNING) | Q(queued_at__lt=run.queued_at)
    ahead = live.exclude(pk=run.pk).filter(earlier).count() if _waits(run) else 0
    return Place(ahead, is_unattended=_is_overdue(run) and not beating.exists())


def _waits(run: Run) -> bool:
    return run.state == RunState.QUEUED


def _is_overdue(run: Run) -> bool:
    if _waits(run):
        return run.queued_at < now() - PATIENCE
    return run.is_live and (run.heartbeat_at is None or run.heartbeat_at < now() - LOST_AFTER)
