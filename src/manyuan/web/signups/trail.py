"""The way to a page of the lists."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.signups.models import SignUp
from manyuan.web.ui.parts import Crumb, Tab


def to_lists(*more: Crumb) -> list[Crumb]:
    """Return the way through all lists."""
    return [Crumb(_("公开报名"), reverse("signups")), *more]


def to_list(sign_up: SignUp, *more: Crumb) -> list[Crumb]:
    """Return the way through a list's page, which is the end when nothing follows."""
    return to_lists(Crumb(sign_up.title, page_of(sign_up) if more else ""), *more)


def page_of(sign_up: SignUp) -> str:
    """Return the address of a list."""
    return reverse("signup", args=[sign_up.number])


def tabs(current: str) -> list[Tab]:
    """Return the tabs: the lists, and the pages that the public reads."""
    pages = (("signups", _("公开报名")), ("public-pages", _("公开页面")))
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in pages]
