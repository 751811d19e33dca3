"""The steps of a scenario between its author and the bureau."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.actions.scenarios import discard_scenario, return_scenario, submit_scenario
from manyuan.plans.models import Scenario
from manyuan.plans.permissions import may_change_scenario, may_return, may_submit
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.scenarios.finding import scenario_at
from manyuan.web.scenarios.forms import ReturnForm
from manyuan.web.scenarios.trail import plans_url, to_scenario
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def submit(request: SeatRequest, pk: int) -> HttpResponse:
    """Put a draft before the bureau."""
    scenario = scenario_at(request.seat, pk)
    require(may_submit(request.seat, scenario))
    warning = _("上报以后草案不能再改，教育局可以退回；已经算出的方案一并提交。")
    question = _question(scenario, _("上报「{name}」"), _("上报草案"), warning)

    def act() -> Done:
        submit_scenario(by=request.seat, scenario=scenario)
        said = _("已上报「{name}」，等教育局审阅。").format(name=scenario.name)
        return Done(said, reverse("scenario", args=[pk]))

    return ask(request, forms.Form(sent(request)), question, act)


def send_back(request: SeatRequest, pk: int) -> HttpResponse:
    """Send a draft back to the group's office with what should change."""
    require(may_return(request.seat))
    scenario = scenario_at(request.seat, pk)
    form = ReturnForm(sent(request))
    question = _question(scenario, _("退回「{name}」"), _("退回草案"))

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        return_scenario(by=request.seat, scenario=scenario, reason=reason)
        said = _("已退回「{name}」。").format(name=scenario.name)
        return Done(said, reverse("scenario", args=[pk]))

    return ask(request, form, question, act)


def discard(request: SeatRequest, pk: int) -> HttpResponse:
    """Give a scenario up."""
    scenario = scenario_at(request.seat, pk)
    require(may_change_scenario(request.seat, scenario))
    warning = _("作废以后不能再改、不能再计算，也不能恢复；它和已经算出的方案仍可查看和复制。")
    question = _question(scenario, _("作废「{name}」"), _("作废草案"), warning, dangerous=True)

    def act() -> Done:
        discard_scenario(by=request.seat, scenario=scenario)
        said = _("已作废「{name}」。").format(name=scenario.name)
        return Done(said, plans_url(scenario.year))

    return ask(request, forms.Form(sent(request)), question, act)


def _question(
    scenario: Scenario, headline: str, submit: str, *warnings: str, dangerous: bool = False
) -> Question:
    return Question(
        headline=headline.format(name=scenario.name),
        submit=submit,
        cancel_url=reverse("scenario", args=[scenario.pk]),
        crumbs=to_scenario(scenario, Crumb(submit)),
        warnings=warnings,
        dangerous=dangerous,
    )
