from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from manyuan.kernel.clock import today
from manyuan.plans.enums import AnswerState, PlanState
from manyuan.plans.models import Answer, Plan
from manyuan.plans.visibility import visible_answers
from manyuan.seats.models import Seat

RELATED = ("move__plan__scenario", "move__from_school", "move__to_school", "school")


@dataclass(frozen=True, slots=True)
class SchoolAnswers:
    """How far one school has answered about a plan."""

    school: int
    code: str
    name: str
    agreed: int
    refused: int
    waiting: int


@dataclass(frozen=True, slots=True)
class AnswersOverview:
    """How far a plan has been answered; ``silent`` waits although the due date is past."""

    agreed: int
    refused: int
    waiting: int
    silent: int
    due_on: date | None
    schools: tuple[SchoolAnswers, ...]

    @property
    def all(self) -> int:
        """How many answers are asked for."""
        return self.agreed + self.refused + self.waiting

    @property
    def may_adopt_now(self) -> bool:
        """Say whether nobody need be waited for any more."""
        return self.waiting == self.silent

    @property
    def needs_reason(self) -> bool:
        """Say whether adopting would go over refusals or silence."""
        return bool(self.refused or self.silent)


def answers(seat: Seat, plan: Plan) -> "QuerySet[Answer]":
    """Return the answers about a plan that the seat sees."""
    found = visible_answers(seat).filter(move__plan=plan).select_related(*RELATED)
    return found.defer("move__plan__document", "move__plan__settings")


def answers_awaited(seat: Seat) -> "QuerySet[Answer]":
    """Return what the seat's own school has not yet answered, the most urgent first."""
    found = visible_answers(seat).filter(
        state=AnswerState.WAITING, move__plan__state=PlanState.ASKED
    )
    return (
        found.select_related(*RELATED)
        .defer("move__plan__document", "move__plan__settings")
        .order_by("due_on", "move__teacher_code")
    )


def answers_open(seat: Seat) -> "QuerySet[Answer]":
    """Return all that the seat's school is asked about now, answered or not."""
    found = visible_answers(seat).filter(move__plan__state=PlanState.ASKED)
    return (
        found.select_related(*RELATED)
        .defer("move__plan__document", "move__plan__settings")
        .order_by("due_on", "move__teacher_code")
    )


def answer_of(seat: Seat, pk: int) -> Answer:
    """Return one answer that the seat sees; raises ``Answer.DoesNotExist``."""
    return visible_answers(seat).select_related(*RELATED).get(pk=pk)


def answers_overview(seat: Seat, plan: Plan) -> AnswersOverview:
    """Return how far the schools have answered about a plan."""
    found = visible_answers(seat).filter(move__plan=plan).order_by()
    waiting = Q(state=AnswerState.WAITING)
    counts = {
        "agreed": Count("pk", filter=Q(state=AnswerState.AGREED)),
        "refused": Count("pk", filter=Q(state=AnswerState.REFUSED)),
        "waiting": Count("pk", filter=waiting),
    }
    total = found.aggregate(
        **counts,
        silent=Count("pk", filter=waiting & Q(due_on__lt=today())),
        due_on=Max("due_on"),
    )
    by_school = found.values_list("school", "school__unit__code", "school__unit__name")
    ordered = by_school.annotate(**counts).order_by("school__unit__code")
    schools = tuple(SchoolAnswers(*one) for one in ordered)
    return AnswersOverview(**total, schools=schools)
