from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.queries.answers import AnswersOverview, answers_overview
from manyuan.plans.queries.plans import plans
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau


def plans_asked(seat: Seat) -> list[tuple[Plan, AnswersOverview]]:
    """Return the plans about which schools are asked, with how far they have answered."""
    if not works_for_bureau(seat):
        return []
    asked = plans(seat).filter(state=PlanState.ASKED)
    return [(plan, answers_overview(seat, plan)) for plan in asked]
