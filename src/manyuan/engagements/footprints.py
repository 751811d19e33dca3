"""The footprint that every engagement leaves: one flow from a provider to a receiver."""

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


def leave_footprint(by: Seat, footprint: Footprint) -> Flow:
    """Write the flow of an engagement; its direction is fixed by the strengths of its start."""
    flow = Flow(
        bureau_id=by.bureau_id,
        direction=direction_of(footprint.provider, footprint.receiver, on=footprint.starts_on),
        **{name: getattr(footprint, name) for name in Footprint.__slots__},
    )
    flow.full_clean()
    flow.save()
    return flow


def direction_of(provider: Unit, receiver: Unit, *, on: date) -> str:
    """Return whom a flow helps that starts on a day; empty where a strength is not known."""
    if provider.kind == UnitKind.PARTNER:
        return Direction.OUTSIDE
    strengths = _strengths([provider, receiver], year=SchoolYear.on(on).start)
    gives, takes = strengths.get(provider.pk), strengths.get(receiver.pk)
    if not gives or not takes:
        return ""
    if (gives in STRONG) == (takes in STRONG):
        return Direction.PEER
    return Direction.STRONG_TO_WEAK if gives in STRONG else Direction.WEAK_TO_STRONG


def _strengths(units: list[Unit], *, year: int) -> dict[int, str]:
    keys = [unit.pk for unit in units]
    today = School.objects.filter(pk__in=keys).order_by().values_list("pk", "strength")
    of_year = StrengthOfYear.objects.filter(school__in=keys, year=year).order_by()
    return dict(today) | dict(of_year.values_list("school_id", "strength"))
