from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from manyuan.directory.actions.units import enter_unit, fill_in, rename_unit
from manyuan.directory.enums import GroupState, MemberState
from manyuan.directory.errors import (
    DissolvesBeforeMembersJoined,
    EndIsRegisteredApart,
    GroupIsDissolved,
    GroupIsNotDissolved,
    MembersOutsideTheLife,
)
from manyuan.directory.models import Group, Membership
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.rows import added, changed, row_of
from manyuan.directory.sheets import GROUP_STORE, MEMBERSHIP_STORE
from manyuan.history.actions import Changed, record
from manyuan.seats.enums import UnitKind
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

ENDED = frozenset({GroupState.DISSOLVED, GroupState.MERGED})
LEFT_FOR_GOOD = (
    MemberState.GRADUATED,
    MemberState.EXITED,
    MemberState.MERGED,
    MemberState.MOVED,
)


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What the register holds of a group beside its code and its end."""

    name: str
    tightness: str = ""
    founded_on: date | None = None
    state: str = GroupState.ESTABLISHED.value


@transaction.atomic
def found_group(*, by: Seat, code: str, facts: GroupFacts) -> Group:
    """An education group is founded, or entered with the day on which it was."""
    require(may_change_directory(by))
    lock_bureau(by)
    group, change = enter_group(by, code, facts)
    record(by=by, code="group.founded", changes=[change], name=group.name)
    return group


def enter_group(by: Seat, code: str, facts: GroupFacts) -> tuple[Group, Changed]:
    """Write a group that an action founds; the action locks the bureau and records the change."""
    if facts.state in ENDED:
        raise EndIsRegisteredApart(name=facts.name)
    unit = enter_unit(by, UnitKind.GROUP, code=code, name=facts.name)
    group = Group(unit=unit, bureau_id=by.bureau_id)
    fill_in(group, facts)
    group.save(force_insert=True)
    return group, added(GROUP_STORE, group)


@transaction.atomic
def edit_group(*, by: Seat, group: Group, facts: GroupFacts) -> Group:
    """What the register holds of a group is corrected or brought up to date."""
    require(may_change_directory(by))
    lock_bureau(by)
    locked = lock_group(group)
    change = write_group(locked, facts)
    record(by=by, code="group.edited", changes=[change], name=locked.name)
    return locked


def write_group(locked: Group, facts: GroupFacts) -> Changed:
    """Write what an action says of a group that it holds; the action records the change."""
    _require_members_within(locked, facts)
    if (facts.state in ENDED) != (locked.state in ENDED):
        raise EndIsRegisteredApart(name=locked.name)
    before = row_of(GROUP_STORE, locked)
    rename_unit(locked, facts.name)
    fill_in(locked, facts)
    locked.save()
    return changed(GROUP_STORE, locked, before=before)


def _require_members_within(group: Group, facts: GroupFacts) -> None:
    earlier = Membership.objects.filter(group=group, joined_on__lt=facts.founded_on or date.min)
    first = earlier.select_related("school__unit").order_by("joined_on").first()
    if first is not None:
        raise MembersOutsideTheLife(
            member=first.school.name, on=first.joined_on, starts=facts.founded_on
        )


@transaction.atomic
def dissolve_group(
    *, by: Seat, group: Group, on: date, state: str = GroupState.DISSOLVED.value
) -> Group:
    """A group ends on a day, or merges into another; the memberships that run end with it."""
    require(may_change_directory(by))
    lock_bureau(by)
    locked = lock_group(group)
    changes = end_group(locked, on, state)
    record(by=by, code="group.dissolved", changes=changes, name=locked.name, on=on)
    return locked


def end_group(locked: Group, on: date, state: str) -> list[Changed]:
    """Write the end of a group that an action holds; the action records the changes."""
    if locked.dissolved_on is not None:
        raise GroupIsDissolved(name=locked.name, on=locked.dissolved_on)
    before = row_of(GROUP_STORE, locked)
    changes = _end_memberships(locked, on)
    locked.dissolved_on = on
    locked.state = state
    locked.full_clean()
    locked.save(update_fields=["dissolved_on", "state"])
    return [changed(GROUP_STORE, locked, before=before), *changes]


def _end_memberships(group: Group, on: date) -> list[Changed]:
    changes = []
    running = Membership.objects.select_for_update(of=("self",)).filter(group=group)
    for membership in running.select_related("group__unit", "school__unit"):
        if membership.left_on is not None and membership.left_on <= on:
            continue
        if membership.joined_on >= on:
            raise DissolvesBeforeMembersJoined(group=group.name, on=on)
        before = row_of(MEMBERSHIP_STORE, membership)
        membership.left_on = on
        membership.save(update_fields=["left_on"])
        changes.append(changed(MEMBERSHIP_STORE, membership, before=before))
    return changes


@transaction.atomic
def restore_group(*, by: Seat, group: Group) -> Group:
    """A dissolution that was registered by mistake is taken back, with the memberships it ended."""
    require(may_change_directory(by))
    lock_bureau(by)
    locked = lock_group(group)
    if locked.dissolved_on is None:
        raise GroupIsNotDissolved(name=locked.name)
    before = row_of(GROUP_STORE, locked)
    changes = [
        _reopen(membership) for membership in ended_with(locked).select_for_update(of=("self",))
    ]
    locked.dissolved_on = None
    locked.state = GroupState.ESTABLISHED
    locked.full_clean()
    locked.save(update_fields=["dissolved_on", "state"])
    record(
        by=by,
        code="group.restored",
        changes=[changed(GROUP_STORE, locked, before=before), *changes],
        name=locked.name,
    )
    return locked


def ended_with(group: Group) -> "QuerySet[Membership]":
    """Return the memberships that ended because the group did, not by leaving it or by closing."""
    return (
        Membership.objects.filter(group=group, left_on=group.dissolved_on)
        .exclude(state__in=LEFT_FOR_GOOD)
        .exclude(school__closed_on=group.dissolved_on)
        .select_related("group__unit", "school__unit")
    )


def _reopen(membership: Membership) -> Changed:
    before = row_of(MEMBERSHIP_STORE, membership)
    # A school that has closed since was a member up to that day, not longer.
    membership.left_on = membership.school.closed_on
    membership.save(update_fields=["left_on"])
    return changed(MEMBERSHIP_STORE, membership, before=before)


def lock_group(group: Group) -> Group:
    """Read the group as it is now and hold it until the action ends; another bureau's is none."""
    return Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
