from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.enums import GroupState
from manyuan.directory.errors import DissolvesBeforeMembersJoined
from manyuan.directory.models import Group, Membership
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.rows import added, changed, row_of
from manyuan.directory.sheets import GROUP_STORE, MEMBERSHIP_STORE
from manyuan.history.actions import Changed, record
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require


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
    unit = Unit(kind=UnitKind.GROUP, code=code, name=facts.name, bureau_id=by.bureau_id)
    unit.full_clean()
    unit.save()
    group = Group(unit=unit, bureau_id=by.bureau_id)
    _fill(group, facts)
    group.save(force_insert=True)
    record(by=by, code="group.founded", changes=[added(GROUP_STORE, group)], name=group.name)
    return group


@transaction.atomic
def edit_group(*, by: Seat, group: Group, facts: GroupFacts) -> Group:
    """What the register holds of a group is corrected or brought up to date."""
    require(may_change_directory(by))
    locked = lock_group(group)
    before = row_of(GROUP_STORE, locked)
    unit = locked.unit
    unit.name = facts.name
    unit.full_clean()
    unit.save(update_fields=["name"])
    _fill(locked, facts)
    locked.save()
    record(
        by=by,
        code="group.edited",
        changes=[changed(GROUP_STORE, locked, before=before)],
        name=locked.name,
    )
    return locked


def _fill(group: Group, facts: GroupFacts) -> None:
    for name, value in asdict(facts).items():
        if name != "name":
            setattr(group, name, value)
    group.full_clean(validate_unique=False)


@transaction.atomic
def dissolve_group(*, by: Seat, group: Group, on: date) -> Group:
    """A group ends on a day; the memberships that still run end with it."""
    require(may_change_directory(by))
    locked = lock_group(group)
    before = row_of(GROUP_STORE, locked)
    changes = _end_memberships(locked, on)
    locked.dissolved_on = on
    locked.state = GroupState.DISSOLVED
    locked.full_clean()
    locked.save(update_fields=["dissolved_on", "state"])
    record(
        by=by,
        code="group.dissolved",
        changes=[changed(GROUP_STORE, locked, before=before), *changes],
        name=locked.name,
        on=on,
    )
    return locked


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


def lock_group(group: Group) -> Group:
    """Lock the group's row until the action ends."""
    return Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
