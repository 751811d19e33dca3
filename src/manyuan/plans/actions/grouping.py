from dataclasses import dataclass

from django.db import transaction

from manyuan.history.actions import Changed, record
from manyuan.plans.actions.freezing_kinds import frozen_now
from manyuan.plans.actions.locking import lock_open
from manyuan.plans.actions.numbering import next_number
from manyuan.plans.actions.runs import require_no_live_run
from manyuan.plans.bridge.grouping import problem_of
from manyuan.plans.enums import PlanKind
from manyuan.plans.errors import NoSchoolsToGroup
from manyuan.plans.models import GroupingAsk, Scenario
from manyuan.plans.permissions import may_change_scenario, may_draft_grouping
from manyuan.plans.rows import added, changed, row_of
from manyuan.plans.settings import settings_of
from manyuan.rules.grouping import load_grouping_pack
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingFacts:
    """What group formation asks of the planner beside overrides, pins and bans.

    ``leads`` and ``released`` are codes; without leads, the lead and strong schools may lead.
    """

    name: str
    pack: str
    groups: int | None = None
    leads: tuple[str, ...] = ()
    max_minutes: int | None = None
    chain: bool = False
    released: tuple[str, ...] = ()
    seconds: int = 60
    seed: int | None = None


OF_SCENARIO = ("name", "pack", "seconds", "seed")
OF_ASK = ("groups", "max_minutes", "chain")


@transaction.atomic
def draft_grouping(*, by: Seat, year: int, facts: GroupingFacts) -> Scenario:
    """The bureau begins to think about which schools join which lead, on the data of today."""
    require(may_draft_grouping(by))
    lock_bureau(by)
    scenario = Scenario(
        bureau_id=by.bureau_id,
        kind=PlanKind.GROUPING,
        year=year,
        number=next_number(PlanKind.GROUPING, year),
        unit_id=by.bureau_id,
    )
    frozen = _fill(by, scenario, facts)
    scenario.save()
    ask = _ask(GroupingAsk(bureau_id=by.bureau_id, scenario=scenario), facts)
    record(
        by=by,
        code="grouping.drafted",
        changes=[*frozen, added(scenario), added(ask)],
        name=scenario.name,
    )
    return scenario


@transaction.atomic
def change_grouping(*, by: Seat, scenario: Scenario, facts: GroupingFacts) -> Scenario:
    """What is asked is changed, and the data become those of today."""
    require(may_draft_grouping(by))
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    locked = lock_open(scenario)
    require_no_live_run(locked)
    before, asked = row_of(locked), row_of(locked.grouping)
    frozen = _fill(by, locked, facts)
    locked.save()
    ask = _ask(locked.grouping, facts)
    changes = [changed(locked, before=before), changed(ask, before=asked)]
    record(by=by, code="scenario.changed", changes=[*frozen, *changes], name=locked.name)
    return locked


def _fill(by: Seat, scenario: Scenario, facts: GroupingFacts) -> list[Changed]:
    load_grouping_pack(facts.pack)
    for name in OF_SCENARIO:
        setattr(scenario, name, getattr(facts, name))
    scenario.freeze, changes = frozen_now(by, PlanKind.GROUPING, scenario.year)
    if not scenario.freeze.schools:
        raise NoSchoolsToGroup
    scenario.full_clean()
    return changes


def _ask(ask: GroupingAsk, facts: GroupingFacts) -> GroupingAsk:
    for name in OF_ASK:
        setattr(ask, name, getattr(facts, name))
    ask.leads, ask.released = ";".join(facts.leads), ";".join(facts.released)
    ask.full_clean()
    ask.save()
    # Codes that mean nothing in these data are refused now, not when the run has begun.
    problem_of(settings_of(ask.scenario))
    return ask
