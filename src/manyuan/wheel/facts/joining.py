"""How the year begins and who belongs to it."""

from manyuan.directory.models import ResourceReport
from manyuan.kernel.clock import today
from manyuan.lifecycle.enums import ProposalState
from manyuan.lifecycle.models import Proposal
from manyuan.lifecycle.queries.terms import terms_over
from manyuan.rules.wheel import load_wheel_pack
from manyuan.wheel.facts.look import Look, Part, keys
from manyuan.wheel.models import Opening


def opened(look: Look) -> list[Part]:
    """The bureau has opened the year; one that is over cannot be opened any more."""
    found = Opening.objects.filter(bureau_id=look.seat.bureau_id, year=look.year.start)
    is_open, is_over = found.exists(), today() > look.last_day
    return look.of_bureau(done=is_open) if is_open or not is_over else []


def reported(look: Look) -> list[Part]:
    """Each school has reported its resources of the year."""
    found = ResourceReport.objects.filter(bureau_id=look.seat.bureau_id, year=look.year.start)
    return look.of_schools(keys(found.order_by().values_list("school_id", flat=True).distinct()))


def decided(look: Look) -> list[Part]:
    """Nobody's term is over and no proposal waits, at the time of the year when that is asked.

    What waits today tells nothing of a year that is over.
    """
    begins = load_wheel_pack().steps["membership"].begins.within(look.year)
    if today() > look.last_day:
        return []
    if today() < begins:
        return look.of_bureau(done=False)
    waiting = Proposal.objects.filter(
        bureau_id=look.seat.bureau_id, state=ProposalState.WAITING
    ).exists()
    return look.of_bureau(done=not waiting and not terms_over(look.seat))
