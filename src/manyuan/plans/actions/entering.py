from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Max

from manyuan.directory.models import Group
from manyuan.plans.actions.entering_joins import enter_joins
from manyuan.plans.actions.entering_moves import enter_moves
from manyuan.plans.actions.entering_stops import enter_stops
from manyuan.plans.bridge.answers import Solved
from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Plan, Run, Scenario
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat

ENTER: Mapping[str, Callable[[Plan, Any], None]] = {
    PlanKind.EXCHANGE: enter_moves,
    PlanKind.CARAVAN: enter_stops,
    PlanKind.GROUPING: enter_joins,
}


def enter_plan(
    by: Seat, scenario: Scenario, settings: Settings, solved: Solved, *, run: Run | None = None
) -> Plan:
    """Write a plan with its rows, as the next version of its kind and year."""
    found = Plan.objects.filter(kind=scenario.kind, year=scenario.year)
    plan = Plan(
        bureau_id=by.bureau_id,
        scenario=scenario,
        run=run,
        kind=scenario.kind,
        year=settings.year,
        number=1 + (found.aggregate(last=Max("number"))["last"] or 0),
        group=None if settings.group is None else Group.objects.get(unit__code=settings.group),
        settings=settings.as_json(),
        document=solved.document,
        status=solved.status,
    )
    plan.full_clean()
    plan.save()
    ENTER[plan.kind](plan, solved)
    return plan
