"""The way to a page of the needs, and what is found at it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.offers.models import Need
from manyuan.offers.queries.needs import need_with_code
from manyuan.seats.models import Seat
from manyuan.web.offers.trail import to_offers
from manyuan.web.ui.parts import Crumb


def need_at(seat: Seat, code: str) -> Need:
    """Return the need with this code."""
    found = need_with_code(seat, code)
    if found is None:
        raise Http404(_("没有这项需求，或者您的席位不能查看它。"))
    return found


def to_needs(*more: Crumb) -> list[Crumb]:
    """Return the way through the board of needs."""
    return to_offers(Crumb(pgettext("need", "各校的需求"), reverse("needs") if more else ""), *more)


def to_need(need: Need, *more: Crumb) -> list[Crumb]:
    """Return the way through the page of a need, which is the end when nothing follows."""
    return to_needs(Crumb(str(need), page_of(need) if more else ""), *more)


def page_of(need: Need) -> str:
    """Return the address of a need's page."""
    return reverse("need", args=[need.code])
