"""The weights of a year: set in the browser, with what they do to every group beside them."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.evaluation.scores.actions.schemes import set_weights
from manyuan.evaluation.scores.permissions import may_evaluate, may_see_drafts
from manyuan.evaluation.scores.queries.schemes import scheme_of
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.evaluation import COMPACT, TEMPLATES
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import sent
from manyuan.web.errors import show_on
from manyuan.web.scores.effect import effect_of
from manyuan.web.scores.finding import frozen_at
from manyuan.web.scores.scheme_form import WeightsForm
from manyuan.web.scores.words import source_of, template_word, trail
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Tab

EFFECT = "effect"


@require_http_methods(["GET", "HEAD", "POST"])
def scheme(request: SeatRequest, year: int) -> HttpResponse:
    """Show the weights of a template, try others on every group, and keep them."""
    require(may_see_drafts(request.seat))
    frozen = frozen_at(request, year)
    template = _template(request)
    form = WeightsForm(sent(request), seat=request.seat, year=year, template=template)
    is_tried = "try" in request.POST
    if request.method == "POST" and not is_tried and _saved(request, year, template, form):
        return redirect(f"{request.path}?template={template}")
    effect = effect_of(request.seat, frozen, template, form)
    if request.htmx and request.htmx.target == EFFECT:
        return render(request, "scores/_effect.html", {"effect": effect})
    context = {
        **_frame(request, year, template),
        "form": form,
        "effect": effect,
        "source": source_of(frozen),
    }
    return render(request, "scores/scheme.html", context)


def _template(request: SeatRequest) -> str:
    asked = request.GET.get("template", COMPACT)
    return asked if asked in TEMPLATES else COMPACT


def _saved(request: SeatRequest, year: int, template: str, form: WeightsForm) -> bool:
    require(may_evaluate(request.seat))
    if not form.is_valid():
        return False
    try:
        set_weights(by=request.seat, year=year, template=template, values=form.values())
    except (BadInput, NotPossible) as error:
        show_on(form, error)
        return False
    messages.success(request, _("已保存权重，得分按新的权重计算。"))
    return True


def _frame(request: SeatRequest, year: int, template: str) -> Mapping[str, Any]:
    found = scheme_of(request.seat, year)
    is_frozen = bool(found and found.is_frozen)
    return {
        "year": year,
        "template": template,
        "headline": _headline(year, frozen=is_frozen),
        "is_frozen": is_frozen,
        "may_evaluate": may_evaluate(request.seat),
        "can_set": bool(may_evaluate(request.seat)) and not is_frozen,
        "tabs": [
            Tab(
                label=template_word(one),
                url=f"{request.path}?template={one}",
                current=one == template,
            )
            for one in TEMPLATES
        ],
        "crumbs": trail(year, Crumb(_("评价权重"))),
    }


def _headline(year: int, *, frozen: bool) -> str:
    if frozen:
        return _("{year} 学年的评价权重已随等次公布定稿").format(year=SchoolYear(year))
    return _("{year} 学年的评价权重：改一处，立刻看到每个集团的变化").format(year=SchoolYear(year))
