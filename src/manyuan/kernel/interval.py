from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``starts`` up to, not including, ``ends``; no ``ends`` means still running.

    Raises
    ------
    ValueError
        If the interval ends on or before the day on which it starts.
    """

    starts: date
    ends: date | None = None

    def __post_init__(self) -> None:
        """Refuse an interval without a day in it."""
        if self.ends is not None and self.ends <= self.starts:
            raise ValueError(f"{self.ends} is not after {self.starts}")

    def contains(self, day: date) -> bool:
        """Say whether ``day`` lies in the interval."""
        return self.starts <= day and (self.ends is None or day < self.ends)

    def overlaps(self, other: "Interval") -> bool:
        """Say whether the two intervals share at least one day."""
        return (other.ends is None or self.starts < other.ends) and (
            self.ends is None or other.starts < self.ends
        )


def years_after(day: date, years: int) -> date:
    """Return the same day of a later year; of a leap day, the first of March.

    Examples
    --------
    >>> years_after(date(2024, 2, 29), 1)
    datetime.date(2025, 3, 1)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
