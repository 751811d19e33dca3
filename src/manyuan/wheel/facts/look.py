from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from manyuan.directory.enums import STAGES_OF_KIND
from manyuan.directory.models import Group, School
from manyuan.directory.queries.groups import groups_on
from manyuan.directory.queries.schools import schools_on
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit has done of a step; ``name`` tells parts of one unit apart."""

    unit: int
    code: str
    name: str
    done: bool


class Look:
    """A school year, seen on a day: whose work it is, each read once."""

    def __init__(self, seat: Seat, year: SchoolYear) -> None:
        """Look from a seat; whoever asks shows it only what concerns it."""
        self.seat, self.year = seat, year
        self.bureau: Unit = seat.bureau

    @property
    def next_year(self) -> int:
        """The school year that comes after."""
        return self.year.start + 1

    @property
    def last_day(self) -> date:
        """The last day of the year."""
        return SchoolYear(self.next_year).first_day - timedelta(days=1)

    @property
    def day(self) -> date:
        """The day on which whoever has something to do is there: today, within the year."""
        return max(self.year.first_day, min(today(), self.last_day))

    @cached_property
    def groups(self) -> list[Group]:
        """The groups in force on the day."""
        return list(groups_on(self.seat, self.day))

    @cached_property
    def schools(self) -> list[School]:
        """The legal schools that teach, on the day."""
        found = schools_on(self.seat, self.day).filter(campus_of__isnull=True)
        return [one for one in found.select_related("unit") if STAGES_OF_KIND[one.kind]]

    def of_groups(self, done: Container[int]) -> list[Part]:
        """Return a part for each group."""
        return [_part(one, done) for one in self.groups]

    def of_schools(self, done: Container[int]) -> list[Part]:
        """Return a part for each school."""
        return [_part(one, done) for one in self.schools]

    def of_bureau(self, *, done: bool, name: str = "") -> list[Part]:
        """Return the one part of the bureau."""
        return [Part(self.bureau.pk, self.bureau.code, name or self.bureau.name, done)]


def _part(one: Group | School, done: Container[int]) -> Part:
    return Part(one.pk, one.code, one.name, one.pk in done)


def keys(found: Iterable[int | None]) -> frozenset[int]:
    """Return keys without the empty ones."""
    return frozenset(key for key in found if key is not None)
