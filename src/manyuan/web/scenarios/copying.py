"""A copy of a draft of any kind: the same question again, to ask it differently."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.plans.actions.copying import copy_scenario
from manyuan.plans.models import Scenario
from manyuan.plans.permissions import may_copy_scenario
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.scenarios.finding import scenario_at
from manyuan.web.scenarios.forms import CopyForm
from manyuan.web.scenarios.trail import to_scenario
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPage:
    """Where the drafts of a kind are: the name of their address, and the way there."""

    draft: str
    crumbs: Callable[[Scenario, Crumb], list[Crumb]]


def copy(request: SeatRequest, pk: int) -> HttpResponse:
    """Let a second scenario begin where this one stands."""
    page = CopyPage(draft="scenario", crumbs=to_scenario)
    return answer_copy(request, scenario_at(request.seat, pk), page)


def answer_copy(request: SeatRequest, source: Scenario, page: CopyPage) -> HttpResponse:
    """Ask what the copy is called, and make it."""
    require(may_copy_scenario(request.seat, source))
    suggested = _("{name}（副本）").format(name=source.name)
    form = CopyForm(sent(request), initial={"name": suggested})
    question = Question(
        headline=_("复制「{name}」").format(name=source.name),
        lead=_("副本带上规则调整、指定和排除，不带已经算出的方案。"),
        submit=_("复制草案"),
        cancel_url=reverse(page.draft, args=[source.pk]),
        crumbs=page.crumbs(source, Crumb(_("复制"))),
    )

    def act() -> Done:
        made = copy_scenario(by=request.seat, scenario=source, name=form.cleaned_data["name"])
        said = _("已复制为「{name}」。").format(name=made.name)
        return Done(said, reverse(page.draft, args=[made.pk]))

    return ask(request, form, question, act)
