"""The machine's clock, set to another day: what the product does then carries that day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from unittest.mock import patch

from manyuan.kernel.clock import CHINA


@contextmanager
def on_day(day: date) -> Iterator[None]:
    """Let it be ``day`` in China, from nine in the morning on, and let the time pass as it does."""
    offset = datetime.combine(day, time(9), CHINA) - datetime.now(CHINA)

    class Then(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + offset

    with patch("manyuan.kernel.clock.datetime", Then):
        yield
