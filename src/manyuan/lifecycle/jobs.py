"""What runs by itself: decisions take effect on their day."""

import logging

from manyuan.kernel.clock import today
from manyuan.kernel.errors import ManyuanError
from manyuan.lifecycle.actions.waiting import carry_out_decision
from manyuan.lifecycle.queries.decisions import decisions_due
from manyuan.seats.actions import job_seat
from manyuan.seats.queries import bureaus
from manyuan.seats.scope import seated

log = logging.getLogger(__name__)


def carry_out_due() -> int:
    """Carry out the decisions of every bureau whose day has come; return how many there were.

    What the register does not allow any more stays, and waits in the bureau's inbox.
    """
    done = 0
    for bureau in bureaus():
        with seated(job_seat(bureau)) as seat:
            for decision in list(decisions_due(seat, today())):
                try:
                    carry_out_decision(by=seat, decision=decision)
                except ManyuanError:
                    log.warning("decision %s was not carried out", decision.code, exc_info=True)
                else:
                    done += 1
    return done
