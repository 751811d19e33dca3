"""What the schools are asked about a plan."""

from collections.abc import Iterator, Mapping
from datetime import date

from manyuan.plans.enums import AnswerState, MoveChange, Side
from manyuan.plans.models import Answer, Plan


def answers_about(plan: Plan, due: date) -> Iterator[Answer]:
    """Yield what both schools of every move are to be asked, not stored yet.

    What a school agreed to in the plan from which a re-plan departs is given already.
    """
    given = _given_before(plan)
    for move in plan.moves.select_related("from_school", "to_school"):
        for side, school in ((Side.SENDING, move.from_school), (Side.RECEIVING, move.to_school)):
            answer = Answer(
                bureau_id=move.bureau_id,
                move=move,
                side=side,
                school_id=school.campus_of_id or school.pk,
                due_on=due,
            )
            if move.change == MoveChange.KEPT:
                _keep(answer, given.get((move.teacher_code, side)))
            yield answer


def _keep(answer: Answer, earlier: Answer | None) -> None:
    if earlier is not None:
        answer.state, answer.reason = earlier.state, earlier.reason
        answer.answered_at, answer.seat_id = earlier.answered_at, earlier.seat_id


def _given_before(plan: Plan) -> Mapping[tuple[str, str], Answer]:
    """Return what schools agreed to in the plan from which a re-plan departs."""
    agreed = Answer.objects.filter(
        move__plan=plan.scenario.base_id, state=AnswerState.AGREED
    ).select_related("move")
    return {(answer.move.teacher_code, answer.side): answer for answer in agreed}
