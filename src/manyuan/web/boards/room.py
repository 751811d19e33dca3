"""The pages of what is offered and asked for, beside each other."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.offers.permissions import may_see_boards
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Tab


def room(seat: Seat, current: str, *, query: str = "") -> list[Tab]:
    """Return the tabs: what of any kind is open, what is needed, and experts and teachers apart.

    ``query`` is what the boards of experts and teachers ask for in their addresses.
    """
    pages = [("openings", _("可用的资源"), ""), ("needs", pgettext("need", "各校的需求"), "")]
    if may_see_boards(seat):
        pages += [
            ("board-offers", _("专家和教师：给出什么"), query),
            ("board-needs", _("专家和教师：需要什么"), query),
        ]
    return [
        Tab(label=label, url=reverse(name) + asked, current=name == current)
        for name, label, asked in pages
    ]
