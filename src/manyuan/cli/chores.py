"""What runs beside the solving: mail and robots every few seconds, what is due once an hour."""

import logging
import threading
from collections.abc import Callable
from time import monotonic

HOUR = 3600.0  # seconds
SOON = 20.0
log = logging.getLogger(__name__)


def do_what_is_due() -> int:
    """Delete the data and carry out the decisions whose day has come; return how many."""
    from manyuan.engagements.signups.jobs import purge_due  # noqa: PLC0415 -- app ready
    from manyuan.lifecycle.jobs import carry_out_due  # noqa: PLC0415 -- app ready
    from manyuan.notices.jobs import forget_old  # noqa: PLC0415 -- app ready

    forget_old()
    return purge_due() + carry_out_due()


def tell_what_closes() -> int:
    """Tell whoever has yet to answer what is about to close; return of how much was told."""
    from manyuan.notices.jobs import tell_what_closes as tell  # noqa: PLC0415 -- app ready

    return tell()


def send_what_is_due() -> int:
    """Let e-mail and robots tell what is due; return how much has left."""
    from manyuan.notices.jobs import send_due  # noqa: PLC0415 -- app ready

    return send_due()


def keep_doing(quit_asked: threading.Event) -> None:
    """Do what is due until asked to quit; a database that is away is asked again later."""
    next_hour = monotonic()
    while not quit_asked.is_set():
        if monotonic() >= next_hour:
            _try(do_what_is_due)
            _try(tell_what_closes)
            next_hour = monotonic() + HOUR
        _try(send_what_is_due)
        quit_asked.wait(SOON)


def _try(chore: Callable[[], int]) -> None:
    from django.db import OperationalError, close_old_connections  # noqa: PLC0415 -- slow

    close_old_connections()
    try:
        chore()
    except OperationalError:
        log.warning("the database did not answer", exc_info=True)
