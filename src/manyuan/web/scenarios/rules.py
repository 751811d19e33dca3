from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from manyuan.kernel.errors import NotPossible
from manyuan.plans.actions.wills import set_overrides
from manyuan.plans.models import Scenario
from manyuan.plans.permissions import may_change_scenario
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import sent
from manyuan.web.errors import show_on
from manyuan.web.scenarios.finding import scenario_at
from manyuan.web.scenarios.rule_cards import in_sections, overrides_of
from manyuan.web.scenarios.rule_form import RulesForm
from manyuan.web.scenarios.trail import to_scenario
from manyuan.web.scenarios.words import pack_title, source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb, Source

SECTIONS = {
    "who": (
        gettext_lazy("谁可以交流（硬规则）"),
        gettext_lazy("不符合的教师一个也不会安排。"),
    ),
    "limits": (
        gettext_lazy("上限（硬规则）"),
        gettext_lazy("从第一个目标起就不能超过；放宽它常常是补足比例的办法。"),
    ),
    "ratios": (
        gettext_lazy("比例要求"),
        gettext_lazy("最先满足的目标；达不到时，方案会说明差几人、怎样补上。"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage:
    """How the rules of a kind of plan are shown: its sections, its words, its addresses."""

    sections: Mapping[str, tuple[Promise, Promise]]
    crumbs: Callable[[Scenario, Crumb], list[Crumb]]
    source: Callable[[Scenario], Source]
    pack_title: Callable[[str], str]
    own: str
    back: str


@require_http_methods(["GET", "HEAD", "POST"])
def show_rules(request: SeatRequest, pk: int) -> HttpResponse:
    """Show every number on which a scenario rests, and let its author set others."""
    page = RulesPage(
        sections=SECTIONS,
        crumbs=to_scenario,
        source=source_of,
        pack_title=pack_title,
        own="scenario-rules",
        back="scenario",
    )
    return answer_rules(request, scenario_at(request.seat, pk), page)


def answer_rules(request: SeatRequest, scenario: Scenario, page: RulesPage) -> HttpResponse:
    """Show the rules of a scenario of any kind, or save what was set."""
    form = RulesForm(_sent(request), scenario=scenario)
    if request.method == "POST" and _saved(request, scenario, form):
        return redirect(page.own, scenario.pk)
    cards = list(form.cards.values())
    context = {
        "scenario": scenario,
        "crumbs": page.crumbs(scenario, Crumb(_("规则"))),
        "headline": _headline(
            scenario,
            page.pack_title(scenario.pack),
            cards_set=sum(bool(card.set_to) for card in cards),
        ),
        "sections": [
            (*page.sections[name], [(card, form[card.code]) for card in some])
            for name, some in in_sections(cards, page.sections)
        ],
        "form": form,
        "may_change": may_change_scenario(request.seat, scenario),
        "can_change": _can_change(request.seat, scenario),
        "source": page.source(scenario),
        "back_url": reverse(page.back, args=[scenario.pk]),
    }
    return render(request, "scenarios/rules.html", context)


def _saved(request: SeatRequest, scenario: Scenario, form: RulesForm) -> bool:
    require(may_change_scenario(request.seat, scenario))
    back = request.POST.get("back", "")
    if back:
        values = {code: text for code, text in overrides_of(scenario).items() if code != back}
    elif form.is_valid():
        values = form.values()
    else:
        return False
    try:
        set_overrides(by=request.seat, scenario=scenario, values=values)
    except NotPossible as error:
        show_on(form, error)
        return False
    messages.success(
        request, _("已改回规则包的数值。") if back else _("已保存规则，下一次计算时生效。")
    )
    return True


def _sent(request: SeatRequest) -> object:
    return None if "back" in request.POST else sent(request)


def _can_change(seat: Seat, scenario: Scenario) -> bool:
    return bool(may_change_scenario(seat, scenario)) and scenario.is_open


def _headline(scenario: Scenario, pack: str, *, cards_set: int) -> str:
    if not cards_set:
        return _("「{name}」完全按规则包「{pack}」计算").format(name=scenario.name, pack=pack)
    text = ngettext(
        "「{name}」按规则包「{pack}」计算，{n} 条用本区的数值",
        "「{name}」按规则包「{pack}」计算，{n} 条用本区的数值",
        cards_set,
    )
    return text.format(name=scenario.name, pack=pack, n=number(cards_set))
