"""What every decision brings with it, and how it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from manyuan.directory.models import Group, School
from manyuan.history.actions import Changed
from manyuan.kernel.clock import now, today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.lifecycle.actions.carrying_out import carry_out
from manyuan.lifecycle.enums import ProposalState
from manyuan.lifecycle.errors import (
    DecidedInFuture,
    DecisionWaits,
    EffectiveInPastYear,
    GatesNotMet,
    ProposalIsAnswered,
    ReasonMissing,
)
from manyuan.lifecycle.gates.gate import Gate
from manyuan.lifecycle.models import Decision, Proposal
from manyuan.lifecycle.rows import decision_changed, proposal_changed, proposal_row
from manyuan.lifecycle.sentences import step_code
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """When a decision was taken and takes effect, by which document, and why.

    ``override`` says why it is taken though a gate is not met, ``proposal`` what it answers.
    """

    decided_on: date
    effective_on: date
    reason: str
    document_number: str = ""
    document_title: str = ""
    override: str = ""
    proposal: Proposal | None = None


def settle(
    *,
    by: Seat,
    decision: Decision,
    papers: Papers,
    gates: Sequence[Gate] = (),
    also: Sequence[Changed] = (),
) -> list[Changed]:
    """Write a decision, answer what it answers, and carry it out unless its day is still to come.

    Whoever asks holds the bureau's lock and has checked that the step is possible.

    Raises
    ------
    GatesNotMet
        When a gate is not met or unknown, and no override says why.
    """
    _require_days(papers)
    _require_nothing_waits(decision)
    open_gates = [gate for gate in gates if gate.verdict is not True]
    if open_gates and not papers.override.strip():
        is_chinese = (get_language() or "").startswith("zh")
        rules = [gate.rule for gate in open_gates]
        titles = _("、").join(one.title_zh if is_chinese else one.title_en for one in rules)
        raise GatesNotMet(n=len(open_gates), gates=titles)
    _fill(by, decision, papers, gates)
    decision.override = papers.override.strip() if open_gates else ""
    decision.full_clean()
    decision.save()
    changes = [*also, *_answered(by, decision)]
    if decision.effective_on <= today():
        changes += carry_out(by, decision)
    return [decision_changed(decision, before=None), *changes]


def facts_of(decision: Decision) -> dict[str, object]:
    """Return what the sentence of a decision says."""
    return {
        "decision": decision.code,
        "name": decision.subject,
        "step": step_code(decision.kind, decision.to_state),
        "on": decision.effective_on,
    }


def waiting_for(group: Group, school: School | None) -> Decision | None:
    """Return the decision about a group or a member that waits for its day."""
    found = Decision.objects.filter(carried_out_on__isnull=True, withdrawn_on__isnull=True)
    if school is not None:
        return found.filter(school=school, group=group).first()
    return found.filter(Q(group=group) | Q(other_group=group), school__isnull=True).first()


def _require_days(papers: Papers) -> None:
    first = SchoolYear.on(today()).first_day
    if papers.decided_on > today():
        raise DecidedInFuture(on=papers.decided_on)
    if papers.effective_on < first:
        raise EffectiveInPastYear(on=papers.effective_on, first=first)


def _require_nothing_waits(decision: Decision) -> None:
    waiting = waiting_for(decision.group, decision.school)
    if waiting is not None:
        raise DecisionWaits(name=decision.subject, code=waiting.code, on=waiting.effective_on)


def _fill(by: Seat, decision: Decision, papers: Papers, gates: Sequence[Gate]) -> None:
    decision.bureau_id, decision.code = by.bureau_id, next_code(by)
    decision.decided_on, decision.effective_on = papers.decided_on, papers.effective_on
    decision.document_number = papers.document_number
    decision.document_title = papers.document_title
    decision.reason = given(papers.reason, missing=ReasonMissing)
    decision.gates = [gate.as_json() for gate in gates]
    decision.approver, decision.approved_by = by, by.holder[:60]
    decision.proposal = papers.proposal


def next_code(by: Seat) -> str:
    """Return the next free code of a decision."""
    codes = Decision.objects.filter(bureau_id=by.bureau_id).order_by()
    numbers = [int(code[1:]) for code in codes.values_list("code", flat=True)]
    return f"D{max(numbers, default=0) + 1:06d}"


def _answered(by: Seat, decision: Decision) -> list[Changed]:
    if decision.proposal is None:
        return []
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=decision.proposal.pk)
    if held.state != ProposalState.WAITING:
        raise ProposalIsAnswered(state=held.get_state_display())
    before = proposal_row(held)
    held.state, held.answered_by, held.answered_at = ProposalState.APPROVED, by, now()
    held.answer = decision.reason
    held.save()
    return [proposal_changed(held, before=before)]
