"""The footprint that every engagement leaves: one flow from a provider to a receiver."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from manyuan.directory.enums import StrengthLevel
from manyuan.directory.models import Group, School, StrengthOfYear, Teacher
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.models import Flow
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit

STRONG = frozenset({StrengthLevel.LEAD, StrengthLevel.STRONG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """What an engagement leaves behind, whatever its kind."""

    code: str
    kind: str
    mode: str
    provider: Unit
    receiver: Unit
    starts_on: date
    ends_on: date
    status: FlowStatus
    activity: str = ""
    group: Group | None = None
    teacher: Teacher | None = None
    hours: Decimal | None = None
    people: int | None = None
    cost: Decimal | None = None


def leave_footprints(by: Seat, footprints: Sequence[Footprint]) -> list[Flow]:
    """Write the flows of engagements; directions are fixed by the strengths of their starts."""
    strengths = _Strengths([unit for one in footprints for unit in (one.provider, one.receiver)])
    flows = [
        Flow(
            bureau_id=by.bureau_id,
            direction=strengths.direction(one.provider, one.receiver, on=one.starts_on),
            **{name: getattr(one, name) for name in Footprint.__slots__},
        )
        for one in footprints
    ]
    for flow in flows:
        flow.clean_fields()
    return Flow.objects.bulk_create(flows)


class _Strengths:
    """How strong schools are today and were in past years, looked up once."""

    def __init__(self, units: Sequence[Unit]) -> None:
        keys = {unit.pk for unit in units}
        now = School.objects.filter(pk__in=keys).order_by().values_list("pk", "strength")
        past = StrengthOfYear.objects.filter(school__in=keys).order_by()
        self._now = dict(now)
        self._past = {
            (school, year): strength
            for school, year, strength in past.values_list("school_id", "year", "strength")
        }

    def direction(self, provider: Unit, receiver: Unit, *, on: date) -> str:
        if provider.kind == UnitKind.PARTNER:
            return Direction.OUTSIDE
        gives, takes = self._of(provider, on), self._of(receiver, on)
        if not gives or not takes:
            return ""
        if (gives in STRONG) == (takes in STRONG):
            return Direction.PEER
        return Direction.STRONG_TO_WEAK if gives in STRONG else Direction.WEAK_TO_STRONG

    def _of(self, unit: Unit, day: date) -> str:
        year = SchoolYear.on(day).start
        return self._past.get((unit.pk, year)) or self._now.get(unit.pk, "")
