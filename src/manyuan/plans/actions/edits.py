from django.db import transaction

from manyuan.history.actions import record
from manyuan.plans.actions.entering import enter_plan
from manyuan.plans.actions.entering_moves import enter_moves
from manyuan.plans.actions.locking import lock_plan
from manyuan.plans.bridge.exchange import frozen, placed
from manyuan.plans.enums import PLAN_FOLLOWS, MoveOrigin, PlanState
from manyuan.plans.errors import PlanIsFrozen, SchoolUnknown, TeacherUnknown
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.plans.rows import changed, row_of
from manyuan.plans.settings import Settings
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def place_teacher(*, by: Seat, plan: Plan, teacher: str, school: str | None) -> Plan:
    """Somebody puts the plan right by hand: a teacher goes to another school, or stays (None).

    The planner's own answer stays as it was: its first edit makes a version of its own, which the
    later ones change. An edit that would break a hard rule is refused with every rule it breaks.
    """
    lock_bureau(by)
    locked = lock_plan(plan)
    require(may_edit_plan(by, locked))
    if locked.state != PlanState.PROPOSED:
        raise PlanIsFrozen(name=str(locked), state=locked.get_state_display())
    settings = Settings.from_json(locked.settings)
    names = _names(locked, settings, teacher, school)
    solved = placed(settings, locked.document, teacher, school)
    by_hand = _by_hand(locked) | {teacher: school or ""}
    before = row_of(locked) if locked.edited_from_id else None
    edited = locked if locked.edited_from_id else enter_plan(by, locked.scenario, settings, solved)
    edited.edited_from = locked.edited_from or locked
    edited.document, edited.status = solved.document, solved.status
    edited.full_clean()
    edited.save()
    enter_moves(edited, solved, by_hand)
    record(
        by=by,
        code="plan.unplaced" if school is None else "plan.edited",
        changes=[changed(edited, before=before)],
        name=str(edited),
        **names,
    )
    return edited


@transaction.atomic
def discard_plan(*, by: Seat, plan: Plan) -> Plan:
    """A plan that will not be followed is put aside; it stays readable."""
    lock_bureau(by)
    locked = lock_plan(plan)
    require(may_edit_plan(by, locked))
    before = row_of(locked)
    follow(locked, PLAN_FOLLOWS, PlanState.DISCARDED)
    locked.save(update_fields=["state"])
    record(by=by, code="plan.discarded", changes=[changed(locked, before=before)], name=str(locked))
    return locked


def _names(plan: Plan, settings: Settings, teacher: str, school: str | None) -> dict[str, str]:
    known, freeze = frozen(settings.freeze), plan.scenario.freeze.name
    if teacher not in known.teachers:
        raise TeacherUnknown(freeze=freeze, teacher=teacher)
    if school is not None and school not in known.schools:
        raise SchoolUnknown(freeze=freeze, school=school)
    return {"teacher": known.teachers[teacher], "school": known.schools.get(school or "", "")}


def _by_hand(plan: Plan) -> dict[str, str]:
    own = plan.moves.filter(origin=MoveOrigin.HAND)
    return dict(own.values_list("teacher_code", "to_school__unit__code"))
