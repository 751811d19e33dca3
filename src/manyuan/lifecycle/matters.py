"""What of the lifecycle waits for the bureau."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.inbox.errors import WaitsNoLonger
from manyuan.inbox.matters import Matter, Verb, Waiting
from manyuan.lifecycle.actions.proposing import approve_proposal, decline_proposal
from manyuan.lifecycle.actions.waiting import carry_out_decision
from manyuan.lifecycle.models import Decision, Proposal
from manyuan.lifecycle.phases import state_of
from manyuan.lifecycle.queries.decisions import (
    decision_with_code,
    overdue,
    proposal_numbered,
    proposals_waiting,
)
from manyuan.lifecycle.queries.pipeline import terms_over
from manyuan.lifecycle.sentences import WORDS, step_code
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

KIND = "lifecycle"
BUREAU = frozenset({Role.BUREAU_OFFICER})


def _proposals(seat: Seat) -> list[Waiting]:
    return [
        Waiting(
            key=str(one.number),
            title=f"{one.subject} · {_step(one.kind, one.to_state)}",
            detail=one.reason,
            page=("proposal", (one.number,)),
            unit=one.group.name,
            since=one.proposed_at,
        )
        for one in proposals_waiting(seat)
    ]


def _overdue(seat: Seat) -> list[Waiting]:
    return [
        Waiting(
            key=one.code,
            title=f"{one.subject} · {_step(one.kind, one.to_state)}",
            detail=_("应于 {on} 生效").format(on=one.effective_on),
            page=("decision", (one.code,)),
            unit=one.group.name,
            due_on=one.effective_on,
        )
        for one in overdue(seat)
    ]


def _terms(seat: Seat) -> list[Waiting]:
    return [
        Waiting(
            key=str(one.pk),
            title=one.school.name,
            detail=_("“{state}”已经期满，请作出决定或改期").format(state=state_of(one).label),
            page=("lifecycle-member", (one.pk,)),
            unit=one.group.name,
        )
        for one in terms_over(seat)
    ]


def _step(kind: str, to: str) -> object:
    return WORDS["step"][step_code(kind, to)]


def _approve(*, by: Seat, key: str, reason: str) -> Decision:  # noqa: ARG001 -- needs none
    return approve_proposal(by=by, proposal=_proposal(by, key))


def _decline(*, by: Seat, key: str, reason: str) -> Proposal:
    return decline_proposal(by=by, proposal=_proposal(by, key), answer=reason)


def _carry_out(*, by: Seat, key: str, reason: str) -> Decision:  # noqa: ARG001 -- needs none
    found = decision_with_code(by, key)
    if found is None:
        raise WaitsNoLonger
    return carry_out_decision(by=by, decision=found)


def _proposal(by: Seat, key: str) -> Proposal:
    found = proposal_numbered(by, int(key))
    if found is None:
        raise WaitsNoLonger
    return found


MATTERS = (
    Matter(
        slug="lifecycle-proposals",
        kind=KIND,
        label=gettext_lazy("待答复的进退申请"),
        roles=BUREAU,
        waiting=_proposals,
        verbs=(
            Verb(
                slug="approve",
                label=gettext_lazy("同意申请"),
                done=gettext_lazy("已同意申请"),
                code="lifecycle.decided",
                act=_approve,
            ),
            Verb(
                slug="decline",
                label=gettext_lazy("不同意申请"),
                done=gettext_lazy("已答复不同意申请"),
                code="lifecycle.declined",
                act=_decline,
                needs_reason=True,
            ),
        ),
    ),
    Matter(
        slug="lifecycle-overdue",
        kind=KIND,
        label=gettext_lazy("到期未能执行的决定"),
        roles=BUREAU,
        waiting=_overdue,
        verbs=(
            Verb(
                slug="carry-out",
                label=gettext_lazy("执行决定"),
                done=gettext_lazy("已执行决定"),
                code="lifecycle.carried",
                act=_carry_out,
            ),
        ),
    ),
    Matter(
        slug="lifecycle-terms",
        kind=KIND,
        label=gettext_lazy("已经期满的成员校"),
        roles=BUREAU,
        waiting=_terms,
    ),
)
