"""How far the year's exchange has come, and the plans about which schools are being asked."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_see_planning
from manyuan.plans.queries.answers import AnswersOverview
from manyuan.plans.queries.scenarios import planned_years
from manyuan.plans.queries.tasks import plans_asked
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import Task
from manyuan.web.scenarios.year_state import headline, year_of_plans


def plan_tasks(seat: Seat) -> list[Task]:
    """Return the plans for whose answers the bureau still waits."""
    asked = plans_asked(seat)
    return [_waiting(plan, told) for plan, told in asked if not told.may_adopt_now]


def _waiting(plan: Plan, answers: AnswersOverview) -> Task:
    schools = sum(bool(one.waiting) for one in answers.schools)
    text = ngettext(
        "「{plan}」正在征求意见：还有 {n} 所学校未答复，{due} 截止",
        "「{plan}」正在征求意见：还有 {n} 所学校未答复，{due} 截止",
        schools,
    )
    link = (_("查看答复"), reverse("plan-answers", args=[plan.pk]))
    return Task(text.format(plan=plan, n=schools, due=answers.due_on), (link,))


def planning_said(seat: Seat) -> str:
    """Say how far the latest year that is planned has come; nothing before there is one."""
    if not may_see_planning(seat):
        return ""
    years = planned_years(seat)
    return headline(year_of_plans(seat, max(years))) if years else ""
