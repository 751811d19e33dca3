"""The way to a page of the plans."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.models import Scenario
from manyuan.web.ui.parts import Crumb


def plans_url(year: int) -> str:
    """Return the address of a year's plans."""
    return f"{reverse('plans')}?year={year}"


def to_plans(year: int, *more: Crumb) -> list[Crumb]:
    """Return the way through a year's plans."""
    return [Crumb(_("计划"), plans_url(year)), *more]


def to_scenario(scenario: Scenario, *more: Crumb) -> list[Crumb]:
    """Return the way through a scenario's page, which is the end when nothing follows."""
    own = reverse("scenario", args=[scenario.pk]) if more else ""
    return to_plans(scenario.year, Crumb(scenario.name, own), *more)
