"""The plan that an address names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_see_plan
from manyuan.plans.queries.addresses import plans_at_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.seated import SeatRequest

PANEL = "panel-body"
RELATED = (
    "scenario__unit",
    "scenario__freeze",
    "scenario__base__scenario",
    "group__unit",
    "run__seat__person",
    "edited_from__scenario",
)
# Bytes and documents of other rows, which no page of this room reads.
UNREAD = (
    "scenario__freeze__content",
    "scenario__base__document",
    "scenario__base__settings",
    "edited_from__document",
    "edited_from__settings",
    "run__best",
    "run__settings",
)


def plan_at(seat: Seat, pk: int) -> Plan:
    """Return the plan of this address."""
    found = plans_at_bureau(seat).filter(pk=pk)
    plan = found.select_related(*RELATED).defer(*UNREAD).first()
    if plan is None:
        raise Http404(_("没有这份方案。"))
    require(may_see_plan(seat, plan))
    return plan


def is_for_panel(request: SeatRequest) -> bool:
    """Say whether only the inside of the side panel is asked for."""
    return bool(request.htmx) and request.htmx.target == PANEL
