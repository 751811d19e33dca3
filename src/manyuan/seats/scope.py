from collections.abc import Iterator
from contextlib import contextmanager

from django_scopes import scope, scopes_disabled

from manyuan.seats.models import Seat


@contextmanager
def seated(seat: Seat) -> Iterator[Seat]:
    """Open the scope of ``seat``'s bureau: outside of it every query raises, inside none leaks."""
    with scope(bureau=seat.bureau_id, seat=seat):
        yield seat


@contextmanager
def before_any_seat() -> Iterator[None]:
    """Look across bureaus, for the few steps that come before a seat is known: signing in."""
    with scopes_disabled():
        yield
