from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Max

from manyuan.history.actions import Changed
from manyuan.plans.actions.locking import lock_plan
from manyuan.plans.enums import PlanState, ScenarioState
from manyuan.plans.models import Ban, Override, Pin, Plan, Run, Scenario
from manyuan.plans.queries.plans import freeze_of
from manyuan.plans.rows import added
from manyuan.plans.settings import Settings, settings_of
from manyuan.seats.models import Seat

LONGEST_NAME = 120
Will = TypeVar("Will", Override, Pin, Ban)


@dataclass(frozen=True, slots=True)
class Redraft:
    """A re-plan that waits to be solved, with the rows for the record."""

    scenario: Scenario
    run: Run
    changes: tuple[Changed, ...]


def plan_in_force(plan: Plan) -> Plan | None:
    """Return the plan that stands today for the year and schools of ``plan``."""
    found = Plan.objects.filter(
        kind=plan.kind, year=plan.year, group=plan.group_id, state=PlanState.ADOPTED
    )
    return found.first()


def redraft(*, by: Seat, plan: Plan, pins: Mapping[str, str], name: str) -> Redraft:
    """Draft a re-plan of an adopted plan and queue it: as few changes as the new ``pins`` need.

    ``pins`` map a teacher's code to a school's, or to "" for who stays. It is asked with the data,
    rules and wishes of the adopted plan; what an earlier re-plan that was not given up was asked
    is asked again. A step of several actions: whoever calls it holds the bureau's lock and writes
    the record.
    """
    base = lock_plan(plan)
    asked = Settings.from_json(base.settings)
    scenario = _scenario(base, asked, name[:LONGEST_NAME])
    wanted = {**dict(asked.pins), **_earlier(base, scenario), **pins}
    rows: list[Override | Pin | Ban] = [
        *_overrides(scenario, asked),
        *_pins(scenario, wanted),
        *_bans(scenario, asked, wanted),
    ]
    run = Run(
        bureau_id=by.bureau_id,
        scenario=scenario,
        seat=by,
        settings=settings_of(scenario).as_json(),
    )
    run.full_clean()
    run.save()
    changes = [added(one) for one in (scenario, *rows, run)]
    return Redraft(scenario, run, tuple(changes))


def _scenario(base: Plan, asked: Settings, name: str) -> Scenario:
    """Draft as the plan was asked: its own scenario may say something else by now."""
    before = base.scenario
    known = Scenario.objects.filter(kind=base.kind, year=base.year)
    last = known.aggregate(last=Max("number"))["last"] or 0
    scenario = Scenario(
        bureau_id=base.bureau_id,
        year=base.year,
        number=last + 1,
        name=name,
        unit_id=before.unit_id,
        scope=asked.scope,
        group_id=base.group_id,
        pack=asked.pack,
        seconds=before.seconds,
        seed=asked.seed,
        freeze=freeze_of(base),
        base=base,
    )
    scenario.full_clean()
    scenario.save()
    return scenario


def _earlier(base: Plan, scenario: Scenario) -> dict[str, str]:
    others = Scenario.objects.filter(base=base).exclude(pk=scenario.pk)
    last = others.exclude(state=ScenarioState.WITHDRAWN).order_by("-number").first()
    return {} if last is None else dict(last.pins.values_list("placed_code", "place_code"))


def _overrides(scenario: Scenario, asked: Settings) -> list[Override]:
    given = asked.overrides
    return [_kept(Override(scenario=scenario, code=code, value=value)) for code, value in given]


def _pins(scenario: Scenario, pins: Mapping[str, str]) -> list[Pin]:
    return [
        _kept(Pin(scenario=scenario, placed_code=teacher, place_code=school))
        for teacher, school in sorted(pins.items())
    ]


def _bans(scenario: Scenario, asked: Settings, pins: Mapping[str, str]) -> list[Ban]:
    return [
        _kept(Ban(scenario=scenario, placed_code=teacher, place_code=school))
        for teacher, school in asked.bans
        if pins.get(teacher) != school
    ]


def _kept(row: Will) -> Will:
    row.bureau_id = row.scenario.bureau_id
    row.full_clean()
    row.save()
    return row
