"""What the formula counts of each group in force: read from the register, balance and flows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import register_on
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Flow
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.queries.balance import BalanceView, balance_of
from manyuan.funding.bridge import GroupFacts, MemberOfGroup
from manyuan.seats.models import Seat

YEAR = timedelta(days=365)
LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Needs:
    """How many balance indicators a school misses, and how many of its cannot be judged."""

    missed: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Costs:
    """What held flows of a group cost, and of how many no cost is recorded."""

    known: Decimal = Decimal(0)
    unknown: int = 0


def facts_of_groups(
    seat: Seat, day: date, *, grades: Mapping[str, str] | None = None
) -> list[GroupFacts]:
    """Return the facts of every group in force on ``day``, by code.

    Pupils and balance are those last reported for the school year of ``day``; flows are those
    held in the twelve months before it; a member counts by its membership's kind.
    """
    register = register_on(seat, day)
    pupils = register.pupils.totals()
    needs, costs = _needs(_balance(seat)), _costs(seat, day)
    return [
        _facts(
            group,
            register.members_by_group[group.pk],
            pupils=pupils,
            needs=needs,
            costs=costs.get(group.pk, Costs()),
            grade=(grades or {}).get(group.code, ""),
        )
        for group in sorted(register.groups, key=lambda one: one.code)
    ]


def _facts(
    group: Group,
    members: Sequence[Membership],
    *,
    pupils: Mapping[int, int],
    needs: Mapping[str, Needs],
    costs: Costs,
    grade: str,
) -> GroupFacts:
    weaker = [needs.get(one.school.code, Needs()) for one in members if one.role != LEAD]
    return GroupFacts(
        group=group.code,
        tightness=group.tightness,
        members=tuple(
            MemberOfGroup(school=m.school.code, role=m.role, kind=m.kind) for m in members
        ),
        pupils=sum(pupils.get(one.school_id, 0) for one in members),
        pupils_unknown=sum(one.school_id not in pupils for one in members),
        need=sum(one.missed for one in weaker),
        need_unknown=sum(one.unknown for one in weaker),
        grade=grade,
        cost=costs.known,
        cost_unknown=costs.unknown,
    )


def _balance(seat: Seat) -> BalanceView | None:
    try:
        return balance_of(seat)
    except NothingReported:
        return None


def _needs(view: BalanceView | None) -> dict[str, Needs]:
    found: dict[str, Needs] = {}
    for verdict in view.report.schools if view is not None else ():
        mets = [value.met for value in verdict.indicators.values()]
        known = found.get(verdict.school, Needs())
        found[verdict.school] = Needs(
            known.missed + mets.count(False), known.unknown + mets.count(None)
        )
    return found


def _costs(seat: Seat, day: date) -> dict[int, Costs]:
    held = Flow.objects.filter(
        bureau_id=seat.bureau_id,
        status=FlowStatus.HELD,
        group__isnull=False,
        starts_on__gt=day - YEAR,
        starts_on__lte=day,
    )
    found: dict[int, Costs] = {}
    for group, cost in held.order_by().values_list("group", "cost"):
        known = found.get(group, Costs())
        found[group] = (
            Costs(known.known, known.unknown + 1)
            if cost is None
            else Costs(known.known + cost, known.unknown)
        )
    return found
