"""How far each step has come, told by the data of the room in which it is done."""

from collections.abc import Callable, Mapping

from manyuan.wheel.facts import evaluating, giving, joining, planning, working
from manyuan.wheel.facts.look import Look, Part

Fact = Callable[[Look], list[Part]]
# A step that is missing here is told by nobody's data, and ticked by hand.
FACTS: Mapping[str, Fact] = {
    "open_year": joining.opened,
    "reports": joining.reported,
    "charter": working.charters,
    "year_plan": working.year_plans,
    "budget_lines": giving.budgets,
    "joint_research": working.research,
    "expert_visits": working.visits,
    "final_account": giving.accounts,
    "satisfaction": evaluating.satisfaction,
    "monitoring": evaluating.monitoring,
    "collecting": planning.collecting,
    "rosters": planning.rosters,
    "self_evaluation": working.self_evaluations,
    "freeze": evaluating.frozen,
    "exchange_plan": planning.adopted,
    "membership": joining.decided,
    "grades": evaluating.published,
}
