from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from manyuan.directory.enums import STAGES_OF_KIND, SchoolKind, StrengthLevel
from manyuan.directory.lasting import not_ended_by
from manyuan.directory.models import School
from manyuan.directory.queries.groups import members_during
from manyuan.directory.queries.schools import strengths_on
from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.engagements.permissions import may_see_flow_sums
from manyuan.engagements.queries.flows_counting import counted_flows, done_on
from manyuan.engagements.queries.flows_periods import Period, under_way_in
from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat

# Who needs most stands first.
NEED = (
    StrengthLevel.WEAK,
    StrengthLevel.NEW,
    StrengthLevel.ORDINARY,
    "",
    StrengthLevel.STRONG,
    StrengthLevel.LEAD,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """What is asked of a coverage: in which period, of which kind, over which schools."""

    period: Period
    kind: str = ""
    group: int | None = None
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a coverage: a month of its period, or a kind of flow."""

    key: str
    period: Period
    condition: Q = field(compare=False)


@dataclass(frozen=True, slots=True)
class Received:
    """How many flows a school received, done and ahead; none while it was not open."""

    done: int = 0
    ahead: int = 0

    @property
    def all(self) -> int:
        """Return how many there are, done or ahead."""
        return self.done + self.ahead


@dataclass(frozen=True, slots=True)
class SchoolCoverage:
    """What one school received in the whole period and in each slot; None: it was not open."""

    school: School
    strength: str
    whole: Received
    slots: tuple[Received | None, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How many schools received something that is done, of how many that were open."""

    reached: int
    schools: int

    @property
    def share(self) -> float | None:
        """Return the share, None where there is no school."""
        return self.reached / self.schools if self.schools else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which schools received anything in a period, slot by slot."""

    asked: Covering
    slots: tuple[Slot, ...]
    rows: tuple[SchoolCoverage, ...]

    @property
    def whole(self) -> Reach:
        """Return the reach in the whole period."""
        return Reach(sum(row.whole.done > 0 for row in self.rows), len(self.rows))

    def reach(self, place: int) -> Reach:
        """Return the reach in one slot, over the schools that were open in it."""
        cells = [cell for row in self.rows if (cell := row.slots[place]) is not None]
        return Reach(sum(cell.done > 0 for cell in cells), len(cells))

    @property
    def silent(self) -> tuple[SchoolCoverage, ...]:
        """Return the schools that received nothing yet, those that need most first."""
        return tuple(row for row in self.rows if not row.whole.done)


def months_as_slots(months: Sequence[Period]) -> tuple[Slot, ...]:
    """Return months as the columns of a coverage."""
    return tuple(Slot(month.code, month, under_way_in(month)) for month in months)


def kinds_as_slots(period: Period) -> tuple[Slot, ...]:
    """Return every kind of flow as a column of a coverage of ``period``."""
    return tuple(Slot(slug, period, Q(kind=slug)) for slug in flow_kinds())


def coverage_of_flows(seat: Seat, asked: Covering, slots: Sequence[Slot] = ()) -> Coverage:
    """Return what each school of the seat received, by the register of the time.

    Its denominator are the legal schools that were open at some time of the period, of a group
    those that were its members at some time of it; of a month, those open in the month. A campus
    counts for its school. Flows are counted as in ``flows_counting``.
    """
    found = _received(seat, asked, slots)
    strengths = strengths_on(seat, asked.period.first)
    rows = [
        _row(school, strengths.get(school.pk, ""), slots, found.get(school.pk))
        for school in _schools(seat, asked)
    ]
    rows.sort(key=lambda row: (NEED.index(row.strength), row.whole.done, row.school.code))
    return Coverage(asked, tuple(slots), tuple(rows))


def _row(
    school: School, strength: str, slots: Sequence[Slot], found: Mapping[str, int] | None
) -> SchoolCoverage:
    counts = found or {}

    def received(name: str) -> Received:
        done = counts.get(f"{name}_done", 0)
        return Received(done, counts.get(f"{name}_every", 0) - done)

    cells = tuple(
        received(f"s{place}") if _is_open_in(school, slot.period) else None
        for place, slot in enumerate(slots)
    )
    return SchoolCoverage(school, strength, received("whole"), cells)


def _is_open_in(school: School, period: Period) -> bool:
    opened = school.opened_on is None or school.opened_on < period.after
    return opened and (school.closed_on is None or period.first < school.closed_on)


def _received(seat: Seat, asked: Covering, slots: Sequence[Slot]) -> dict[int, dict[str, int]]:
    flows = counted_flows(seat).filter(under_way_in(asked.period))
    if asked.kind:
        flows = flows.filter(kind=asked.kind)
    done = done_on(today())
    counts: dict[str, Any] = {"whole_done": Count("pk", filter=done), "whole_every": Count("pk")}
    for place, slot in enumerate(slots):
        counts[f"s{place}_done"] = Count("pk", filter=slot.condition & done)
        counts[f"s{place}_every"] = Count("pk", filter=slot.condition)
    return {row.pop("taker"): row for row in flows.values("taker").annotate(**counts)}


def _schools(seat: Seat, asked: Covering) -> "QuerySet[School]":
    period = asked.period
    found = visible_schools(seat).filter(
        _begun_by(period.after, "opened_on") & not_ended_by(period.first, last="closed_on"),
        campus_of__isnull=True,
    )
    found = found.exclude(kind=SchoolKind.OFFICE).select_related("unit")
    if not may_see_flow_sums(seat):
        return found.none()
    in_charge = schools_in_charge(seat)
    if in_charge is not None:
        found = found.filter(pk__in=in_charge)
    if asked.stage:
        kinds = [kind for kind, stages in STAGES_OF_KIND.items() if asked.stage in stages]
        found = found.filter(kind__in=kinds)
    if asked.group is not None:
        members = members_during(seat, period.first, period.after).filter(group=asked.group)
        schools = members.order_by().values("school")
        found = found.filter(Q(pk__in=schools) | Q(campuses__in=schools)).distinct()
    return found


def _begun_by(day: date, first: str) -> Q:
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lt": day})


def last_received(seat: Seat, kind: str = "") -> dict[int, date]:
    """Return on which day what each school or unit received last had begun, of all or a kind."""
    flows = counted_flows(seat).filter(done_on(today()), starts_on__isnull=False)
    if kind:
        flows = flows.filter(kind=kind)
    return dict(flows.values_list("taker").annotate(last=Max("starts_on")))
