"""What a changed posting means for adopted plans: a re-plan with as few changes as it needs."""

from django.utils.translation import gettext as _

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.errors import SuccessorNotOfThePlan
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.history.actions import Changed
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.replanning import plan_in_force, redraft
from manyuan.plans.bridge.exchange import why_not_there
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Move
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat


def require_of_the_plan(posting: Posting, successor: Teacher) -> None:
    """Let only somebody take over a place of a plan whom its rules could have sent there.

    Raises
    ------
    SuccessorNotOfThePlan
        With the rule that stands against it: every later re-plan would have no solution.
    """
    plan = None if posting.move is None else plan_in_force(posting.move.plan)
    if plan is None:
        return
    settings = Settings.from_json(plan.settings)
    reason = why_not_there(settings, successor.code, posting.host.code)
    if reason:
        raise SuccessorNotOfThePlan(teacher=successor.name, reason=reason)


def replan_without(
    by: Seat, posting: Posting, *, successor: Posting | None = None
) -> tuple[Changed, ...]:
    """Let the plan that a posting comes from be solved again without its teacher.

    The successor, where there is one, is pinned to the place that is taken over.
    """
    if posting.move is None:
        return ()
    plan = plan_in_force(posting.move.plan)
    if plan is None:
        return ()
    pins = {posting.teacher.code: ""}
    if successor is not None:
        pins[successor.teacher.code] = successor.host.code
    name = _("第 {number} 版的调整：{teacher}不再交流").format(
        number=plan.number, teacher=posting.teacher.name
    )
    return redraft(by=by, plan=plan, pins=pins, name=name).changes


def replan_later_years(by: Seat, posting: Posting, *, since: SchoolYear) -> tuple[Changed, ...]:
    """Solve the plans again that count on a teacher in years through which the posting now runs."""
    moves = Move.objects.filter(
        teacher_code=posting.teacher.code,
        plan__state=PlanState.ADOPTED,
        plan__year__gte=since.start,
        starts_on__lt=posting.ends_on,
    ).exclude(pk=posting.move_id or 0)
    changes: list[Changed] = []
    for move in moves.select_related("plan"):
        name = _("第 {number} 版的调整：{teacher}的交流延期").format(
            number=move.plan.number, teacher=posting.teacher.name
        )
        pins = {posting.teacher.code: ""}
        changes += redraft(by=by, plan=move.plan, pins=pins, name=name).changes
    return tuple(changes)
