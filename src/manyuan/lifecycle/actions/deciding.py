"""The steps of one group or one member."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.actions.groups import lock_group
from manyuan.directory.actions.memberships import lock_membership
from manyuan.directory.actions.schools import lock_school
from manyuan.directory.enums import MemberState
from manyuan.directory.lasting import not_ended_by
from manyuan.directory.models import Group, Membership, School
from manyuan.history.actions import record
from manyuan.lifecycle.actions.carrying_out import require_lead_stays, require_open
from manyuan.lifecycle.actions.papers import Papers, facts_of, settle
from manyuan.lifecycle.enums import (
    GROUP_FOLLOWS,
    LEAVES,
    MEMBER_FOLLOWS,
    OVER,
    DecisionKind,
    GroupPhase,
)
from manyuan.lifecycle.errors import (
    AlreadyInGroup,
    CampusCodeMissing,
    GroundMissing,
    GroupNotOpen,
    TargetMissing,
)
from manyuan.lifecycle.gates.gate import Gate
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.lifecycle.phases import phase_of, require_step, state_of
from manyuan.lifecycle.queries.gates import gates_of_step, group_gates, joining_gates
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberStep:
    """To which state a member goes; who leaves early for which ground, who moves where.

    ``campus`` is the code of the campus that a school becomes.
    """

    to: str
    ground: str = ""
    target: Group | None = None
    campus: str = ""


@transaction.atomic
def decide_group(*, by: Seat, group: Group, to: str, papers: Papers) -> Decision:
    """The bureau lets a group take its next step: incubate, be established, rectify, end."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    return _decided(by, step_of_group(by, group, to), papers)


@transaction.atomic
def admit_candidate(*, by: Seat, group: Group, school: School, papers: Papers) -> Decision:
    """A school becomes a candidate of a group."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    return _decided(by, admission(by, group, school, papers.effective_on), papers)


@transaction.atomic
def decide_member(
    *, by: Seat, membership: Membership, step: MemberStep, papers: Papers
) -> Decision:
    """The bureau lets a member take its next step: on trial, in full, growing out, leaving."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    return _decided(by, step_of_member(by, membership, step, papers.effective_on), papers)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is possible, with the gates that it has to pass."""

    decision: Decision
    gates: Sequence[Gate]


def step_of_group(by: Seat, group: Group, to: str) -> Step:
    """Return the step of a group, which stays locked; whoever asks holds the bureau's lock."""
    held = lock_group(group)
    at = phase_of(held)
    require_step(held.name, GROUP_FOLLOWS, at=at, to=to)
    decision = Decision(kind=DecisionKind.GROUP, group=held, from_state=at, to_state=to)
    return Step(decision, group_gates(by, held, GroupPhase(to)))


def admission(by: Seat, group: Group, school: School, on: date) -> Step:
    """Return the step by which a school becomes a candidate, both of them locked."""
    held, joining = lock_group(group), lock_school(school)
    if phase_of(held) in OVER:
        raise GroupNotOpen(group=held.name, phase=phase_of(held).label)
    inside = Membership.objects.filter(not_ended_by(on, last="left_on"), group=held, school=joining)
    if inside.exists():
        raise AlreadyInGroup(school=joining.name, group=held.name, on=on)
    decision = Decision(
        kind=DecisionKind.ADMISSION, group=held, school=joining, to_state=MemberState.CANDIDATE
    )
    return Step(decision, joining_gates(by, held, joining))


def step_of_member(by: Seat, membership: Membership, step: MemberStep, on: date) -> Step:
    """Return the step of a member, which stays locked."""
    held = lock_membership(membership)
    at = state_of(held)
    require_step(held.school.name, MEMBER_FOLLOWS, at=at, to=step.to)
    _require_whole(held, step)
    if step.to in LEAVES:
        require_lead_stays(held, on)
    decision = Decision(
        kind=DecisionKind.MEMBER,
        group=held.group,
        other_group=step.target,
        school=held.school,
        from_state=at,
        to_state=step.to,
        ground=step.ground,
        moves=[{"campus": step.campus}] if step.campus else [],
    )
    return Step(decision, gates_of_step(by, held, step.to, ground=step.ground))


def _decided(by: Seat, step: Step, papers: Papers) -> Decision:
    changes = settle(by=by, decision=step.decision, papers=papers, gates=step.gates)
    record(by=by, code="lifecycle.decided", changes=changes, **facts_of(step.decision))
    return step.decision


def _require_whole(membership: Membership, step: MemberStep) -> None:
    if step.to == MemberState.EXITED and not step.ground:
        raise GroundMissing
    if step.to == MemberState.MOVED:
        if step.target is None or step.target.pk == membership.group_id:
            raise TargetMissing
        require_open(step.target)
    if step.to == MemberState.MERGED and not step.campus:
        raise CampusCodeMissing
