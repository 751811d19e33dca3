"""The way to a page of the pupil exchanges."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.exchange.models import PupilExchange
from manyuan.web.ui.parts import Crumb


def to_exchanges(*more: Crumb) -> list[Crumb]:
    """Return the way through the list."""
    return [Crumb(_("学生交换"), reverse("pupil-exchanges")), *more]


def to_exchange(exchange: PupilExchange, *more: Crumb) -> list[Crumb]:
    """Return the way through an exchange's page, which is the end when nothing follows."""
    own = page_of(exchange) if more else ""
    return to_exchanges(Crumb(exchange.title, own), *more)


def page_of(exchange: PupilExchange) -> str:
    """Return the address of an exchange."""
    return reverse("pupil-exchange", args=[exchange.code])
