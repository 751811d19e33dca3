from dataclasses import dataclass, fields

from django.db import transaction

from manyuan.directory.models import Group
from manyuan.history.actions import record
from manyuan.kernel.clock import now
from manyuan.kernel.reasons import given
from manyuan.plans.actions.locking import lock_open, lock_scenario
from manyuan.plans.actions.numbering import next_number
from manyuan.plans.actions.runs import require_no_live_run
from manyuan.plans.enums import SCENARIO_FOLLOWS, PlanKind, PlanState, ScenarioState, Scope
from manyuan.plans.errors import BaseDoesNotFit, FreezeOfOtherYear, ReturnNeedsReason
from manyuan.plans.models import Freeze, Plan, Scenario
from manyuan.plans.permissions import (
    may_change_scenario,
    may_draft_for,
    may_return,
    may_submit,
)
from manyuan.plans.rows import added, changed, row_of
from manyuan.plans.transitions import follow
from manyuan.rules.exchange import load_exchange_pack
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require, works_for_bureau


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioFacts:
    """What a scenario asks of the planner beside overrides, pins and bans."""

    name: str
    freeze: Freeze
    pack: str
    scope: str = Scope.GROUP.value
    group: Group | None = None
    seconds: int = 60
    seed: int | None = None
    base: Plan | None = None


@transaction.atomic
def draft_scenario(*, by: Seat, year: int, facts: ScenarioFacts) -> Scenario:
    """Somebody begins to think about a year's exchange: which schools, rules and data."""
    require(may_draft_for(by, facts.scope, facts.group))
    lock_bureau(by)
    scenario = _new(by, year, facts)
    record(by=by, code="scenario.drafted", changes=[added(scenario)], name=scenario.name)
    return scenario


@transaction.atomic
def change_scenario(*, by: Seat, scenario: Scenario, facts: ScenarioFacts) -> Scenario:
    """What a scenario asks is changed; plans that were made from it keep what they were asked."""
    require(may_change_scenario(by, scenario))
    require(may_draft_for(by, facts.scope, facts.group))
    lock_bureau(by)
    locked = lock_open(scenario)
    before = row_of(locked)
    _fill(locked, facts)
    locked.save()
    record(
        by=by, code="scenario.changed", changes=[changed(locked, before=before)], name=locked.name
    )
    return locked


@transaction.atomic
def discard_scenario(*, by: Seat, scenario: Scenario) -> Scenario:
    """A scenario is given up; it and its plans stay readable."""
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    return _step(by, scenario, ScenarioState.WITHDRAWN, "scenario.withdrawn")


@transaction.atomic
def submit_scenario(*, by: Seat, scenario: Scenario) -> Scenario:
    """A group's office puts its draft before the bureau; from now on it stays as it is."""
    require(may_submit(by, scenario))
    lock_bureau(by)
    return _step(by, scenario, ScenarioState.SUBMITTED, "scenario.submitted")


@transaction.atomic
def return_scenario(*, by: Seat, scenario: Scenario, reason: str) -> Scenario:
    """The bureau sends a draft back to the group's office and says what should change."""
    require(may_return(by))
    lock_bureau(by)
    reason = given(reason, missing=ReturnNeedsReason)
    return _step(by, scenario, ScenarioState.RETURNED, "scenario.returned", reason=reason)


def _step(
    by: Seat, scenario: Scenario, to: ScenarioState, code: str, *, reason: str = ""
) -> Scenario:
    locked = lock_scenario(scenario)
    require_no_live_run(locked)
    before = row_of(locked)
    follow(locked, SCENARIO_FOLLOWS, to)
    locked.returned_for = reason
    if to == ScenarioState.SUBMITTED:
        locked.submitted_at = now()
    locked.full_clean()
    locked.save()
    record(
        by=by,
        code=code,
        changes=[changed(locked, before=before)],
        name=locked.name,
        reason=reason,
    )
    return locked


def _new(by: Seat, year: int, facts: ScenarioFacts) -> Scenario:
    scenario = Scenario(
        bureau_id=by.bureau_id,
        year=year,
        number=next_number(PlanKind.EXCHANGE, year),
        unit_id=by.bureau_id if works_for_bureau(by) else by.unit_id,
    )
    _fill(scenario, facts)
    scenario.save()
    return scenario


def _fill(scenario: Scenario, facts: ScenarioFacts) -> None:
    if facts.freeze.year != scenario.year:
        raise FreezeOfOtherYear(freeze=facts.freeze.name, year=scenario.year)
    load_exchange_pack(facts.pack)
    for field in fields(facts):
        setattr(scenario, field.name, getattr(facts, field.name))
    scenario.full_clean()
    base = scenario.base
    if base is not None and (
        not _is_in_force(base) or (base.year, base.group_id) != (scenario.year, scenario.group_id)
    ):
        raise BaseDoesNotFit


def _is_in_force(plan: Plan | None) -> bool:
    return plan is not None and plan.state == PlanState.ADOPTED
