"""The object that an address of the plans names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.plans.models import Freeze, Run, Scenario
from manyuan.plans.permissions import may_see_planning, may_see_scenario
from manyuan.plans.queries.addresses import runs_at_bureau, scenarios_at_bureau
from manyuan.plans.queries.scenarios import freezes, scenarios
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


def scenario_at(seat: Seat, pk: int) -> Scenario:
    """Return the scenario of this number, with its plans and runs."""
    found = scenarios(seat).filter(pk=pk).first()
    if found is not None:
        return found
    hidden = scenarios_at_bureau(seat).filter(pk=pk).select_related("unit").first()
    if hidden is None:
        raise Http404(_("没有这份方案草案。"))
    require(may_see_scenario(seat, hidden))
    return hidden


def run_at(seat: Seat, pk: int) -> Run:
    """Return the run of this number."""
    related = ("scenario__unit", "scenario__freeze", "scenario__group__unit", "seat__unit")
    found = runs_at_bureau(seat).filter(pk=pk).select_related(*related, "seat__person")
    run = found.defer("scenario__freeze__content").first()
    if run is None:
        raise Http404(_("没有这次计算。"))
    require(may_see_scenario(seat, run.scenario))
    return run


def freeze_at(seat: Seat, pk: int) -> Freeze:
    """Return the frozen data of this number."""
    require(may_see_planning(seat))
    found = freezes(seat).defer(None).filter(pk=pk).first()
    if found is None:
        raise Http404(_("没有这份冻结数据。"))
    return found
