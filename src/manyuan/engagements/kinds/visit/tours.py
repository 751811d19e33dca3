"""A tour is what one expert does on one day: not kept, but read from the visits."""

from dataclasses import dataclass
from datetime import date

from manyuan.directory.models import Expert
from manyuan.engagements.kinds.visit.models import Visit


def tour_code(expert: Expert, on: date) -> str:
    """Return the code of a tour; flows of its visits carry it as their activity."""
    return f"T{on:%y%m%d}-{expert.code}"


@dataclass(frozen=True, slots=True)
class Tour:
    """The visits of one expert on one day that take place, in their order."""

    expert: Expert
    on: date
    visits: tuple[Visit, ...]

    @property
    def code(self) -> str:
        """Return the code that the flows of the tour carry."""
        return tour_code(self.expert, self.on)

    @property
    def schools(self) -> int:
        """Return how many different schools the tour reaches."""
        return len({visit.school_id for visit in self.visits})

    @property
    def expected(self) -> int:
        """Return how many pupils are expected, a pupil who hears two talks twice."""
        return sum(visit.expected for visit in self.visits)
