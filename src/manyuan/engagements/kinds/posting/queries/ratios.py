from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from manyuan.engagements.kinds.posting.enums import COUNTED, PostingState
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan
from manyuan.rules.national_ratio import BACKBONE, SCHOOL_YEAR_OF_TEACHING
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class RatiosOfYear:
    """The national ratios of one school year (B11), from the postings that really began in it.

    ``eligible`` is what the year's adopted plans counted, None where no plan was adopted.
    """

    year: SchoolYear
    eligible: int | None
    moved: int
    backbone_moved: int

    @property
    def rate(self) -> float | None:
        """Moved over eligible."""
        return self.moved / self.eligible if self.eligible else None

    @property
    def backbone_share(self) -> float | None:
        """Backbone teachers among the moved."""
        return self.backbone_moved / self.moved if self.moved else None


def ratios_of_years(seat: Seat) -> tuple[RatiosOfYear, ...]:
    """Return the ratios of every year with postings or an adopted plan, the earliest first."""
    eligible = _eligible_by_year(seat)
    moved = _moved_by_year(seat)
    return tuple(
        RatiosOfYear(
            year=SchoolYear(year),
            eligible=eligible.get(year),
            moved=len(moved.get(year, {})),
            backbone_moved=sum(moved.get(year, {}).values()),
        )
        for year in sorted({*eligible, *moved})
    )


def _eligible_by_year(seat: Seat) -> dict[int, int]:
    adopted = Plan.objects.filter(
        bureau_id=seat.bureau_id, kind=PlanKind.EXCHANGE, state=PlanState.ADOPTED
    ).order_by()
    found: dict[int, dict[int | None, int]] = {}
    for year, group, policy in adopted.values_list("year", "group_id", "document__policy"):
        found.setdefault(year, {})[group] = policy["eligible"]
    # A plan for all counts everybody; those of single groups are added up where there is none.
    return {year: plans.get(None, sum(plans.values())) for year, plans in found.items()}


def _moved_by_year(seat: Seat) -> Mapping[int, dict[int, bool]]:
    """Return, for each year, the teachers who moved and whether each is a backbone teacher."""
    found: dict[int, dict[int, bool]] = {}
    for posting in _counted(seat):
        of_year = found.setdefault(posting.year.start, {})
        of_year[posting.teacher_id] = posting.teacher.backbone in BACKBONE
    return found


def _counted(seat: Seat) -> Iterable[Posting]:
    candidates = (
        Posting.objects.filter(bureau_id=seat.bureau_id, mode__in=COUNTED)
        .exclude(state=PostingState.CANCELLED)
        .select_related("teacher")
        .order_by()
    )
    return (one for one in candidates if one.end - one.starts_on >= SCHOOL_YEAR_OF_TEACHING)
