from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.plans.enums import ScenarioState
from manyuan.plans.models import Run, Scenario
from manyuan.plans.permissions import (
    may_change_scenario,
    may_copy_scenario,
    may_return,
    may_run,
    may_submit,
)
from manyuan.plans.queries.headlines import PlanHeadline, plan_headlines
from manyuan.rules.exchange import load_exchange_pack
from manyuan.seats.models import Seat
from manyuan.web.scenarios.finding import scenario_at
from manyuan.web.scenarios.landing_tables import result
from manyuan.web.scenarios.rule_cards import changed_rules
from manyuan.web.scenarios.trail import to_scenario
from manyuan.web.scenarios.will_names import wills_of
from manyuan.web.scenarios.words import (
    pack_title,
    proof_figure,
    proven,
    shortfall,
    source_of,
    status_word,
    where,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import day, number
from manyuan.web.ui.parts import Entry, KeyFigure
from manyuan.web.ui.units import of_people


@require_safe
def show_scenario(request: SeatRequest, pk: int) -> HttpResponse:
    """Show what a scenario asks, what was answered, and what can be done with it."""
    scenario = scenario_at(request.seat, pk)
    runs = list(scenario.runs.all())
    live = next((run for run in runs if run.is_live), None)
    told = plan_headlines(request.seat, scenario.year, scenario.pk)
    context = {
        "scenario": scenario,
        "crumbs": to_scenario(scenario),
        "headline": _headline(scenario, live, told),
        "figures": _figures(told[0]) if told else [],
        "where": where(scenario),
        "pack": pack_title(scenario.pack),
        "pack_status": status_word(load_exchange_pack(scenario.pack)),
        "changed": changed_rules(scenario),
        "wills": wills_of(scenario),
        "plans": [(one, result(one), proven(one.gap)) for one in told],
        "live": live,
        "runs": [_entry(run) for run in runs],
        "source": source_of(scenario),
        **_allowed(request.seat, scenario, solved=bool(told), live=live is not None),
    }
    return render(request, "scenarios/scenario.html", context)


def _headline(scenario: Scenario, live: Run | None, told: Sequence[PlanHeadline]) -> str:
    facts = {"name": scenario.name, "where": where(scenario)}
    if live is not None:
        return _("「{name}」{state}：{where}").format(state=live.get_state_display(), **facts)
    if not told:
        return _("「{name}」还没有计算：{where}").format(**facts)
    last = told[0]
    if last.plan.status == "infeasible":
        return _("「{name}」没有可行的方案：请放宽规则或取消指定").format(**facts)
    text = ngettext(
        "「{name}」：{n} 人交流，均衡缺额从 {before} 降到 {after}",
        "「{name}」：{n} 人交流，均衡缺额从 {before} 降到 {after}",
        last.moved,
    )
    before, after = shortfall(last.before), shortfall(last.after)
    return text.format(n=number(last.moved), before=before, after=after, **facts)


def _figures(last: PlanHeadline) -> list[KeyFigure]:
    sub = _("第 {number} 版").format(number=last.plan.number)
    if last.plan.status == "infeasible":
        return []
    return [
        KeyFigure(label=_("交流教师"), value=last.moved, unit=of_people(last.moved), sub=sub),
        KeyFigure(
            label=_("均衡缺额"),
            value=shortfall(last.after),
            sub=_("现状 {before}").format(before=shortfall(last.before)),
        ),
        proof_figure(last.gap),
        KeyFigure(
            label=_("未达到的比例"),
            value=last.unmet,
            verdict="missed" if last.unmet else "met",
            sub=_("规定的交流和骨干比例"),
        ),
    ]


def _entry(run: Run) -> Entry:
    return Entry(
        when=run.queued_at,
        text=str(run.get_state_display()),
        sub=_("结束于 {moment}").format(moment=day(run.ended_at)) if run.ended_at else "",
        url=reverse("run", args=[run.pk]),
        now=run.is_live,
    )


def _allowed(seat: Seat, scenario: Scenario, *, solved: bool, live: bool) -> dict[str, object]:
    """Return what the seat may do now; what its state forbids is not offered at all."""
    is_open, state = scenario.is_open and not live, scenario.state
    change = may_change_scenario(seat, scenario)
    run = may_run(seat, scenario)
    submit = bool(may_submit(seat, scenario)) and is_open and solved
    back = bool(may_return(seat)) and state == ScenarioState.SUBMITTED and not live
    names = [
        (_("修改"), "scenario-edit", bool(change) and is_open),
        (_("复制"), "scenario-copy", bool(may_copy_scenario(seat, scenario))),
        (_("上报教育局"), "scenario-submit", submit),
        (_("退回"), "scenario-return", back),
        (_("作废"), "scenario-discard", bool(change) and _can_be_given_up(scenario, live=live)),
    ]
    steps = [(label, reverse(name, args=[scenario.pk])) for label, name, may in names if may]
    return {
        "may_change": change,
        "may_run": run,
        "can_run": bool(run) and not live and state != ScenarioState.WITHDRAWN,
        "can_change": bool(change) and is_open,
        "steps": steps,
    }


def _can_be_given_up(scenario: Scenario, *, live: bool) -> bool:
    return not live and scenario.state != ScenarioState.WITHDRAWN
