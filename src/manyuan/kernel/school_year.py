from dataclasses import dataclass
from datetime import date

FIRST_MONTH = 9


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """The school year that begins on 1 September of the calendar year ``start``."""

    start: int

    @classmethod
    def on(cls, day: date) -> "SchoolYear":
        """Return the school year in which ``day`` lies."""
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @property
    def first_day(self) -> date:
        """1 September, the day on which tenure and membership of the year are counted."""
        return date(self.start, FIRST_MONTH, 1)

    @property
    def census_day(self) -> date:
        """30 September, by when the year's memberships have begun and its figures are reported."""
        return date(self.start, FIRST_MONTH, 30)

    def __str__(self) -> str:
        return f"{self.start}–{self.start + 1}"
