"""The papers of the exchange in the bureau's form, as workbooks."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.models import Plan
from manyuan.plans.papers import approval_table, eligible_list, roster
from manyuan.plans.permissions import may_see_scenario
from manyuan.plans.queries.addresses import scenarios_at_bureau
from manyuan.plans.settings import settings_of
from manyuan.seats.enums import Role
from manyuan.seats.permissions import require
from manyuan.web.decisions.finding import plan_at
from manyuan.web.files.downloads import attachment
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.export import XLSX


@require_safe
def download_roster(request: SeatRequest, pk: int) -> HttpResponse:
    """Give the roster of those who move."""
    plan = plan_at(request.seat, pk, whole=True)
    return attachment(roster(plan), _name(plan, _("交流人员名册")), XLSX)


@require_safe
def download_approval(request: SeatRequest, pk: int) -> HttpResponse:
    """Give the approval table."""
    plan = plan_at(request.seat, pk, whole=True)
    return attachment(approval_table(plan), _name(plan, _("交流审批表")), XLSX)


@require_safe
def download_eligible(request: SeatRequest, pk: int) -> HttpResponse:
    """Give the list of those who may move by the rules of a scenario, and of those who may not."""
    found = scenarios_at_bureau(request.seat).filter(pk=pk)
    scenario = found.select_related("unit", "group__unit", "freeze", "base").first()
    if scenario is None:
        raise Http404(_("没有这份方案草案。"))
    require(may_see_scenario(request.seat, scenario))
    name = _("{year} 学年条件审核名册（{scenario}）.xlsx")
    return attachment(
        eligible_list(
            settings_of(scenario),
            scenario.unit,
            discreet=request.seat.is_any_of(Role.GROUP_OFFICE),
        ),
        name.format(year=SchoolYear(scenario.year), scenario=scenario.name),
        XLSX,
    )


def _name(plan: Plan, paper: str) -> str:
    year = SchoolYear(plan.year)
    return _("{year} 学年{paper}（第 {number} 版）.xlsx").format(
        year=year, paper=paper, number=plan.number
    )
