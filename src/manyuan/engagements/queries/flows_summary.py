from dataclasses import dataclass

from manyuan.directory.models import School
from manyuan.engagements.enums import Direction
from manyuan.engagements.queries.flows_counting import Sums
from manyuan.engagements.queries.flows_coverage import Coverage, Covering, Reach, coverage_of_flows
from manyuan.engagements.queries.flows_periods import Period, current_term, year_period
from manyuan.engagements.queries.flows_sums import Narrowing, sums_by_kind_and_direction
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class FlowsSummary:
    """How a school year flows for a seat: in all, by direction, by kind, and whom it reaches.

    ``by_direction`` has every direction in the order of the product, at last ``""`` for flows
    whose direction is not known; ``by_kind`` only kinds of which there is something. ``term`` is
    today's term where the year has one, else the year: ``coverage`` says of it which schools
    received something, ``silent`` which did not, those that need most first.
    """

    year: Period
    term: Period
    all: Sums
    by_direction: dict[str, Sums]
    by_kind: dict[str, Sums]
    coverage: Reach
    silent: tuple[School, ...]


def flows_summary(seat: Seat, year: SchoolYear) -> FlowsSummary:
    """Return the summary of the flows that the seat may see, in four or five queries.

    What is counted says ``flows_counting``; a seat without schools in charge covers none.
    """
    period, term = year_period(year), current_term(seat, year)
    cells = sums_by_kind_and_direction(seat, Narrowing(period=period))
    covered: Coverage = coverage_of_flows(seat, Covering(period=term))
    return FlowsSummary(
        year=period,
        term=term,
        all=sum(cells.values(), Sums()),
        by_direction={direction: _of(cells, 1, direction) for direction in DIRECTIONS},
        by_kind={kind: _of(cells, 0, kind) for kind in dict.fromkeys(key[0] for key in cells)},
        coverage=covered.whole,
        silent=tuple(row.school for row in covered.silent),
    )


DIRECTIONS = (
    Direction.STRONG_TO_WEAK.value,
    Direction.PEER.value,
    Direction.WEAK_TO_STRONG.value,
    Direction.OUTSIDE.value,
    "",
)


def _of(cells: dict[tuple[str, str], Sums], place: int, word: str) -> Sums:
    return sum((sums for key, sums in cells.items() if key[place] == word), Sums())
