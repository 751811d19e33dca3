"""The way to the pages on which a plan is decided."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.models import Plan
from manyuan.web.decisions.words import named
from manyuan.web.ui.parts import Crumb


def to_plan(plan: Plan, *more: Crumb) -> list[Crumb]:
    """Return the way from the year's plans through a plan."""
    plans = Crumb(_("计划"), f"{reverse('plans')}?year={plan.year}")
    return [plans, Crumb(named(plan), reverse("plan", args=[plan.pk])), *more]


def to_answers(*more: Crumb) -> list[Crumb]:
    """Return the way through a principal's own answers."""
    return [Crumb(_("交流安排答复"), reverse("answers") if more else ""), *more]
