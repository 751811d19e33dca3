"""Who goes where: every move with its reasons."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_edit_plan
from manyuan.plans.settings import Settings
from manyuan.web.plans.arrangements import DROPPED, moves_table
from manyuan.web.plans.asked import plan_at
from manyuan.web.plans.schools import groups_of_schools, register_of
from manyuan.web.plans.sources import source_of
from manyuan.web.plans.trail import tabs_of, to_plan
from manyuan.web.plans.words import pack_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table


@require_safe
def show_moves(request: SeatRequest, pk: int) -> HttpResponseBase:
    """List the moves of a plan."""
    plan = plan_at(request.seat, pk)
    table = moves_table(request.seat, plan, groups_of_schools(register_of(request.seat, plan)))
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "plan": plan,
        "crumbs": to_plan(plan, Crumb(_("安排"))),
        "tabs": tabs_of(plan, "plan-moves"),
        "headline": _headline(plan, table),
        "table": table.for_request(request),
        "may_edit": may_edit_plan(request.seat, plan),
        "source": source_of(plan, pack_of(Settings.from_json(plan.settings))),
    }
    return render(request, "plans/moves.html", context)


def _headline(plan: Plan, table: Table) -> str:
    moved = [row for row in table.rows if row["change"] != DROPPED]
    homes, hosts = {row["home"] for row in moved}, {row["host"] for row in moved}
    said = ngettext(
        "{n} 名教师交流，涉及 {homes} 所派出学校、{hosts} 所接收学校",
        "{n} 名教师交流，涉及 {homes} 所派出学校、{hosts} 所接收学校",
        len(moved),
    ).format(n=len(moved), homes=len(homes), hosts=len(hosts))
    return (
        _("{said}；{changes}").format(said=said, changes=_changes(table))
        if _is_replan(plan)
        else said
    )


def _is_replan(plan: Plan) -> bool:
    return plan.scenario.base_id is not None


def _changes(table: Table) -> str:
    counts = dict.fromkeys(("kept", "moved", "new", DROPPED), 0)
    for row in table.rows:
        if row["change"] in counts:
            counts[row["change"]] += 1
    return _("比原方案：{kept} 人不变，{moved} 人改派，{new} 人新增，{dropped} 人不再交流").format(
        **counts
    )
