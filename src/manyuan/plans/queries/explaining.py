"""Why a plan is as it is, and what another would bring, in sentences yet to be translated."""

from manyuan.kernel.saying import Said
from manyuan.plans.bridge import exchange as bridge
from manyuan.plans.bridge.exchange import Comparison, Trial
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_see_plan
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

BEST = 5
# Seconds: how long a solve may take again while somebody waits, and how long it may have taken.
COSTED_WITHIN, QUICK = 15.0, 8.0


def explain_teacher(seat: Seat, plan: Plan, code: str) -> tuple[Said, ...]:
    """Return why a teacher moves where they do, or why they stay."""
    return bridge.why_teacher(_asked(seat, plan), plan.document, code)


def explain_school(seat: Seat, plan: Plan, code: str) -> tuple[Said, ...]:
    """Return what the plan changes at a school, and what keeps it from more."""
    return bridge.why_school(_asked(seat, plan), plan.document, code)


def explain_rule(seat: Seat, plan: Plan, code: str, *, costed: bool = False) -> tuple[Said, ...]:
    """Return what a rule costs: whom it keeps, where it binds; ``costed``, also in the goals."""
    seconds = COSTED_WITHIN if costed and may_be_costed(plan) else None
    return bridge.why_rule(_asked(seat, plan), plan.document, code, seconds=seconds)


def may_be_costed(plan: Plan) -> bool:
    """Say whether solving the plan again is quick enough for somebody who waits for a page."""
    return plan.status == "optimal" and float(plan.document["seconds"]) <= QUICK


def try_placement(seat: Seat, plan: Plan, teacher: str, school: str | None) -> Trial:
    """Return what would follow if a teacher went to another school, or stayed (None)."""
    return bridge.tried(_asked(seat, plan), plan.document, teacher, school)


def alternatives(seat: Seat, plan: Plan, teacher: str) -> tuple[Trial, ...]:
    """Return the five best other schools for a teacher, best first."""
    return bridge.alternatives(_asked(seat, plan), plan.document, teacher, count=BEST)


def compare_plans(seat: Seat, first: Plan, second: Plan) -> Comparison:
    """Return how the second plan differs from the first."""
    require(may_see_plan(seat, first))
    require(may_see_plan(seat, second))
    return bridge.compared(first.document, second.document)


def _asked(seat: Seat, plan: Plan) -> Settings:
    require(may_see_plan(seat, plan))
    return Settings.from_json(plan.settings)
