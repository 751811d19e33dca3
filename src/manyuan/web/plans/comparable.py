"""The plans with which one may be compared: of its kind and year, that the seat sees."""

from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Plan
from manyuan.plans.queries.plans import plans
from manyuan.seats.models import Seat
from manyuan.web.plans.trail import named


def others_of(seat: Seat, plan: Plan) -> list[tuple[int, str]]:
    """Return number and name of the other plans of the kind and year, newest first."""
    found = plans(seat, plan.year, kind=PlanKind(plan.kind))
    return [(one.pk, _said(one)) for one in found if one.pk != plan.pk]


def _said(plan: Plan) -> str:
    return _("{name}（{state}）").format(name=named(plan), state=plan.get_state_display())
