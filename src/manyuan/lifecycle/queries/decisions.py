from datetime import date

from django.db.models import QuerySet

from manyuan.directory.models import Group, School
from manyuan.kernel.clock import today
from manyuan.lifecycle.enums import ProposalState
from manyuan.lifecycle.models import DateMove, Decision, DecisionFile, Evidence, Proposal
from manyuan.lifecycle.permissions import visible_decisions, visible_proposals
from manyuan.seats.models import Seat

NAMES = ("group__unit", "other_group__unit", "school__unit")


def decisions_of(seat: Seat) -> "QuerySet[Decision]":
    """Return the decisions that the seat may see, the latest first."""
    return visible_decisions(seat).select_related(*NAMES)


def decision_with_code(seat: Seat, code: str) -> Decision | None:
    """Return a decision that the seat may see, or None."""
    return decisions_of(seat).filter(code=code).first()


def decisions_about(seat: Seat, group: Group, school: School | None = None) -> list[Decision]:
    """Return what the seat may see decided about a group, or about a school in it."""
    found = decisions_of(seat)
    if school is not None:
        return list(found.filter(group=group, school=school))
    return list(found.filter(group=group) | found.filter(other_group=group))


def decisions_due(seat: Seat, day: date) -> "QuerySet[Decision]":
    """Return the decisions of the bureau whose day has come and that are not carried out."""
    found = Decision.objects.filter(bureau_id=seat.bureau_id, effective_on__lte=day)
    waiting = found.filter(carried_out_on__isnull=True, withdrawn_on__isnull=True)
    return waiting.select_related(*NAMES).order_by("effective_on", "code")


def proposals_of(seat: Seat) -> "QuerySet[Proposal]":
    """Return the proposals that the seat may see, the latest first."""
    return visible_proposals(seat).select_related("group__unit", "school__unit", "proposed_by")


def proposals_waiting(seat: Seat) -> "QuerySet[Proposal]":
    """Return the proposals that wait for an answer, the earliest first."""
    return proposals_of(seat).filter(state=ProposalState.WAITING).order_by("number")


def proposal_numbered(seat: Seat, number: int) -> Proposal | None:
    """Return a proposal that the seat may see, or None."""
    return proposals_of(seat).filter(number=number).first()


def evidence_of(seat: Seat, group: Group) -> list[Evidence]:
    """Return what was looked at in a group, the latest first."""
    return list(Evidence.objects.filter(bureau_id=seat.bureau_id, group=group))


def date_moves_of(seat: Seat, decision: Decision) -> list[DateMove]:
    """Return how often the day of a decision was moved, the latest first."""
    return list(DateMove.objects.filter(bureau_id=seat.bureau_id, decision=decision))


def files_of(seat: Seat, decision: Decision) -> "QuerySet[DecisionFile]":
    """Return the files of a decision as a page lists them, the bytes left where they are."""
    return _visible_files(seat).filter(decision=decision).defer("content")


def file_of(seat: Seat, decision: Decision, pk: int) -> DecisionFile | None:
    """Return one file of a decision, whole."""
    found = _visible_files(seat).filter(decision=decision, pk=pk)
    return found.select_related("decision__group__unit", "decision__school__unit").first()


def _visible_files(seat: Seat) -> "QuerySet[DecisionFile]":
    seen = visible_decisions(seat).order_by()
    return DecisionFile.objects.filter(bureau_id=seat.bureau_id, decision__in=seen)


def overdue(seat: Seat) -> list[Decision]:
    """Return the decisions that could not be carried out on their day."""
    return list(decisions_due(seat, today()))
