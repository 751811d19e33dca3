"""What a seat can do with a plan in its present state, for the plan's page to offer.

``plan_actions`` goes with the template ``decisions/_plan_actions.html``, as ``offered``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanState
from manyuan.plans.errors import PlanBreaksRules, PlanHasNoMoves, StillWaiting
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_decide, may_edit_plan
from manyuan.plans.queries.answers import AnswersOverview, answers_overview
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no
from manyuan.web.errors import sentence

DECIDED = (PlanState.ADOPTED, PlanState.REPLACED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One step: its label and address, or the reason why it is not open; the first is primary."""

    label: str
    url: str
    reason: str = ""
    is_primary: bool = False


def plan_actions(seat: Seat, plan: Plan) -> list[Offered]:
    """Return the steps that the plan's state knows, with the reason where one is refused."""
    return list(_actions(seat, plan))


def may_ask(seat: Seat, plan: Plan) -> Answer:
    """Say whether the schools of the plan can be asked now."""
    answer = may_decide(seat)
    if not answer:
        return answer
    if plan.state != PlanState.PROPOSED:
        return no(
            _("这份方案现在是“{state}”，不能再征求意见。").format(state=plan.get_state_display())
        )
    if plan.status == "infeasible":
        return no(sentence(PlanBreaksRules(name=str(plan))))
    return YES if plan.moves.exists() else no(sentence(PlanHasNoMoves(name=str(plan))))


def may_adopt(seat: Seat, plan: Plan, overview: AnswersOverview) -> Answer:
    """Say whether the plan can be adopted now; refusals and silence ask for a reason only."""
    answer = may_decide(seat)
    if not answer:
        return answer
    if plan.state == PlanState.PROPOSED:
        return no(_("采纳之前须先征求派出学校和接收学校的意见。"))
    if plan.state != PlanState.ASKED:
        return no(_("这份方案现在是“{state}”，不能采纳。").format(state=plan.get_state_display()))
    if not overview.may_adopt_now:
        awaited = overview.waiting - overview.silent
        return no(sentence(StillWaiting(count=awaited, due=overview.due_on)))
    return YES


def may_discard(seat: Seat, plan: Plan) -> Answer:
    """Say whether the plan can be put aside now."""
    answer = may_edit_plan(seat, plan)
    if not answer or plan.state in (PlanState.PROPOSED, PlanState.ASKED):
        return answer
    return no(_("这份方案现在是“{state}”，不能放弃。").format(state=plan.get_state_display()))


def step(name: str, label: str, plan: Plan, answer: Answer, *, is_primary: bool = False) -> Offered:
    """Return a step by the name of its address, with why it is not open where it is not."""
    url = reverse(name, args=[plan.pk]) if answer else ""
    return Offered(label=label, url=url, reason=answer.reason, is_primary=is_primary)


def _actions(seat: Seat, plan: Plan) -> Iterator[Offered]:
    if plan.state == PlanState.PROPOSED:
        yield step("plan-ask", _("征求学校意见"), plan, may_ask(seat, plan), is_primary=True)
    if plan.state == PlanState.ASKED:
        overview = answers_overview(seat, plan)
        adopt = may_adopt(seat, plan, overview)
        yield step("plan-adopt", _("采纳方案"), plan, adopt, is_primary=bool(adopt))
        yield step("plan-answers", _("查看学校答复"), plan, YES, is_primary=not adopt)
    if plan.state in DECIDED:
        yield step("plan-notices", _("查看通知和名册"), plan, YES, is_primary=True)
        yield step("plan-answers", _("查看学校答复"), plan, YES)
    if plan.state in (PlanState.PROPOSED, PlanState.ASKED):
        yield step("plan-discard", _("放弃方案"), plan, may_discard(seat, plan))
