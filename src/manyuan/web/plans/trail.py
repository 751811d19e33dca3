"""Where a page of a plan stands: the way here, and the pages beside it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.models import Plan
from manyuan.web.ui.parts import Crumb, Tab


def named(plan: Plan) -> str:
    """Return what a plan is called: its draft's name and its version."""
    return _("{name} · 第 {number} 版").format(name=plan.scenario.name, number=plan.number)


def to_plan(plan: Plan, *steps: Crumb) -> list[Crumb]:
    """Return the way from the year's plans to a page of this one."""
    here = named(plan)
    first = Crumb(_("{year} 学年方案").format(year=SchoolYear(plan.year)), reverse("plans"))
    if not steps:
        return [first, Crumb(here)]
    return [first, Crumb(here, reverse("plan", args=[plan.pk])), *steps]


def tabs_of(plan: Plan, current: str) -> list[Tab]:
    """Return the three pages of a result."""
    pages = (
        ("plan", _("结果")),
        ("plan-moves", _("安排（{n}）").format(n=len(plan.document["moves"]))),
        ("plan-gaps", _("缺口")),
    )
    return [
        Tab(label=label, url=reverse(name, args=[plan.pk]), current=name == current)
        for name, label in pages
    ]
