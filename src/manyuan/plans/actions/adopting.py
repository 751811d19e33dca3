from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.plans.actions.locking import lock_plan
from manyuan.plans.enums import (
    PLAN_FOLLOWS,
    UNASKED_PLAN_FOLLOWS,
    AnswerState,
    PlanState,
    ScenarioState,
)
from manyuan.plans.errors import (
    AdoptionNeedsReason,
    MovedTwice,
    PlanBreaksRules,
    ScenarioIsClosed,
    StillWaiting,
)
from manyuan.plans.models import Answer, Move, Plan
from manyuan.plans.permissions import may_decide
from manyuan.plans.rows import changed, row_of
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

NAMED = 5


@dataclass(frozen=True, slots=True)
class Adoption:
    """A plan that is now in force, the one that it replaced, and both rows for the record."""

    plan: Plan
    replaced: Plan | None
    changes: tuple[Changed, ...]


@transaction.atomic
def adopt_plan(*, by: Seat, plan: Plan, over_refusals: str = "") -> Plan:
    """The bureau puts a plan in force, over refusals and silence only with a reason."""
    require(may_decide(by))
    lock_bureau(by)
    adoption = adopting(by=by, plan=plan, over_refusals=over_refusals)
    record(
        by=by,
        code="plan.adopted",
        changes=adoption.changes,
        name=str(adoption.plan),
        moves=adoption.plan.moves.count(),
    )
    return adoption.plan


def adopting(*, by: Seat, plan: Plan, over_refusals: str = "") -> Adoption:
    """Do all of an adoption but its record, for an action that does more in one step.

    The action asks ``may_decide`` and takes the lock of the bureau before.

    Raises
    ------
    StillWaiting
        Before the due date, while schools have not answered: silence is no consent.
    AdoptionNeedsReason
        Over refusals, or over silence after the due date, without a reason.
    MovedTwice
        When another adopted plan of the year already moves one of the teachers.
    """
    locked = lock_plan(plan)
    before = row_of(locked)
    follow(locked, PLAN_FOLLOWS, PlanState.ADOPTED)
    reason = over_refusals.strip()
    _require_answers(locked, reason)
    replaced, changes = _replaced(locked)
    _require_moved_once(locked)
    locked.adopted_on, locked.adopted_by, locked.over_refusals = today(), by, reason
    locked.full_clean()
    locked.save()
    return Adoption(locked, replaced, (changed(locked, before=before), *changes))


def adopting_unasked(*, by: Seat, plan: Plan) -> Adoption:
    """Do all of an adoption but its record, of a plan about which no school was asked.

    The action asks ``may_decide`` and takes the lock of the bureau before.

    Raises
    ------
    ScenarioIsClosed
        When the scenario of the plan was withdrawn.
    PlanBreaksRules
        When the planner proved that there is no plan.
    """
    locked = lock_plan(plan)
    before, scenario = row_of(locked), locked.scenario
    follow(locked, UNASKED_PLAN_FOLLOWS, PlanState.ADOPTED)
    if scenario.state == ScenarioState.WITHDRAWN:
        raise ScenarioIsClosed(name=scenario.name, state=scenario.get_state_display())
    if locked.status == "infeasible":
        raise PlanBreaksRules(name=str(locked))
    replaced, changes = _replaced(locked)
    locked.adopted_on, locked.adopted_by = today(), by
    locked.full_clean()
    locked.save()
    return Adoption(locked, replaced, (changed(locked, before=before), *changes))


def _require_answers(plan: Plan, reason: str) -> None:
    answers = Answer.objects.filter(move__plan=plan)
    waiting = answers.filter(state=AnswerState.WAITING)
    still = waiting.filter(due_on__gte=today()).order_by("-due_on")
    last = still.first()
    if last is not None:
        raise StillWaiting(count=still.count(), due=last.due_on)
    refused, silent = answers.filter(state=AnswerState.REFUSED).count(), waiting.count()
    if (refused or silent) and not reason:
        raise AdoptionNeedsReason(refused=refused, silent=silent)


def _replaced(plan: Plan) -> tuple[Plan | None, tuple[Changed, ...]]:
    """Take the plan out of force that stood for the same year and schools."""
    found = Plan.objects.select_for_update(of=("self",)).filter(
        kind=plan.kind, year=plan.year, group=plan.group_id, state=PlanState.ADOPTED
    )
    old = found.select_related("scenario").first()
    if old is None:
        return None, ()
    before = row_of(old)
    follow(old, PLAN_FOLLOWS, PlanState.REPLACED)
    old.save(update_fields=["state"])
    return old, (changed(old, before=before),)


def _require_moved_once(plan: Plan) -> None:
    elsewhere = Move.objects.filter(
        Q(plan__year=plan.year, plan__state=PlanState.ADOPTED)
        & Q(teacher_code__in=plan.moves.order_by().values("teacher_code"))
    ).exclude(plan=plan)
    names = list(elsewhere.order_by("teacher_code").values_list("teacher_name", flat=True))
    if names:
        raise MovedTwice(count=len(names), teachers=tuple(names[:NAMED]))
