"""Starting and stopping a run: two buttons without a form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manyuan.plans.actions.runs import ask_stop, start_run
from manyuan.web.scenarios.finding import run_at, scenario_at
from manyuan.web.seated import SeatRequest


@require_POST
def start(request: SeatRequest, pk: int) -> HttpResponse:
    """Let a scenario wait for a worker, and follow it."""
    run = start_run(by=request.seat, scenario=scenario_at(request.seat, pk))
    return redirect("run", run.pk)


@require_POST
def stop(request: SeatRequest, pk: int) -> HttpResponse:
    """Ask the worker to end with the best so far."""
    run = ask_stop(by=request.seat, run=run_at(request.seat, pk))
    said = _("已要求停止，保留当前最好的方案。") if run.is_live else _("已取消排队，没有开始计算。")
    messages.success(request, said)
    return redirect("run", run.pk)
