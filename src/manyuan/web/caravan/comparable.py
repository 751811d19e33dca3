from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Plan
from manyuan.plans.queries.plans import plans
from manyuan.seats.models import Seat
from manyuan.web.caravan.trail import named


def others_of(seat: Seat, plan: Plan) -> list[tuple[int, str]]:
    """Return number and name of the other caravans of the year, newest first."""
    text = _("{name}（{state}）")
    return [
        (one.pk, text.format(name=named(one), state=one.get_state_display()))
        for one in plans(seat, plan.year, kind=PlanKind.CARAVAN)
        if one.pk != plan.pk
    ]
