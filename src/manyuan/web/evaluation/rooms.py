"""The pages of the evaluation beside one another, each shown to who may open it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.evaluation.permissions import may_see_frozen_years, may_study_impact
from manyuan.evaluation.scores.permissions import may_see_notice
from manyuan.evaluation.surveys.permissions import may_see_surveys
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Tab


def room_tabs(seat: Seat, current: str) -> list[Tab]:
    """Return the tabs of the evaluation for a seat; ``current`` is the name of an address."""
    rooms = (
        ("balance", _("优质均衡"), True),
        ("frozen-years", _("冻结的学年"), may_see_frozen_years(seat)),
        ("scores", _("集团评分"), may_see_notice(seat)),
        ("growth", _("学生增值"), True),
        ("surveys", _("满意度"), may_see_surveys(seat)),
        ("impact", _("集团成效"), may_study_impact(seat)),
    )
    return [
        Tab(label=label, url=reverse(name), current=name == current)
        for name, label, open_to_seat in rooms
        if open_to_seat
    ]
