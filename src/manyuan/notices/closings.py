"""What is answered by a day: some workdays before it, whoever has yet to answer is told, once.

Each room says what of it closes. That it does is a record of history like any other, written by the
bureau's job, so that notices, letters and robots tell of it as of everything else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from manyuan.history.facts import Changed
from manyuan.notices.audiences import To
from manyuan.rules.calendar import load_calendar_pack

if TYPE_CHECKING:
    from manyuan.history.models import Record
    from manyuan.seats.models import Seat

# Enough to answer, and a digest still leaves before; holidays do not count.
WORKDAYS_BEFORE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Something that is answered from one day to another, both included.

    ``key`` names it among all that its room has, ``facts`` stand in the sentence of the record.
    """

    key: str
    opens_on: date
    closes_on: date
    facts: Mapping[str, Any] = field(default_factory=dict)

    def is_near_on(self, day: date) -> bool:
        """Say whether few workdays are left after ``day``; never on the day on which it opens.

        Examples
        --------
        >>> closing = Closing(key="1", opens_on=date(2026, 9, 1), closes_on=date(2026, 10, 8))
        >>> closing.is_near_on(date(2026, 9, 27)), closing.is_near_on(date(2026, 9, 28))
        (False, True)
        """
        if not self.opens_on < day <= self.closes_on:
            return False
        pack = load_calendar_pack()
        left = (day + timedelta(number + 1) for number in range((self.closes_on - day).days))
        return sum(map(pack.is_workday, left)) <= WORKDAYS_BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Closings:
    """What of a room closes: what is open now, and who has yet to answer something of it."""

    code: str
    open: "Callable[[Seat], Iterable[Closing]]"
    awaited: "Callable[[Seat, str], To]"

    def told(self, written: "Record", _changes: Sequence[Changed]) -> To:
        """Tell whoever has yet to answer what the record names."""
        return self.awaited(written.seat, written.facts["of"])


_CLOSINGS: dict[str, Closings] = {}


def register_closings(*found: Closings) -> None:
    """Let the worker look after what of a room closes; who is told the room's audiences say."""
    _CLOSINGS.update({one.code: one for one in found})


def closings() -> Iterable[Closings]:
    """Return what closes, room by room."""
    return _CLOSINGS.values()
