"""What falls due by the day, done beside the runs: at the start, and then every hour."""

import logging
import threading

EVERY = 3600.0  # seconds
log = logging.getLogger(__name__)


def do_what_is_due() -> int:
    """Delete the personal data whose day has come; return of how many lists."""
    from manyuan.engagements.signups.jobs import purge_due  # noqa: PLC0415 -- app ready

    return purge_due()


def keep_doing(quit_asked: threading.Event) -> None:
    """Do what is due until asked to quit; a database that is away is asked again later."""
    from django.db import OperationalError, close_old_connections  # noqa: PLC0415 -- slow

    while not quit_asked.is_set():
        close_old_connections()
        try:
            do_what_is_due()
        except OperationalError:
            log.warning("the database did not answer", exc_info=True)
        quit_asked.wait(EVERY)
