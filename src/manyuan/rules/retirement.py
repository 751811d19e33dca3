from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from manyuan.rules.pack import Entry, Heading, Rule, heading, read_pack, rule

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The statutory retirement age of one sex in years, and how it rises with birth.

    Whoever is born before the month of ``born_from`` retires at ``age`` years; from then on every
    ``months_per_step`` months of birth delay it by one month, at most by ``most_months``.
    """

    age: int
    born_from: date
    months_per_step: int
    most_months: int

    def delay(self, born: date) -> int:
        """Return the delay in months: min(most, ⌊months since born_from / step⌋ + 1)."""
        months = _month_number(born) - _month_number(self.born_from)
        return min(self.most_months, months // self.months_per_step + 1) if months >= 0 else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RetirementPack:
    """The statutory retirement ages; ``ages`` is keyed by ``male`` and ``female``."""

    heading: Heading
    ages: Mapping[str, Rule[Schedule]]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id


@cache
def load_retirement_pack(name: str = "retirement-2025") -> RetirementPack:
    """Return the retirement pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    ages = {sex: _schedule(sex, entry) for sex, entry in pack["ages"].items()}
    return RetirementPack(heading=heading(pack), ages=ages)


def retirement_month(born: date, sex: str, *, pack: RetirementPack | None = None) -> date:
    """Return the first day of the month in which a teacher reaches the retirement age.

    ``sex`` is ``male`` or ``female``; women are taken as cadres, which teachers are. The month is
    that of birth, later by the age and its delay.

    Examples
    --------
    >>> retirement_month(date(1976, 9, 30), "male")
    datetime.date(2039, 9, 1)
    """
    schedule = (pack or load_retirement_pack()).ages[sex].value
    months = _month_number(born) + schedule.age * MONTHS + schedule.delay(born)
    return date(months // MONTHS, months % MONTHS + 1, 1)


def _month_number(day: date) -> int:
    return day.year * MONTHS + day.month - 1


def _schedule(sex: str, entry: Entry) -> Rule[Schedule]:
    return rule(f"ages.{sex}", entry, Schedule(**entry["value"]))
