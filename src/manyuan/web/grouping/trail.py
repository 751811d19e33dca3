"""The way to a page of group formation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.models import Plan, Scenario
from manyuan.web.ui.parts import Crumb


def year_url(year: int) -> str:
    """Return the address of a year's group formation."""
    return f"{reverse('grouping')}?year={year}"


def to_year(year: int, *more: Crumb) -> list[Crumb]:
    """Return the way through a year's group formation."""
    return [Crumb(_("计划"), reverse("plans")), Crumb(_("集团布局"), year_url(year)), *more]


def to_draft(draft: Scenario, *more: Crumb) -> list[Crumb]:
    """Return the way through a draft's page, which is the end when nothing follows."""
    own = reverse("grouping-draft", args=[draft.pk]) if more else ""
    return to_year(draft.year, Crumb(draft.name, own), *more)


def named(plan: Plan) -> str:
    """Return what a plan is called: its draft's name and its version."""
    return _("{name} · 第 {number} 版").format(name=plan.scenario.name, number=plan.number)


def to_plan(plan: Plan, *more: Crumb) -> list[Crumb]:
    """Return the way through a plan's page, which is the end when nothing follows."""
    own = reverse("grouping-plan", args=[plan.pk]) if more else ""
    return to_year(plan.year, Crumb(named(plan), own), *more)
