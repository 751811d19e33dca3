from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from manyuan.synthetic.places import Place

SITE_MARK = "C"


@dataclass(frozen=True, slots=True, eq=False)
class School:
    """An invented school or campus; ``pupils`` are those of its own site in the last year."""

    code: str
    name: str
    kind: str
    nature: str
    setting: str
    place: Place
    address: str | None
    opened_on: date
    closed_on: date | None
    standing: str
    pupils: Mapping[str, int]
    campus_of: str | None = None

    @property
    def is_private(self) -> bool:
        """Whether the school is run by others than the bureau."""
        return self.nature == "private"

    @property
    def is_open_legal(self) -> bool:
        """Whether the row is a legal school that is still open."""
        return self.campus_of is None and self.closed_on is None

    @property
    def legal_code(self) -> str:
        """The code of the legal school, under which teachers are on the roster."""
        return self.campus_of or self.code

    @property
    def total_pupils(self) -> int:
        """Pupils of all stages."""
        return sum(self.pupils.values())

    def is_open_in(self, year: int) -> bool:
        """Say whether the school runs on 1 September of ``year``."""
        day = date(year, 9, 1)
        return self.opened_on <= day and (self.closed_on is None or day < self.closed_on)
