from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.actions.groups import lock_group
from manyuan.directory.actions.schools import lock_school
from manyuan.directory.errors import MembershipsOverlap, OutsideTheGroupsLife, ReasonMissing
from manyuan.directory.models import Group, Membership, School
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.rows import added, changed, removed, row_of
from manyuan.directory.sheets import MEMBERSHIP_STORE
from manyuan.history.actions import Changed, record
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """What a membership says beside its group and school."""

    role: str
    joined_on: date
    kind: str = ""
    state: str = ""
    left_on: date | None = None


@transaction.atomic
def start_membership(
    *, by: Seat, group: Group, school: School, facts: MembershipFacts
) -> Membership:
    """A school joins a group on a day."""
    require(may_change_directory(by))
    lock_bureau(by)
    membership, change = enter_membership(by, group, school, facts)
    record(
        by=by,
        code="membership.started",
        changes=[change],
        school=membership.school.name,
        group=membership.group.name,
        on=membership.joined_on,
    )
    return membership


def enter_membership(
    by: Seat, group: Group, school: School, facts: MembershipFacts
) -> tuple[Membership, Changed]:
    """Write a membership that an action starts; the action locks the bureau and records it."""
    held = {"group": lock_group(group), "school": lock_school(school)}
    membership = Membership(bureau_id=by.bureau_id, **held)
    _fill(membership, facts)
    membership.save()
    return membership, added(MEMBERSHIP_STORE, membership)


@transaction.atomic
def edit_membership(*, by: Seat, membership: Membership, facts: MembershipFacts) -> Membership:
    """What a membership says is corrected or brought up to date."""
    require(may_change_directory(by))
    lock_bureau(by)
    return _write(by, lock_membership(membership), facts, "membership.edited")


@transaction.atomic
def end_membership(
    *, by: Seat, membership: Membership, on: date, state: str = "exited"
) -> Membership:
    """A school leaves a group on a day; that it was a member stays true for every day before."""
    require(may_change_directory(by))
    lock_bureau(by)
    locked = lock_membership(membership)
    facts = MembershipFacts(
        role=locked.role, joined_on=locked.joined_on, kind=locked.kind, state=state, left_on=on
    )
    return _write(by, locked, facts, "membership.ended", on=on)


def _write(
    by: Seat, locked: Membership, facts: MembershipFacts, code: str, **said: object
) -> Membership:
    record(
        by=by,
        code=code,
        changes=[write_membership(locked, facts)],
        school=locked.school.name,
        group=locked.group.name,
        **said,
    )
    return locked


def write_membership(locked: Membership, facts: MembershipFacts) -> Changed:
    """Write what an action says of a membership that it holds; the action records the change."""
    before = row_of(MEMBERSHIP_STORE, locked)
    _fill(locked, facts)
    locked.save()
    return changed(MEMBERSHIP_STORE, locked, before=before)


def facts_of_membership(membership: Membership) -> MembershipFacts:
    """Return what a membership says now."""
    names = MembershipFacts.__dataclass_fields__
    return MembershipFacts(**{name: getattr(membership, name) for name in names})


@transaction.atomic
def remove_membership(*, by: Seat, membership: Membership, reason: str) -> None:
    """A membership that never was is taken out; history keeps it with the reason."""
    require(may_change_directory(by))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_membership(membership)
    change = removed(MEMBERSHIP_STORE, locked)
    names = {"school": locked.school.name, "group": locked.group.name}
    locked.delete()
    record(by=by, code="membership.removed", changes=[change], reason=reason, **names)


def _fill(membership: Membership, facts: MembershipFacts) -> None:
    for name, value in asdict(facts).items():
        setattr(membership, name, value)
    membership.full_clean()
    _require_no_overlap(membership)
    _require_within_life(membership)


def _require_no_overlap(membership: Membership) -> None:
    others = Membership.objects.filter(group=membership.group, school=membership.school).exclude(
        pk=membership.pk
    )
    for other in others:
        if membership.interval.overlaps(other.interval):
            raise MembershipsOverlap(
                school=membership.school.name,
                group=membership.group.name,
                starts=other.joined_on,
                ends=other.left_on or "…",
            )


def _require_within_life(membership: Membership) -> None:
    group, school = membership.group, membership.school
    for name, starts, ends in (
        (group.name, group.founded_on, group.dissolved_on),
        (school.name, school.opened_on, school.closed_on),
    ):
        before = starts is not None and membership.joined_on < starts
        after = ends is not None and (membership.left_on is None or membership.left_on > ends)
        if before or after:
            raise OutsideTheGroupsLife(name=name, starts=starts or "…", ends=ends or "…")


def lock_membership(membership: Membership) -> Membership:
    """Read the membership as it is now and hold it until the action ends."""
    return (
        Membership.objects.select_for_update(of=("self",))
        .select_related("group__unit", "school__unit")
        .get(pk=membership.pk)
    )
