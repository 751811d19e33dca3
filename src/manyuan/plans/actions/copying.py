from django.db import transaction

from manyuan.history.actions import Changed, record
from manyuan.plans.actions.locking import lock_scenario
from manyuan.plans.actions.numbering import next_number
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Ban, CaravanAsk, GroupingAsk, Override, Pin, Scenario
from manyuan.plans.permissions import may_copy_scenario
from manyuan.plans.rows import added
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require, works_for_bureau

TAKEN = ("kind", "year", "freeze", "pack", "scope", "group", "seconds", "seed")
WILLS = (Override, Pin, Ban)


@transaction.atomic
def copy_scenario(*, by: Seat, scenario: Scenario, name: str) -> Scenario:
    """A second scenario begins where the first stands, with its overrides, pins and bans."""
    require(may_copy_scenario(by, scenario))
    lock_bureau(by)
    source = lock_scenario(scenario)
    copy = Scenario(
        bureau_id=by.bureau_id,
        number=next_number(source.kind, source.year),
        unit_id=by.bureau_id if works_for_bureau(by) else by.unit_id,
        name=name,
        base=source.base if source.base and source.base.state == PlanState.ADOPTED else None,
        **{field: getattr(source, field) for field in TAKEN},
    )
    copy.full_clean()
    copy.save()
    asked = _asked(source, copy)
    asked += _wills(source, copy)
    record(
        by=by,
        code="scenario.copied",
        changes=[added(copy), *asked],
        source=source.name,
        name=copy.name,
    )
    return copy


def _wills(source: Scenario, copy: Scenario) -> list[Changed]:
    changes = []
    for model in WILLS:
        for row in model.objects.filter(scenario=source):
            row.pk, row.scenario = None, copy
            row.save(force_insert=True)
            changes.append(added(row))
    return changes


def _asked(source: Scenario, copy: Scenario) -> list[Changed]:
    """Take along what a kind asks beside data, rules and time."""
    ask: CaravanAsk | GroupingAsk
    if source.kind == PlanKind.CARAVAN:
        ask = source.caravan
    elif source.kind == PlanKind.GROUPING:
        ask = source.grouping
    else:
        return []
    ask.pk, ask.scenario = None, copy
    ask.save(force_insert=True)
    return [added(ask)]
