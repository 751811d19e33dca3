from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.saying import Said
from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Plan, Run
from manyuan.plans.permissions import may_run
from manyuan.plans.queries.queue import place_in_queue
from manyuan.plans.queries.runs import run_progress
from manyuan.plans.spoken import spoken
from manyuan.plans.visibility import visible_plans
from manyuan.seats.models import Seat
from manyuan.web.scenarios.finding import run_at
from manyuan.web.scenarios.run_pages import Way, run_page_of
from manyuan.web.scenarios.run_words import goal_rows, headline
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

PART = "run-part"
ASKED = ("scenario", "wills", "rules")


@require_safe
def show_run(request: SeatRequest, pk: int) -> HttpResponse:
    """Show how far a run has come; while it is live, its part of the page asks again."""
    run = run_at(request.seat, pk)
    part, page = _part(request.seat, run), run_page_of(run)
    if request.htmx.target == PART:
        return render(request, "scenarios/_run.html", part)
    context = {
        "crumbs": page.crumbs(run.scenario, Crumb(_("计算"))),
        "title": _("计算「{name}」").format(name=run.scenario.name),
        "source": page.source(run.scenario),
    }
    return render(request, "scenarios/run.html", {**context, **part})


def _part(seat: Seat, run: Run) -> dict[str, object]:
    progress = run_progress(seat, run.pk)
    plan = None if run.is_live else _plan_of(seat, run)
    page = run_page_of(run)
    return {
        "run": run,
        "progress": progress,
        "headline": headline(progress, plan),
        "figures": page.figures(progress, plan),
        "goals": goal_rows(progress, plan),
        "bound": page.bound,
        "way": _addresses(page.way, run, plan),
        "place": place_in_queue(seat, run) if run.is_live else None,
        "seconds_used": min(round(progress.seconds), run.scenario.seconds),
        "picture": page.picture(run),
        "plan": plan,
        "conflicts": _conflicts(plan),
        "failure": spoken(progress.failure) if progress.failure else "",
        "may_run": may_run(seat, run.scenario),
    }


def _addresses(way: Way, run: Run, plan: Plan | None) -> dict[str, str]:
    own = {name: reverse(getattr(way, name), args=[run.scenario_id]) for name in ASKED}
    return own if plan is None else {**own, "plan": reverse(way.plan, args=[plan.pk])}


def _plan_of(seat: Seat, run: Run) -> Plan | None:
    found = visible_plans(seat, PlanKind(run.scenario.kind)).filter(run=run)
    return found.select_related("scenario").defer("settings").first()


def _conflicts(plan: Plan | None) -> Sequence[str]:
    """Say which rules and wishes cannot hold together."""
    told = plan.document["conflicts"] if plan else ()
    return [spoken(Said.from_json(one)) for one in told]
