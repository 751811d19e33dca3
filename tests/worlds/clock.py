"""The machine's clock, set to another day: what the product does then carries that day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest.mock import patch

from manyuan.kernel.clock import CHINA


@contextmanager
def on_day(day: date) -> Iterator[None]:
    """Let it be ``day`` in China, from nine in the morning on, and let the time pass as it does."""
    with later(datetime.combine(day, time(9), CHINA) - datetime.now(CHINA)):
        yield


@contextmanager
def later(length: timedelta) -> Iterator[None]:
    """Let it be some time later, and let the time pass as it does."""

    class Then(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + length

    with patch("manyuan.kernel.clock.datetime", Then):
        yield
