"""Beginning a scenario, and changing what it asks."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.scenarios import change_scenario, draft_scenario
from manyuan.plans.permissions import may_change_scenario, may_draft
from manyuan.plans.queries.scenarios import freezes, scenarios
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.scenarios.finding import scenario_at
from manyuan.web.scenarios.forms import ScenarioForm
from manyuan.web.scenarios.freezing import asked_year
from manyuan.web.scenarios.trail import plans_url, to_plans, to_scenario
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_scenario(request: SeatRequest) -> HttpResponse:
    """Begin to think about a year's exchange."""
    require(may_draft(request.seat))
    year = asked_year(request)
    if not freezes(request.seat, year).exists():
        messages.warning(
            request, _("{year} 学年还没有冻结数据，不能起草方案。").format(year=SchoolYear(year))
        )
        return HttpResponseRedirect(plans_url(year))
    form = ScenarioForm(
        sent(request), seat=request.seat, year=year, initial={"name": _first_name(request, year)}
    )
    question = Question(
        headline=_("起草 {year} 学年的交流方案").format(year=SchoolYear(year)),
        lead=_("选定数据、范围和规则；建好以后还可以指定或排除个别教师的去向，再开始计算。"),
        submit=_("建立草案"),
        cancel_url=plans_url(year),
        crumbs=to_plans(year, Crumb(_("起草方案"))),
    )

    def act() -> Done:
        scenario = draft_scenario(by=request.seat, year=year, facts=form.facts())
        said = _("已建立草案「{name}」，可以开始计算。").format(name=scenario.name)
        return Done(said, reverse("scenario", args=[scenario.pk]))

    return ask(request, form, question, act, address=request.get_full_path())


def edit_scenario(request: SeatRequest, pk: int) -> HttpResponse:
    """Change what a scenario asks."""
    scenario = scenario_at(request.seat, pk)
    require(may_change_scenario(request.seat, scenario))
    form = ScenarioForm.of(sent(request), seat=request.seat, scenario=scenario)
    own = reverse("scenario", args=[pk])
    question = Question(
        headline=_("修改「{name}」").format(name=scenario.name),
        lead=_("已经算出的方案保持当时的数据和规则；改动在下一次计算时生效。"),
        submit=_("保存草案"),
        cancel_url=own,
        crumbs=to_scenario(scenario, Crumb(_("修改"))),
    )

    def act() -> Done:
        change_scenario(by=request.seat, scenario=scenario, facts=form.facts())
        return Done(_("已保存。"), own)

    return ask(request, form, question, act)


def _first_name(request: SeatRequest, year: int) -> str:
    number = scenarios(request.seat, year).count() + 1
    return _("{year} 学年草案 {number}").format(year=SchoolYear(year), number=number)
