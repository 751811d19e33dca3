from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.actions.groups import GroupFacts, enter_group
from manyuan.directory.actions.memberships import MembershipFacts, enter_membership
from manyuan.directory.enums import (
    GroupState,
    MemberKind,
    MemberRole,
    MemberState,
    Nature,
    Setting,
    StrengthLevel,
)
from manyuan.directory.models import Group, School
from manyuan.directory.queries.schools import strengths_on
from manyuan.history.actions import Changed, record
from manyuan.plans.actions.adopting import adopting_unasked
from manyuan.plans.bridge.answers import frozen_tables
from manyuan.plans.enums import JoinChange, PlanKind
from manyuan.plans.errors import GroupsHaveChanged, NothingToAdopt
from manyuan.plans.freezing import packed, stored_tables, unpacked
from manyuan.plans.models import Join, Plan
from manyuan.plans.permissions import may_decide
from manyuan.plans.settings import Settings
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.columns import Row

COMES = (JoinChange.JOINS, JoinChange.MOVES, JoinChange.NEW_GROUP)
# What a plan rests on that would contradict it: the groups, their members, who is open.
RESTS_ON = {
    "groups": ("group", "founded_on", "dissolved_on", "state"),
    "memberships": ("group", "school", "role", "joined_on", "left_on"),
    "schools": ("school", "campus_of", "opened_on", "closed_on"),
}
KIND_OF: Mapping[str, MemberKind] = {
    StrengthLevel.NEW: MemberKind.NEW,
    StrengthLevel.WEAK: MemberKind.WEAK,
    StrengthLevel.STRONG: MemberKind.STRONG,
    StrengthLevel.LEAD: MemberKind.STRONG,
    StrengthLevel.ORDINARY: MemberKind.OLD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGroup:
    """How a group that a plan founds is called, by code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingAdoption:
    """From which day the groups and memberships run, what new groups are called, how far it goes.

    ``groups`` is by the code of the lead; ``through`` is the last year whose joins are meant.
    """

    on: date
    through: int
    groups: Mapping[str, NewGroup]


@transaction.atomic
def adopt_grouping(*, by: Seat, plan: Plan, adoption: GroupingAdoption) -> Plan:
    """The bureau adopts a plan: new groups are incubated, and those who join are candidates.

    Nobody who is a member today is moved: a released school becomes a candidate of its new group
    and stays a member of the old one until somebody ends that.

    Raises
    ------
    GroupsHaveChanged
        When groups, members or schools were changed since the data were frozen.
    NothingToAdopt
        When nobody joins.
    """
    require(may_decide(by))
    lock_bureau(by)
    adopted = adopting_unasked(by=by, plan=plan)
    joins = list(joins_through(adopted.plan, adoption.through))
    if not joins:
        raise NothingToAdopt(plan=str(plan))
    _require_unchanged(by, adopted.plan)
    groups, founded = _groups(by, adopted.plan, joins, adoption)
    joined = list(_joined(by, groups, joins, adoption.on))
    record(
        by=by,
        code="grouping.adopted",
        changes=[*adopted.changes, *founded, *joined],
        name=str(adopted.plan),
        groups=len(founded),
        members=len(joined),
    )
    return adopted.plan


def joins_through(plan: Plan, year: int) -> Iterator[Join]:
    """Yield who comes into a group up to a year, the leads of new groups first."""
    found = plan.joins.filter(change__in=COMES, year__lte=year)
    rows = found.select_related("school__unit", "lead__unit").order_by("school__unit__code")
    yield from sorted(rows, key=lambda join: join.change != JoinChange.NEW_GROUP)


def changed_since(by: Seat, plan: Plan) -> list[str]:
    """Return the codes of groups and schools about which the register says something else now."""
    frozen = frozen_tables(Settings.from_json(plan.settings).freeze)
    now = unpacked(packed(by, stored_tables(by, PlanKind.GROUPING)), PlanKind.GROUPING)
    return sorted(
        {
            str(row[-1])
            for table, columns in RESTS_ON.items()
            for row in _rows(frozen[table], columns) ^ _rows(now[table], columns)
        }
    )


def _rows(rows: Sequence[Row], columns: Sequence[str]) -> set[tuple[object, ...]]:
    return {
        (*(row.get(name) for name in columns), row.get("school") or row["group"]) for row in rows
    }


def _require_unchanged(by: Seat, plan: Plan) -> None:
    touched = changed_since(by, plan)
    if touched:
        raise GroupsHaveChanged(plan=str(plan), count=len(touched), first=touched[0])


def _groups(
    by: Seat, plan: Plan, joins: Sequence[Join], adoption: GroupingAdoption
) -> tuple[Mapping[str, Group], list[Changed]]:
    """Return the group of each lead, those that are founded now among them."""
    codes = {one["group"]: one["lead"] for one in plan.document["groups"] if one["group"]}
    known = Group.objects.filter(unit__code__in=codes).select_related("unit")
    groups = {codes[group.code]: group for group in known}
    changes = []
    for join in joins:
        if join.change == JoinChange.NEW_GROUP:
            wanted = adoption.groups[join.school.code]
            facts = GroupFacts(
                name=wanted.name, founded_on=adoption.on, state=GroupState.INCUBATING.value
            )
            groups[join.school.code], change = enter_group(by, wanted.code, facts)
            changes.append(change)
    return groups, changes


def _joined(
    by: Seat, groups: Mapping[str, Group], joins: Sequence[Join], on: date
) -> Iterator[Changed]:
    strengths = strengths_on(by, on)
    for join in joins:
        leads = join.change == JoinChange.NEW_GROUP
        facts = MembershipFacts(
            role=(MemberRole.LEAD if leads else MemberRole.MEMBER).value,
            joined_on=on,
            kind="" if leads else kind_of(join.school, strengths.get(join.school.pk, "")),
            state=MemberState.CANDIDATE.value,
        )
        yield enter_membership(by, groups[join.lead.code], join.school, facts)[1]


def kind_of(school: School, strength: str) -> str:
    """Return the kind of member that a school is, by who runs it, how strong and where it is."""
    if school.nature == Nature.PRIVATE:
        return MemberKind.PRIVATE
    if strength in {StrengthLevel.NEW, StrengthLevel.WEAK}:
        return KIND_OF[strength]
    if school.setting == Setting.RURAL:
        return MemberKind.RURAL
    return KIND_OF.get(strength, "")
