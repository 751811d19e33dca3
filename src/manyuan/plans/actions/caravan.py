from dataclasses import dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.models import Group
from manyuan.history.actions import Changed, record
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.caravan_carrying import carry_wills, rule_out
from manyuan.plans.actions.freezing_kinds import frozen_now
from manyuan.plans.actions.locking import lock_open
from manyuan.plans.actions.numbering import next_number
from manyuan.plans.actions.runs import require_no_live_run
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.errors import (
    BaseDoesNotFit,
    DaysOfOtherYear,
    NoExpertDays,
    NoRequests,
)
from manyuan.plans.models import CaravanAsk, Plan, Scenario
from manyuan.plans.permissions import may_change_scenario, may_draft_caravan
from manyuan.plans.rows import added, changed, row_of
from manyuan.rules.caravan import load_caravan_pack
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require, works_for_bureau

Kept = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaravanFacts:
    """What a caravan asks of the planner beside overrides, pins and bans.

    ``kept`` are the visits that stay as they are, ``waiting`` those that may move, each as request,
    expert, date and start; ``called_off`` are requests with the days on which their visits were
    called off, which a new draft rules out.
    """

    name: str
    pack: str
    group: Group | None = None
    first_day: date | None = None
    last_day: date | None = None
    together: bool = False
    seconds: int = 60
    seed: int | None = None
    base: Plan | None = None
    kept: tuple[Kept, ...] = ()
    waiting: tuple[Kept, ...] = ()
    called_off: tuple[tuple[str, str], ...] = ()

    def holds(self, day: date) -> bool:
        """Say whether the day is among those that are planned."""
        begins, ends = self.first_day or day, self.last_day or day
        return begins <= day <= ends


OF_SCENARIO = ("name", "pack", "group", "seconds", "seed", "base")
OF_ASK = ("first_day", "last_day", "together")


@transaction.atomic
def draft_caravan(*, by: Seat, year: int, facts: CaravanFacts) -> Scenario:
    """Somebody begins to think about a year's caravan, on the data as they stand now.

    A re-plan begins with the rules, pins and bans that the plan in force was asked.
    """
    require(may_draft_caravan(by, facts.group))
    lock_bureau(by)
    scenario = Scenario(
        bureau_id=by.bureau_id,
        kind=PlanKind.CARAVAN,
        year=year,
        number=next_number(PlanKind.CARAVAN, year),
        unit_id=by.bureau_id if works_for_bureau(by) else by.unit_id,
    )
    frozen = _fill(by, scenario, facts)
    scenario.save()
    ask = _ask(CaravanAsk(bureau_id=by.bureau_id, scenario=scenario), facts)
    ask.save()
    wills = carry_wills(scenario, kept=facts.kept, called_off=facts.called_off)
    record(
        by=by,
        code="caravan.drafted",
        changes=[*frozen, added(scenario), added(ask), *map(added, wills)],
        name=scenario.name,
    )
    return scenario


@transaction.atomic
def change_caravan(*, by: Seat, scenario: Scenario, facts: CaravanFacts) -> Scenario:
    """What a caravan asks is changed, and its data are those of today."""
    require(may_change_scenario(by, scenario))
    require(may_draft_caravan(by, facts.group))
    lock_bureau(by)
    locked = lock_open(scenario)
    require_no_live_run(locked)
    before, asked = row_of(locked), row_of(locked.caravan)
    frozen = _fill(by, locked, facts)
    locked.save()
    ask = _ask(locked.caravan, facts)
    ask.save()
    changes = [changed(locked, before=before), changed(ask, before=asked)]
    changes += rule_out(locked, kept=facts.kept, called_off=facts.called_off)
    record(by=by, code="scenario.changed", changes=[*frozen, *changes], name=locked.name)
    return locked


def _fill(by: Seat, scenario: Scenario, facts: CaravanFacts) -> list[Changed]:
    load_caravan_pack(facts.pack)
    for name in OF_SCENARIO:
        setattr(scenario, name, getattr(facts, name))
    _require_base(scenario)
    scenario.freeze, changes = frozen_now(by, PlanKind.CARAVAN, scenario.year)
    year = str(SchoolYear(scenario.year))
    if not scenario.freeze.requests:
        raise NoRequests(year=year)
    if not scenario.freeze.expert_days:
        raise NoExpertDays(year=year)
    scenario.full_clean()
    return changes


def _ask(ask: CaravanAsk, facts: CaravanFacts) -> CaravanAsk:
    for name in OF_ASK:
        setattr(ask, name, getattr(facts, name))
    ask.kept = [list(one) for one in facts.kept]
    ask.waiting = [list(one) for one in facts.waiting]
    ask.full_clean()
    _require_days_of(ask, ask.scenario.year)
    return ask


def _require_days_of(ask: CaravanAsk, year: int) -> None:
    days = (day for day in (ask.first_day, ask.last_day) if day is not None)
    if any(SchoolYear.on(day).start != year for day in days):
        raise DaysOfOtherYear(year=str(SchoolYear(year)))


def _require_base(scenario: Scenario) -> None:
    base = scenario.base
    if base is None:
        return
    alike = (base.kind, base.year, base.group_id)
    wanted = (scenario.kind, scenario.year, None if scenario.group is None else scenario.group.pk)
    if base.state != PlanState.ADOPTED or alike != wanted:
        raise BaseDoesNotFit
