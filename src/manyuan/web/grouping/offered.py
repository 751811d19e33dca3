"""What a seat can do with a plan of groups in its present state, for its page to offer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanState
from manyuan.plans.errors import NothingToAdopt
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_decide, may_edit_plan
from manyuan.seats.models import Seat
from manyuan.seats.permissions import Answer, no
from manyuan.web.decisions.offered import Offered, may_discard, step
from manyuan.web.errors import sentence


def offered(seat: Seat, plan: Plan) -> list[Offered]:
    """Return the steps that the plan's state knows, with the reason where one is refused."""
    return list(_steps(seat, plan))


def _steps(seat: Seat, plan: Plan) -> Iterator[Offered]:
    if plan.state != PlanState.PROPOSED:
        return
    if plan.status != "infeasible":
        adopt = _may_adopt(seat, plan)
        yield step("grouping-adopt", _("采纳方案"), plan, adopt, is_primary=bool(adopt))
        if may_edit := may_edit_plan(seat, plan):
            yield step("grouping-try", _("调整一所学校"), plan, may_edit)
    if discard := may_discard(seat, plan):
        yield step("grouping-discard", _("放弃方案"), plan, discard)


def _may_adopt(seat: Seat, plan: Plan) -> Answer:
    answer = may_decide(seat)
    if not answer or any(one["joins"] for one in plan.document["years"]):
        return answer
    return no(sentence(NothingToAdopt(plan=str(plan))))
