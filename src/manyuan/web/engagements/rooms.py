"""The pages of the engagements beside each other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.permissions import may_see_flow_sums
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Tab


def rooms(seat: Seat, current: str) -> list[Tab]:
    """Return the tabs: the calendar, each kind whose list the seat has, all flows, their sums."""
    kinds = [kind for kind in flow_kinds().values() if kind.may_list(seat)]
    pages = [
        ("engagements", _("日历")),
        *((kind.home, str(kind.label)) for kind in kinds),
        ("flows", _("全部流动")),
        *((("flow-map", _("流向与覆盖")),) if may_see_flow_sums(seat) else ()),
    ]
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in pages]
