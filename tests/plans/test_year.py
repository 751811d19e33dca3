import pytest

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.adopting import adopt_plan
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.queries.year import state_of_planning
from plans.asking import let_the_due_date_pass
from worlds.exchange import YEAR


@pytest.mark.parametrize(
    ("year", "state"), [(YEAR - 1, "part"), (YEAR, "part"), (YEAR + 1, "none")]
)
def test_planning_begins_with_frozen_data_of_the_year_or_a_later_one(strand, year, state):
    assert state_of_planning(strand.officer, SchoolYear(year)) == "none"
    strand.freeze()

    assert state_of_planning(strand.officer, SchoolYear(year)) == state


def test_planning_is_done_with_a_plan_in_force(strand):
    plan = ask_principals(by=strand.officer, plan=strand.plan())
    assert state_of_planning(strand.officer, SchoolYear(YEAR)) == "part"
    let_the_due_date_pass(plan)
    adopt_plan(by=strand.officer, plan=plan, over_refusals="到期未答复")

    assert state_of_planning(strand.officer, SchoolYear(YEAR)) == "done"
    assert state_of_planning(strand.officer, SchoolYear(YEAR - 1)) == "part"
    Plan.objects.update(state=PlanState.REPLACED)
    assert state_of_planning(strand.officer, SchoolYear(YEAR)) == "part"
