"""What a seat can do with a caravan in its present state, for its page to offer."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_decide, may_draft_caravan
from manyuan.seats.models import Seat
from manyuan.web.decisions.offered import may_discard


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its label and address, or the reason why it is not open."""

    label: str
    url: str
    reason: str = ""


def offered(seat: Seat, plan: Plan) -> list[Step]:
    """Return the steps that the plan's state knows; the first that is open is the next one."""
    return list(_steps(seat, plan))


def _steps(seat: Seat, plan: Plan) -> Iterator[Step]:
    if plan.state == PlanState.PROPOSED and plan.status != "infeasible":
        may = may_decide(seat)
        url = reverse("caravan-adopt", args=[plan.pk])
        yield Step(_("采纳方案"), url if may else "", may.reason)
    if plan.state == PlanState.PROPOSED and may_discard(seat, plan):
        yield Step(_("放弃方案"), reverse("caravan-discard", args=[plan.pk]))
    if plan.state == PlanState.ADOPTED:
        may = may_draft_caravan(seat, plan.group)
        url = reverse("caravan-again", args=[plan.pk])
        yield Step(_("查看到校"), reverse("visits"))
        yield Step(_("重新编排"), url if may else "", may.reason)
