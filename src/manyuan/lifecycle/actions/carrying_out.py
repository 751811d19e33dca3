"""What a decision does to the register on its day, through the directory's own writing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from manyuan.directory.actions.groups import (
    GroupFacts,
    end_group,
    lock_group,
    write_group,
)
from manyuan.directory.actions.memberships import (
    MembershipFacts,
    enter_membership,
    facts_of_membership,
    lock_membership,
    write_membership,
)
from manyuan.directory.actions.schools import (
    SchoolFacts,
    enter_school,
    lock_school,
    write_closing,
)
from manyuan.directory.enums import GroupState, MemberRole, MemberState
from manyuan.directory.lasting import lasts_on, not_ended_by
from manyuan.directory.models import Group, Membership, School
from manyuan.history.actions import Changed
from manyuan.kernel.clock import today
from manyuan.lifecycle.enums import (
    GROUP_FOLLOWS,
    LEAVES,
    MAY_MERGE,
    MEMBER_FOLLOWS,
    DecisionKind,
    GroupPhase,
)
from manyuan.lifecycle.errors import (
    GroupNotOpen,
    LeadCannotLeave,
    MemberIsGone,
    StillOtherGroups,
    TooFewMembers,
)
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.phases import (
    STATE_OF_PHASE,
    phase_of,
    require_step,
    state_of,
    tightness_in,
)
from manyuan.lifecycle.queries.moves import Move
from manyuan.seats.models import Seat


def carry_out(by: Seat, decision: Decision) -> list[Changed]:
    """Write what a decision says into the register, as of its effective day."""
    changes = STEPS[DecisionKind(decision.kind)](by, decision)
    decision.carried_out_on = today()
    decision.save(update_fields=["carried_out_on"])
    return changes


def _group(_by: Seat, decision: Decision) -> list[Changed]:
    group, to, on = lock_group(decision.group), GroupPhase(decision.to_state), decision.effective_on
    require_step(group.name, GROUP_FOLLOWS, at=phase_of(group), to=to)
    if to == GroupPhase.DISSOLVED:
        return end_group(group, on, GroupState.DISSOLVED.value)
    if to == GroupPhase.INCUBATING:
        return begin_group(group, on)
    return [write_group(group, facts_in(group, to))]


def facts_in(group: Group, phase: GroupPhase) -> GroupFacts:
    """Return what the register says of a group once it has come to a phase."""
    return GroupFacts(
        name=group.name,
        tightness=tightness_in(phase, group.tightness),
        founded_on=group.founded_on,
        state=STATE_OF_PHASE[phase].value,
    )


def begin_group(group: Group, on: date, phase: GroupPhase = GroupPhase.INCUBATING) -> list[Changed]:
    """Let a drafted group and its members begin on a day: before it they were in no force."""
    running = Membership.objects.filter(not_ended_by(on, last="left_on"), group=group)
    held = [lock_membership(one) for one in running.order_by("pk")]
    facts = replace(facts_in(group, phase), founded_on=on)
    later = group.founded_on is not None and group.founded_on > on
    changes = [write_group(group, facts)] if later else []
    for one in held:
        one.group = group
        changes.append(write_membership(one, replace(facts_of_membership(one), joined_on=on)))
    return changes if later else [*changes, write_group(group, facts)]


def _admission(by: Seat, decision: Decision) -> list[Changed]:
    facts = MembershipFacts(
        role=MemberRole.MEMBER.value,
        joined_on=decision.effective_on,
        state=MemberState.CANDIDATE.value,
    )
    return [enter_membership(by, decision.group, _school(decision), facts)[1]]


def _member(by: Seat, decision: Decision) -> list[Changed]:
    held = lock_membership(_member_with(decision, _school(decision).code))
    to, on = MemberState(decision.to_state), decision.effective_on
    require_step(held.school.name, MEMBER_FOLLOWS, at=state_of(held), to=to)
    facts = facts_of_membership(held)
    if to not in LEAVES:
        return [write_membership(held, replace(facts, state=to.value))]
    require_lead_stays(held, on)
    was = state_of(held)
    ended = write_membership(held, replace(facts, state=to.value, left_on=on))
    if to == MemberState.MOVED:
        return [ended, _moved(by, decision, facts, was)]
    if to == MemberState.MERGED:
        return [ended, *_becomes_campus(by, decision)]
    return [ended]


def _moved(by: Seat, decision: Decision, facts: MembershipFacts, was: MemberState) -> Changed:
    target = decision.other_group
    assert target is not None  # noqa: S101 -- whoever moves has a target
    require_open(lock_group(target))
    state = MemberState.MEMBER if was == MemberState.GRADUATING else was
    role = MemberRole.MEMBER.value
    begun = replace(facts, joined_on=decision.effective_on, state=state.value, role=role)
    return enter_membership(by, target, _school(decision), begun)[1]


def _becomes_campus(by: Seat, decision: Decision) -> list[Changed]:
    """Close the school and open the campus that it becomes, so that no earlier day changes."""
    school, on = lock_school(_school(decision)), decision.effective_on
    others = Membership.objects.filter(not_ended_by(on, last="left_on"), school=school)
    names = "、".join(one.group.name for one in others.select_related("group__unit"))
    if names:
        raise StillOtherGroups(school=school.name, groups=names)
    lead = leads_on(decision.group, on)[0].school
    facts = SchoolFacts(
        name=school.name,
        kind=school.kind,
        nature=school.nature,
        setting=school.setting,
        lon=school.lon,
        lat=school.lat,
        address=school.address,
        opened_on=on,
        strength=school.strength,
        campus_of=lead,
    )
    closed = write_closing(school, on)
    return [closed, enter_school(by, decision.moves[0]["campus"], facts)[1]]


def _merge(by: Seat, decision: Decision) -> list[Changed]:
    group, on = lock_group(decision.group), decision.effective_on
    into = lock_group(_other(decision))
    for one in (group, into):
        require_open(one)
    changes = _moves(by, decision, into)
    return [*changes, *end_group(group, on, GroupState.MERGED.value)]


def _split(by: Seat, decision: Decision) -> list[Changed]:
    group, new = lock_group(decision.group), lock_group(_other(decision))
    require_open(group)
    begun = begin_group(new, decision.effective_on, GroupPhase.ESTABLISHED)
    changes = [*begun, *_moves(by, decision, new)]
    if not leads_on(group, decision.effective_on) or not leads_on(new, decision.effective_on):
        raise TooFewMembers
    return changes


def _moves(by: Seat, decision: Decision, into: Group) -> list[Changed]:
    """End and begin memberships on the same day, each as it was listed."""
    changes = []
    for entry in decision.moves:
        move = Move.from_json(entry)
        held = lock_membership(_member_with(decision, move.school))
        facts = facts_of_membership(held)
        left = replace(facts, left_on=decision.effective_on, state=MemberState.MOVED.value)
        changes.append(write_membership(held, left))
        if move.joins:
            begun = replace(facts, joined_on=decision.effective_on, role=move.role)
            changes.append(enter_membership(by, into, held.school, begun)[1])
    return changes


def _lead(by: Seat, decision: Decision) -> list[Changed]:
    group = lock_group(decision.group)
    begun = begin_group(group, decision.effective_on)
    facts = MembershipFacts(
        role=MemberRole.LEAD.value,
        joined_on=decision.effective_on,
        state=MemberState.MEMBER.value,
    )
    return [*begun, enter_membership(by, group, _school(decision), facts)[1]]


STEPS: Mapping[DecisionKind, Callable[[Seat, Decision], list[Changed]]] = {
    DecisionKind.GROUP: _group,
    DecisionKind.ADMISSION: _admission,
    DecisionKind.MEMBER: _member,
    DecisionKind.MERGE: _merge,
    DecisionKind.SPLIT: _split,
    DecisionKind.LEAD: _lead,
}


def _member_with(decision: Decision, school: str) -> Membership:
    """Return the membership of a school in the decision's group that has not ended by its day."""
    group, on = decision.group, decision.effective_on
    found = Membership.objects.filter(
        not_ended_by(on, last="left_on"), group=group, school__unit__code=school
    )
    membership = found.order_by("joined_on").first()
    if membership is None:
        raise MemberIsGone(school=school, group=group.name, on=on)
    return membership


def leads_on(group: Group, day: date) -> list[Membership]:
    """Return the leads of a group on a day."""
    running = lasts_on(day, first="joined_on", last="left_on")
    found = Membership.objects.filter(running, group=group, role=MemberRole.LEAD)
    return list(found.select_related("school__unit").order_by("school__unit__code"))


def require_lead_stays(membership: Membership, on: date) -> None:
    """Refuse to let the only lead of a group go."""
    if membership.role != MemberRole.LEAD:
        return
    if all(one.pk == membership.pk for one in leads_on(membership.group, on)):
        raise LeadCannotLeave(school=membership.school.name, group=membership.group.name)


def require_open(group: Group) -> None:
    """Refuse a group that is over or only drafted."""
    if phase_of(group) not in MAY_MERGE:
        raise GroupNotOpen(group=group.name, phase=phase_of(group).label)


def _school(decision: Decision) -> School:
    assert decision.school is not None  # noqa: S101 -- decisions of these kinds have a school
    return decision.school


def _other(decision: Decision) -> Group:
    assert decision.other_group is not None  # noqa: S101 -- decisions of these kinds have both
    return decision.other_group
