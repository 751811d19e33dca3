from django.db import transaction

from manyuan.history.actions import record
from manyuan.plans.actions.entering import enter_plan
from manyuan.plans.actions.locking import lock_plan
from manyuan.plans.bridge.grouping import ground_of, names, placed
from manyuan.plans.enums import PlanState
from manyuan.plans.errors import PlanIsFrozen, SchoolUnknown
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.plans.rows import added
from manyuan.plans.settings import Settings
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def place_school(*, by: Seat, plan: Plan, school: str, lead: str | None) -> Plan:
    """The bureau puts a plan right by hand: a school goes to another lead's group, or to none.

    Each edit is a version of its own, so that it is undone by going back to the one before. An
    edit that would break a hard rule is refused with every rule that it breaks.
    """
    lock_bureau(by)
    locked = lock_plan(plan)
    require(may_edit_plan(by, locked))
    if locked.state != PlanState.PROPOSED:
        raise PlanIsFrozen(name=str(locked), state=locked.get_state_display())
    settings = Settings.from_json(locked.settings)
    said = _names(locked, settings, school, lead)
    solved = placed(settings, locked.document, school, lead)
    edited = enter_plan(by, locked.scenario, settings, solved)
    edited.edited_from = locked
    edited.full_clean()
    edited.save(update_fields=["edited_from"])
    record(
        by=by,
        code="grouping.uncovered" if lead is None else "grouping.placed",
        changes=[added(edited)],
        name=str(edited),
        **said,
    )
    return edited


def _names(plan: Plan, settings: Settings, school: str, lead: str | None) -> dict[str, str]:
    known, legal = names(settings.freeze), ground_of(settings).schools
    for code in (school, lead):
        if code is not None and code not in legal:
            raise SchoolUnknown(freeze=plan.scenario.freeze.name, school=code)
    return {"school": known[school], "lead": known.get(lead or "", "")}
