"""The way to a page of joint research."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.research.models import Research
from manyuan.web.ui.parts import Crumb


def to_list(*more: Crumb) -> list[Crumb]:
    """Return the way through the list."""
    return [Crumb(_("联合教研"), reverse("research-list")), *more]


def to_research(research: Research, *more: Crumb) -> list[Crumb]:
    """Return the way through an activity's page, which is the end when nothing follows."""
    own = page_of(research) if more else ""
    return to_list(Crumb(f"{research.topic} {research.on.isoformat()}", own), *more)


def page_of(research: Research) -> str:
    """Return the address of an activity."""
    return reverse("research", args=[research.code])
