"""Decisions about whole groups: merged, split, and founded under a school that has grown."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from manyuan.directory.actions.groups import GroupFacts, enter_group, lock_group
from manyuan.directory.actions.schools import lock_school
from manyuan.directory.enums import GroupState, MemberState
from manyuan.directory.models import Group, Membership, School
from manyuan.history.actions import Changed, record
from manyuan.lifecycle.actions.carrying_out import require_open
from manyuan.lifecycle.actions.papers import Papers, facts_of, settle
from manyuan.lifecycle.enums import DecisionKind, GroupPhase
from manyuan.lifecycle.errors import NotGraduated, TargetMissing, TooFewMembers
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.lifecycle.phases import phase_of
from manyuan.lifecycle.queries.moves import moves_of_merge, moves_of_split
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGroup:
    """How a group that a decision founds is called, by code and name."""

    code: str
    name: str


@transaction.atomic
def merge_groups(*, by: Seat, group: Group, into: Group, papers: Papers) -> Decision:
    """A group merges into another: its members leave and join on the same day, and it ends."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held, other = lock_group(group), lock_group(into)
    if held.pk == other.pk:
        raise TargetMissing
    for one in (held, other):
        require_open(one)
    decision = Decision(
        kind=DecisionKind.MERGE,
        group=held,
        other_group=other,
        from_state=phase_of(held),
        to_state=GroupPhase.MERGED,
        moves=[move.as_json() for move in moves_of_merge(by, held, other, papers.effective_on)],
    )
    return _decided(by, decision, papers, [])


@transaction.atomic
def split_group(
    *, by: Seat, group: Group, new: NewGroup, schools: Collection[str], lead: str, papers: Papers
) -> Decision:
    """Some members leave a group and make a group of their own, under a lead among them."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held = lock_group(group)
    require_open(held)
    moves = moves_of_split(by, held, schools, lead=lead, on=papers.effective_on)
    if lead not in {move.school for move in moves}:
        raise TooFewMembers
    founded, change = _draft(by, new, papers)
    decision = Decision(
        kind=DecisionKind.SPLIT,
        group=held,
        other_group=founded,
        from_state=phase_of(held),
        to_state=phase_of(held),
        moves=[move.as_json() for move in moves],
    )
    return _decided(by, decision, papers, [change])


@transaction.atomic
def found_under(*, by: Seat, school: School, new: NewGroup, papers: Papers) -> Decision:
    """A school that has grown out of its group becomes the lead of a group to be incubated."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    lead = lock_school(school)
    if not Membership.objects.filter(school=lead, state=MemberState.GRADUATED).exists():
        raise NotGraduated(school=lead.name)
    founded, change = _draft(by, new, papers)
    decision = Decision(
        kind=DecisionKind.LEAD, group=founded, school=lead, to_state=GroupPhase.INCUBATING
    )
    return _decided(by, decision, papers, [change])


def _draft(by: Seat, new: NewGroup, papers: Papers) -> tuple[Group, Changed]:
    """Enter a group that begins when the decision takes effect: until then it is a draft."""
    facts = GroupFacts(name=new.name, founded_on=papers.effective_on, state=GroupState.DRAFT.value)
    return enter_group(by, new.code, facts)


def _decided(by: Seat, decision: Decision, papers: Papers, also: list[Changed]) -> Decision:
    changes = settle(by=by, decision=decision, papers=papers, also=also)
    record(by=by, code="lifecycle.decided", changes=changes, **facts_of(decision))
    return decision
