"""What runs by itself: on the day that was announced, lists forget who signed up."""

from manyuan.engagements.signups.actions.purging import purge_sign_up
from manyuan.engagements.signups.queries.lists import lists_to_purge
from manyuan.seats.actions import job_seat
from manyuan.seats.queries import bureaus
from manyuan.seats.scope import seated


def purge_due() -> int:
    """Purge the lists of every bureau whose day has come; return how many there were."""
    done = 0
    for bureau in bureaus():
        with seated(job_seat(bureau)) as seat:
            for sign_up in list(lists_to_purge(seat)):
                purge_sign_up(by=seat, sign_up=sign_up)
                done += 1
    return done
