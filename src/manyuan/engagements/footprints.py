"""The footprint that every engagement leaves: one flow from a provider to a receiver."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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


KEPT = tuple(name for name in (*Footprint.__slots__, "direction") if name != "code")


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


def keep_footprints(by: Seat, engagement: str, footprints: Sequence[Footprint]) -> list[Flow]:
    """Write or update the flows of what several receive, one for each; who no longer does is off.

    Their codes are the engagement's with the receiver's after a dot; their activity is the
    engagement. A direction stays as it was fixed when the flow was first written, unless its
    school year changes.
    """
    given = {
        code_of_flow(engagement, one.receiver): replace(
            one, code=code_of_flow(engagement, one.receiver), activity=engagement
        )
        for one in footprints
    }
    stored = Flow.objects.filter(bureau_id=by.bureau_id, activity=engagement)
    kept = {flow.code: flow for flow in stored.filter(code__startswith=f"{engagement}.")}
    for code, flow in kept.items():
        update_footprint(flow, given.get(code))
    Flow.objects.bulk_update(kept.values(), KEPT)
    new = [one for code, one in given.items() if code not in kept]
    return [*(flow for code, flow in kept.items() if code in given), *leave_footprints(by, new)]


def code_of_flow(engagement: str, receiver: Unit) -> str:
    """Return the code of the flow that one receiver gets from an engagement."""
    return f"{engagement}.{receiver.code}"


def update_footprint(flow: Flow, footprint: Footprint | None) -> None:
    """Let a flow, which the caller saves, tell what holds now; None calls it off."""
    if footprint is None:
        flow.status = FlowStatus.CANCELLED
        return
    moved = flow.starts_on is None or (
        SchoolYear.on(flow.starts_on) != SchoolYear.on(footprint.starts_on)
    )
    if moved or flow.provider_id != footprint.provider.pk:
        ends = _Strengths([footprint.provider, footprint.receiver])
        start = footprint.starts_on
        flow.direction = ends.direction(footprint.provider, footprint.receiver, on=start)
    for name in Footprint.__slots__:
        setattr(flow, name, getattr(footprint, name))
    flow.clean_fields()


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
