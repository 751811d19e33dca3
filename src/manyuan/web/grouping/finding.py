"""The draft or plan of group formation that an address names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.permissions import may_see_plan, may_see_scenario
from manyuan.plans.queries.addresses import plans_at_bureau, scenarios_at_bureau
from manyuan.plans.queries.scenarios import scenarios
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

RELATED = ("scenario__unit", "scenario__freeze", "edited_from", "run__seat__person")
UNREAD = (
    "scenario__freeze__content",
    "edited_from__document",
    "edited_from__settings",
    "run__best",
    "run__settings",
)


def draft_at(seat: Seat, pk: int) -> Scenario:
    """Return the draft of this number, with its plans and runs."""
    found = scenarios(seat, kind=PlanKind.GROUPING).filter(pk=pk).select_related("grouping")
    draft = found.defer("freeze__content").first()
    if draft is not None:
        return draft
    hidden = scenarios_at_bureau(seat, PlanKind.GROUPING).filter(pk=pk).select_related("unit")
    known = hidden.first()
    if known is None:
        raise Http404(_("没有这份方案草案。"))
    require(may_see_scenario(seat, known))
    return known


def grouping_at(seat: Seat, pk: int) -> Plan:
    """Return the plan of this number."""
    found = plans_at_bureau(seat, PlanKind.GROUPING).filter(pk=pk)
    known = found.select_related(*RELATED).defer(*UNREAD).first()
    if known is None:
        raise Http404(_("没有这份方案。"))
    require(may_see_plan(seat, known))
    return known
