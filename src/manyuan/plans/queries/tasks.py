from dataclasses import dataclass
from datetime import date

from manyuan.plans.enums import PlanState, ScenarioState
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.queries.answers import AnswersOverview, answers_awaited, answers_overview
from manyuan.plans.queries.plans import plans
from manyuan.plans.queries.scenarios import scenarios, submitted_scenarios
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau


@dataclass(frozen=True, slots=True)
class PlanningTasks:
    """What the exchange asks of a seat today."""

    submitted: tuple[Scenario, ...] = ()
    returned: tuple[Scenario, ...] = ()
    asked: tuple[tuple[Plan, AnswersOverview], ...] = ()
    awaited: int = 0
    due_on: date | None = None


def planning_tasks(seat: Seat) -> PlanningTasks:
    """Return what the exchange asks of the seat: to read, to mend, to decide, to answer."""
    if works_for_bureau(seat):
        asked = plans(seat).filter(state=PlanState.ASKED)
        return PlanningTasks(
            submitted=tuple(submitted_scenarios(seat)),
            asked=tuple((plan, answers_overview(seat, plan)) for plan in asked),
        )
    if seat.is_any_of(Role.GROUP_OFFICE):
        return PlanningTasks(returned=tuple(scenarios(seat).filter(state=ScenarioState.RETURNED)))
    if seat.is_any_of(Role.PRINCIPAL):
        awaited = list(answers_awaited(seat))
        return PlanningTasks(awaited=len(awaited), due_on=awaited[0].due_on if awaited else None)
    return PlanningTasks()
