"""The way to a page of the visits."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.models import Visit
from manyuan.web.ui.parts import Crumb


def to_visits(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of visits."""
    return [Crumb(_("专家到校"), reverse("visits")), *more]


def to_visit(visit: Visit, *more: Crumb) -> list[Crumb]:
    """Return the way through a visit's page, which is the end when nothing follows."""
    own = page_of(visit) if more else ""
    return to_visits(Crumb(f"{visit.school.name} {visit.on.isoformat()}", own), *more)


def page_of(visit: Visit) -> str:
    """Return the address of a visit."""
    return reverse("visit", args=[visit.code])
