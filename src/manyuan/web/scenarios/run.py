from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.saying import Said
from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Run
from manyuan.plans.permissions import may_run
from manyuan.plans.queries.plans import PlanSummary, plan_summary
from manyuan.plans.queries.queue import place_in_queue
from manyuan.plans.queries.runs import run_progress
from manyuan.plans.spoken import spoken
from manyuan.plans.visibility import visible_plans
from manyuan.seats.models import Seat
from manyuan.web.scenarios.finding import run_at
from manyuan.web.scenarios.run_picture import picture_of
from manyuan.web.scenarios.run_words import figures, goal_rows, headline
from manyuan.web.scenarios.trail import to_scenario
from manyuan.web.scenarios.words import source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

PART = "run-part"


@require_safe
def show_run(request: SeatRequest, pk: int) -> HttpResponse:
    """Show how far a run has come; while it is live, its part of the page asks again."""
    run = run_at(request.seat, pk)
    part = _part(request.seat, run)
    if request.htmx.target == PART:
        return render(request, "scenarios/_run.html", part)
    context = {
        "crumbs": to_scenario(run.scenario, Crumb(_("计算"))),
        "title": _("计算「{name}」").format(name=run.scenario.name),
        "source": source_of(run.scenario),
    }
    return render(request, "scenarios/run.html", {**context, **part})


def _part(seat: Seat, run: Run) -> dict[str, object]:
    progress = run_progress(seat, run.pk)
    plan = None if run.is_live else _plan_of(seat, run)
    return {
        "run": run,
        "progress": progress,
        "headline": headline(progress, plan),
        "figures": figures(progress, plan),
        "goals": goal_rows(progress, plan),
        "place": place_in_queue(seat, run) if run.is_live else None,
        "seconds_used": min(round(progress.seconds), run.scenario.seconds),
        "picture": picture_of(run),
        "plan": plan,
        "conflicts": _conflicts(plan),
        "failure": spoken(progress.failure) if progress.failure else "",
        "may_run": may_run(seat, run.scenario),
    }


def _plan_of(seat: Seat, run: Run) -> PlanSummary | None:
    found = visible_plans(seat, PlanKind(run.scenario.kind)).filter(run=run).first()
    return None if found is None else plan_summary(found)


def _conflicts(plan: PlanSummary | None) -> Sequence[str]:
    """Say which rules and wishes cannot hold together."""
    told = plan.document["conflicts"] if plan else ()
    return [spoken(Said.from_json(one)) for one in told]
