from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from manyuan.directory.enums import MemberRole, MemberState, Stage
from manyuan.directory.lasting import not_ended_by
from manyuan.directory.models import Group, Membership, ResourceReport, School
from manyuan.directory.queries.groups import GroupSize, Register, memberships_of, sizes_of
from manyuan.directory.queries.reports import REPORTED
from manyuan.rules.balance import load_balance_pack
from manyuan.seats.models import Seat

JUDGED = {Stage.PRIMARY, Stage.JUNIOR}
# What a school with several stages may report once for all of them, on its shared row.
SHARABLE = frozenset(load_balance_pack().shared_columns)


@dataclass(frozen=True, slots=True)
class Attention:
    """What in the register of a day asks the bureau to do something."""

    over_cap: tuple[tuple[Group, GroupSize], ...]
    without_lead: tuple[Group, ...]
    waiting: tuple[Membership, ...]
    closed_members: tuple[Membership, ...]
    latest_year: int | None
    unreported: tuple[School, ...]
    unknown_inputs: int


def attention_on(seat: Seat, register: Register) -> Attention:
    """Return what asks for attention on the register's day."""
    sizes = sizes_of(register)
    by_group = register.members_by_group
    year = _latest_year(seat)
    waiting = (MemberState.CANDIDATE, MemberState.PROBATION)
    return Attention(
        over_cap=tuple((g, sizes[g.pk]) for g in register.groups if sizes[g.pk].is_over_a_cap),
        without_lead=tuple(
            group
            for group in register.groups
            if all(m.role != MemberRole.LEAD for m in by_group[group.pk])
        ),
        waiting=tuple(m for m in register.members if m.state in waiting),
        closed_members=_closed_members(seat, register.day),
        latest_year=year,
        unreported=() if year is None else _unreported(seat, register, year),
        unknown_inputs=0 if year is None else unknown_inputs(seat, year),
    )


def _latest_year(seat: Seat) -> int | None:
    reports = ResourceReport.objects.filter(bureau_id=seat.bureau_id).order_by()
    found: int | None = reports.aggregate(year=Max("year"))["year"]
    return found


def _closed_members(seat: Seat, day: date) -> tuple[Membership, ...]:
    running = not_ended_by(day, last="left_on")
    found = memberships_of(seat).filter(running, school__closed_on__lte=day)
    return tuple(found)


def _unreported(seat: Seat, register: Register, year: int) -> tuple[School, ...]:
    reports = ResourceReport.objects.filter(bureau_id=seat.bureau_id, year=year).order_by()
    reported = set(reports.values_list("school_id", flat=True))
    reported |= {
        school.campus_of_id
        for school in register.schools
        if school.campus_of_id is not None and school.pk in reported
    }
    return tuple(s for s in register.counted if JUDGED & {*s.stages} and s.pk not in reported)


def unknown_inputs(seat: Seat, year: int) -> int:
    """Return how many cells of a year's reports are empty.

    What a school may report once for all its stages is not missing on its stage rows when its
    shared row of the year gives it; a shared row itself owes nothing.
    """
    reports = ResourceReport.objects.filter(bureau_id=seat.bureau_id, year=year).order_by()
    shared = reports.filter(stage="shared")
    counts = {
        name: Count("pk", filter=Q(**{f"{name}__isnull": True}) & ~_given(shared, name))
        for name in REPORTED
    }
    return sum(reports.exclude(stage="shared").aggregate(**counts).values())


def _given(shared: "QuerySet[ResourceReport]", name: str) -> Q:
    """Return the condition that the shared row of a report's school gives the column."""
    givers = shared.filter(**{f"{name}__isnull": False}) if name in SHARABLE else shared.none()
    return Q(school__in=givers.values("school_id"))
