"""The pages of the evaluation beside each other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.evaluation.permissions import may_see_frozen_years
from manyuan.evaluation.scores.permissions import may_see_notice
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Tab


def rooms(seat: Seat, current: str) -> list[Tab]:
    """Return the tabs: the balance, frozen years and scores for whoever may know them."""
    pages = [
        ("balance", _("优质均衡")),
        *((("frozen-years", _("冻结的学年")),) if may_see_frozen_years(seat) else ()),
        *((("scores", _("集团评分")),) if may_see_notice(seat) else ()),
    ]
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in pages]
