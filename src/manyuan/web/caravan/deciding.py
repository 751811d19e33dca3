"""Adopting a caravan, and planning again from one that is in force."""

from collections import Counter

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.engagements.actions.adopting_caravan import adopt_caravan
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.caravan import draft_caravan
from manyuan.plans.enums import PlanState
from manyuan.plans.permissions import may_decide, may_draft_caravan
from manyuan.seats.permissions import require
from manyuan.web.caravan.changes import changes_said
from manyuan.web.caravan.finding import caravan_at
from manyuan.web.caravan.forms import CaravanForm
from manyuan.web.caravan.trail import named, to_plan
from manyuan.web.decisions.adopted import decided_page
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


def adopt(request: SeatRequest, pk: int) -> HttpResponse:
    """Put a caravan in force: its stops become visits; once decided, say what was."""
    require(may_decide(request.seat))
    plan, own = caravan_at(request.seat, pk), reverse("caravan-plan", args=[pk])
    crumbs = to_plan(plan, Crumb(_("采纳方案")))
    if plan.state != PlanState.PROPOSED:
        return decided_page(request, plan, code="caravan.adopted", crumbs=crumbs, url=own)
    counted = Counter(plan.stops.order_by().values_list("kept", flat=True))
    asked, kept = counted[False], counted[True]
    question = Question(
        headline=_("采纳「{name}」").format(name=named(plan)),
        lead=changes_said(plan),
        submit=_("采纳方案"),
        cancel_url=own,
        crumbs=crumbs,
        warnings=[
            _who_is_asked(asked, kept),
            _("它替换同一范围已采纳的方案：待确认的到校会改期或取消，已确认、已开展的不动。"),
        ],
    )

    def act() -> Done:
        adopt_caravan(by=request.seat, plan=plan)
        return Done(
            _("已采纳。{asked}").format(asked=_who_is_asked(asked, kept)),
            own,
        )

    return ask(request, forms.Form(sent(request)), question, act)


def _who_is_asked(asked: int, kept: int) -> str:
    """Say how many visits both sides are asked about, and how many stand as they are."""
    text = ngettext(
        "{n} 场到校须学校和合作单位双方确认。", "{n} 场到校须学校和合作单位双方确认。", asked
    )
    first = text.format(n=number(asked))
    if not kept:
        return first
    rest = ngettext("另有 {n} 场已确定，照旧。", "另有 {n} 场已确定，照旧。", kept)
    return _("{first}{rest}").format(first=first, rest=rest.format(n=number(kept)))


def again(request: SeatRequest, pk: int) -> HttpResponse:
    """Begin a draft that departs from the plan in force and keeps what is settled."""
    plan = caravan_at(request.seat, pk)
    require(may_draft_caravan(request.seat, plan.group))
    group = "" if plan.group is None else plan.group.code
    before = plan.scenario
    initial = {
        "name": _("{year} 学年博士大篷车（重新编排）").format(year=SchoolYear(plan.year)),
        "group": group,
        "pack": before.pack,
        "seconds": before.seconds,
        "seed": before.seed,
        "together": plan.document["together"],
    }
    form = CaravanForm(sent(request), seat=request.seat, year=plan.year, base=plan, initial=initial)
    question = Question(
        headline=_("重新编排「{name}」").format(name=named(plan)),
        lead=_(
            "用最新数据再算一次：有一方确认过、改过时间和已开展的到校照旧，其余重新安排，结果标出改动；"
            "取消或婉拒过的，同一位专家当天不再排同一项需求；原方案的指定、排除和规则数值一并带来，都可在草案里撤销。"
        ),
        submit=_("建立草案"),
        cancel_url=reverse("caravan-plan", args=[pk]),
        crumbs=to_plan(plan, Crumb(_("重新编排"))),
    )

    def act() -> Done:
        draft = draft_caravan(by=request.seat, year=plan.year, facts=form.facts())
        said = _("已建立草案「{name}」，可以开始计算。").format(name=draft.name)
        return Done(said, reverse("caravan-draft", args=[draft.pk]))

    return ask(request, form, question, act)
