"""In place of the form that adopts a plan, once it is decided: what was adopted, when, by whom."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from manyuan.history.models import Record
from manyuan.history.queries import changes_of_object
from manyuan.history.sentences import sentence_of
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.web.decisions.words import named
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import day
from manyuan.web.ui.parts import Crumb

PLANS = "plans"


def decided_page(
    request: SeatRequest, plan: Plan, *, code: str, crumbs: Sequence[Crumb], url: str
) -> HttpResponse:
    """Answer with what was decided on a plan; ``code`` names its adoption in history."""
    record = _adoption(plan, code)
    context = {
        "headline": _headline(plan),
        "crumbs": crumbs,
        "said": "" if record is None else sentence_of(record),
        "record": record,
        "plan_url": url,
    }
    return render(request, "decisions/adopted.html", context)


def _adoption(plan: Plan, code: str) -> Record | None:
    found = changes_of_object(table=PLANS, key=str(plan.pk)).filter(record__code=code).first()
    return None if found is None else found.record


def _headline(plan: Plan) -> str:
    if plan.adopted_on is None:
        return _("「{name}」已放弃，不能采纳").format(name=named(plan))
    text = (
        _("「{name}」{day} 采纳，后来被新的方案替换")
        if plan.state == PlanState.REPLACED
        else _("「{name}」已于 {day} 采纳")
    )
    return text.format(name=named(plan), day=day(plan.adopted_on))
