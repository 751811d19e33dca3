"""Hours of a day, as windows of the district folder write them: ``2026-03-04 09:00-11:30``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

JOINT = ";"


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A day from one time of it to another.

    Examples
    --------
    >>> hours = slots_of("2026-03-04 09:00-11:30")[0]
    >>> hours.minutes, str(hours)
    (150, '2026-03-04 09:00-11:30')
    """

    day: date
    first: time
    last: time

    @property
    def minutes(self) -> int:
        """Return how long it lasts."""
        return _minute(self.last) - _minute(self.first)

    def common(self, other: "Slot") -> "Slot | None":
        """Return what both have in common, None when nothing."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Slot(self.day, first, last) if self.day == other.day and first < last else None

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.hours}"

    @property
    def hours(self) -> str:
        """Return the times alone, as the district folder writes them."""
        return f"{self.first.isoformat('minutes')}-{self.last.isoformat('minutes')}"


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def slots_of(windows: str) -> tuple[Slot, ...]:
    """Read windows in the one form in which they are stored."""
    return tuple(_slot(text) for text in windows.split(JOINT) if text)


def _slot(text: str) -> Slot:
    day, _, hours = text.partition(" ")
    first, _, last = hours.partition("-")
    return Slot(date.fromisoformat(day), time.fromisoformat(first), time.fromisoformat(last))


def windows_text(slots: Iterable[Slot]) -> str:
    """Write windows in the one form in which they are stored."""
    return JOINT.join(str(slot) for slot in sorted(slots))
