from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Max

from manyuan.directory.actions.groups import lock_group
from manyuan.directory.actions.schools import lock_school
from manyuan.directory.enums import MemberState
from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import Group, Membership, School
from manyuan.history.actions import record
from manyuan.kernel.clock import now, today
from manyuan.kernel.reasons import given
from manyuan.lifecycle.actions.deciding import (
    MemberStep,
    Step,
    admission,
    step_of_group,
    step_of_member,
)
from manyuan.lifecycle.actions.papers import Papers, facts_of, settle
from manyuan.lifecycle.enums import (
    GROUP_FOLLOWS,
    MEMBER_FOLLOWS,
    DecisionKind,
    ProposalState,
)
from manyuan.lifecycle.errors import (
    AlreadyInGroup,
    AnswerMissing,
    GroundMissing,
    ProposalIsAnswered,
    ProposalWaits,
    ReasonMissing,
    StepForbidden,
)
from manyuan.lifecycle.models import Decision, Proposal
from manyuan.lifecycle.permissions import may_decide_lifecycle, may_propose_for
from manyuan.lifecycle.phases import phase_of, require_step, state_of
from manyuan.lifecycle.rows import proposal_changed, proposal_row
from manyuan.lifecycle.sentences import step_code
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFacts:
    """What is asked for: a step of a group, or of a school in a group, from a day, and why."""

    group: Group
    to: str
    wished_on: date
    reason: str
    school: School | None = None
    ground: str = ""


@transaction.atomic
def propose(*, by: Seat, facts: ProposalFacts) -> Proposal:
    """A group's office or a principal asks the bureau for a decision."""
    require(may_propose_for(by, facts.group, facts.school))
    lock_bureau(by)
    group = lock_group(facts.group)
    school = lock_school(facts.school) if facts.school else None
    proposal = Proposal(
        bureau_id=by.bureau_id,
        number=_next_number(by),
        kind=_kind_of_step(group, school, facts),
        group=group,
        school=school,
        to_state=facts.to,
        ground=facts.ground,
        wished_on=facts.wished_on,
        reason=given(facts.reason, missing=ReasonMissing),
        proposed_by=by,
    )
    waiting = Proposal.objects.filter(group=group, school=school, state=ProposalState.WAITING)
    if waiting.exists():
        raise ProposalWaits(name=proposal.subject)
    proposal.full_clean()
    proposal.save()
    change = proposal_changed(proposal, before=None)
    record(by=by, code="lifecycle.proposed", changes=[change], **_said(proposal))
    return proposal


def _kind_of_step(group: Group, school: School | None, facts: ProposalFacts) -> DecisionKind:
    if school is None:
        require_step(group.name, GROUP_FOLLOWS, at=phase_of(group), to=facts.to)
        return DecisionKind.GROUP
    inside = membership_now(group, school)
    if facts.to == MemberState.CANDIDATE:
        if inside is not None:
            raise AlreadyInGroup(school=school.name, group=group.name, on=today())
        return DecisionKind.ADMISSION
    if inside is None:
        to = MemberState(facts.to).label
        raise StepForbidden(name=school.name, state="—", to=to)
    require_step(school.name, MEMBER_FOLLOWS, at=state_of(inside), to=facts.to)
    if facts.to == MemberState.EXITED and not facts.ground:
        raise GroundMissing
    return DecisionKind.MEMBER


@transaction.atomic
def withdraw_proposal(*, by: Seat, proposal: Proposal) -> Proposal:
    """Whoever proposed takes it back before it is answered."""
    require(may_propose_for(by, proposal.group, proposal.school))
    lock_bureau(by)
    held = _lock(proposal)
    before = proposal_row(held)
    held.state = ProposalState.WITHDRAWN
    held.save()
    change = proposal_changed(held, before=before)
    record(by=by, code="lifecycle.unproposed", changes=[change], **_said(held))
    return held


@transaction.atomic
def decline_proposal(*, by: Seat, proposal: Proposal, answer: str) -> Proposal:
    """The bureau does not follow a proposal, and says why."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held = _lock(proposal)
    before = proposal_row(held)
    held.state, held.answered_by, held.answered_at = ProposalState.DECLINED, by, now()
    held.answer = given(answer, missing=AnswerMissing)
    held.full_clean()
    held.save()
    change = proposal_changed(held, before=before)
    said = {**_said(held), "answer": held.answer}
    record(by=by, code="lifecycle.declined", changes=[change], **said)
    return held


@transaction.atomic
def approve_proposal(*, by: Seat, proposal: Proposal, papers: Papers) -> Decision:
    """The bureau decides as was proposed."""
    require(may_decide_lifecycle(by))
    lock_bureau(by)
    held = _lock(proposal)
    papers = replace(papers, proposal=held)
    step = _step_of(by, held, papers.effective_on)
    changes = settle(by=by, decision=step.decision, papers=papers, gates=step.gates)
    record(by=by, code="lifecycle.decided", changes=changes, **facts_of(step.decision))
    return step.decision


def _step_of(by: Seat, proposal: Proposal, on: date) -> Step:
    if proposal.school is None:
        return step_of_group(by, proposal.group, proposal.to_state)
    if proposal.kind == DecisionKind.ADMISSION:
        return admission(by, proposal.group, proposal.school, on)
    membership = membership_now(proposal.group, proposal.school)
    if membership is None:
        raise ProposalIsAnswered(state=proposal.get_state_display())
    step = MemberStep(to=proposal.to_state, ground=proposal.ground)
    return step_of_member(by, membership, step, on)


def membership_now(group: Group, school: School) -> Membership | None:
    """Return the membership of a school in a group that runs today."""
    running = lasts_on(today(), first="joined_on", last="left_on")
    return Membership.objects.filter(running, group=group, school=school).first()


def _next_number(by: Seat) -> int:
    found = Proposal.objects.filter(bureau_id=by.bureau_id)
    return int(found.aggregate(last=Max("number"))["last"] or 0) + 1


def _lock(proposal: Proposal) -> Proposal:
    held = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("group__unit", "school__unit")
        .get(pk=proposal.pk)
    )
    if held.state != ProposalState.WAITING:
        raise ProposalIsAnswered(state=held.get_state_display())
    return held


def _said(proposal: Proposal) -> dict[str, object]:
    return {"name": proposal.subject, "step": step_code(proposal.kind, proposal.to_state)}
