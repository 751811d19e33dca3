"""The way to a page of the boards."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.web.offers.trail import to_offers
from manyuan.web.ui.parts import Crumb


def to_given(*more: Crumb) -> list[Crumb]:
    """Return the way through the board of what is given."""
    return to_offers(Crumb(_("供给清单"), reverse("board-offers")), *more)


def to_needed(*more: Crumb) -> list[Crumb]:
    """Return the way through the board of what is needed."""
    return to_offers(Crumb(_("需求清单"), reverse("board-needs")), *more)


def to_request(request: VisitRequest, *more: Crumb) -> list[Crumb]:
    """Return the way through a request's page, which is the end when nothing follows."""
    address = reverse("visit-request", args=[request.pk]) if more else ""
    return to_needed(Crumb(str(request), address), *more)


def to_day(day: ExpertDay, *more: Crumb) -> list[Crumb]:
    """Return the way through the page of an expert's day."""
    address = reverse("expert-day", args=[day.pk]) if more else ""
    return to_given(Crumb(str(day), address), *more)
