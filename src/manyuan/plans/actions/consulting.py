from datetime import timedelta

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.clock import now, today
from manyuan.plans.actions.locking import lock_answer, lock_plan
from manyuan.plans.enums import (
    ANSWER_FOLLOWS,
    PLAN_FOLLOWS,
    AnswerState,
    PlanState,
    ScenarioState,
)
from manyuan.plans.errors import (
    NobodyToRemind,
    PlanBreaksRules,
    PlanHasNoMoves,
    PlanIsFrozen,
    RefusalNeedsReason,
    ScenarioIsClosed,
)
from manyuan.plans.models import Answer, Plan
from manyuan.plans.permissions import may_answer, may_decide
from manyuan.plans.queries.asking import answers_about
from manyuan.plans.rows import changed, row_of
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

DAYS_TO_ANSWER = timedelta(days=7)


@transaction.atomic
def ask_principals(*, by: Seat, plan: Plan) -> Plan:
    """Both schools of every move are asked, with seven days to answer; the plan stays as it is.

    In a re-plan, what a school agreed to and what has not changed is not asked again.
    """
    require(may_decide(by))
    lock_bureau(by)
    locked = lock_plan(plan)
    before = row_of(locked)
    follow(locked, PLAN_FOLLOWS, PlanState.ASKED)
    if locked.scenario.state == ScenarioState.WITHDRAWN:
        state = locked.scenario.get_state_display()
        raise ScenarioIsClosed(name=locked.scenario.name, state=state)
    if locked.status == "infeasible":
        raise PlanBreaksRules(name=str(locked))
    due = today() + DAYS_TO_ANSWER
    answers = list(answers_about(locked, due))
    if not answers:
        raise PlanHasNoMoves(name=str(locked))
    Answer.objects.bulk_create(answers, batch_size=500)
    locked.asked_on = today()
    locked.save(update_fields=["state", "asked_on"])
    record(
        by=by,
        code="plan.asked",
        changes=[changed(locked, before=before)],
        name=str(locked),
        schools=len({answer.school_id for answer in answers}),
        due=due,
    )
    return locked


@transaction.atomic
def answer_move(*, by: Seat, answer: Answer, agrees: bool, reason: str = "") -> Answer:
    """A principal agrees to a move or says why not; until the plan is adopted they may turn."""
    require(may_answer(by, answer))
    lock_bureau(by)
    locked = lock_answer(answer)
    plan = locked.move.plan
    if plan.state != PlanState.ASKED:
        raise PlanIsFrozen(name=str(plan), state=plan.get_state_display())
    if not agrees and not reason.strip():
        raise RefusalNeedsReason
    before = row_of(locked)
    follow(locked, ANSWER_FOLLOWS, AnswerState.AGREED if agrees else AnswerState.REFUSED)
    locked.reason, locked.answered_at, locked.seat = reason.strip(), now(), by
    locked.full_clean()
    locked.save()
    record(
        by=by,
        code="plan.agreed" if agrees else "plan.refused",
        changes=[changed(locked, before=before)],
        school=locked.school.name,
        teacher=locked.move.teacher_name,
        reason=locked.reason,
    )
    return locked


@transaction.atomic
def remind_principals(*, by: Seat, plan: Plan) -> int:
    """Schools that have not answered are reminded; how many there are is returned."""
    require(may_decide(by))
    lock_bureau(by)
    locked = lock_plan(plan)
    if locked.state != PlanState.ASKED:
        raise PlanIsFrozen(name=str(locked), state=locked.get_state_display())
    waiting = Answer.objects.filter(move__plan=locked, state=AnswerState.WAITING)
    schools = waiting.order_by().values("school").distinct().count()
    if not schools:
        raise NobodyToRemind
    waiting.update(reminded_at=now())
    record(by=by, code="plan.reminded", name=str(locked), schools=schools, plan=locked.pk)
    return schools
