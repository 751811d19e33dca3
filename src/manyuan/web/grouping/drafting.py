"""Beginning a draft of group formation, changing what it asks, solving it, giving it up."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.grouping import change_grouping, draft_grouping
from manyuan.plans.actions.runs import start_run
from manyuan.plans.actions.scenarios import discard_scenario
from manyuan.plans.permissions import may_change_scenario, may_draft_grouping
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.grouping.finding import draft_at
from manyuan.web.grouping.forms import GroupingForm
from manyuan.web.grouping.trail import to_draft, to_year, year_url
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_draft(request: SeatRequest) -> HttpResponse:
    """Begin to think about which schools join which lead."""
    require(may_draft_grouping(request.seat))
    year, groups = _number(request, "year", 4), _number(request, "groups", 3)
    year = year or SchoolYear.on(today()).start
    named = _("{year} 学年集团布局").format(year=SchoolYear(year))
    if groups:
        named = _("{year} 学年集团布局：{n} 个集团").format(year=SchoolYear(year), n=groups)
    initial = {"name": named, "groups": groups or None}
    form = GroupingForm(sent(request), seat=request.seat, initial=initial)
    question = Question(
        headline=_("起草 {year} 学年的集团布局方案").format(year=SchoolYear(year)),
        lead=_("用现在的学校、集团和成员；现有成员都保留，除非在这里释放。"),
        submit=_("建立草案"),
        cancel_url=year_url(year),
        crumbs=to_year(year, Crumb(_("起草方案"))),
    )

    def act() -> Done:
        draft = draft_grouping(by=request.seat, year=year, facts=form.facts())
        said = _("已建立草案「{name}」，可以开始计算。").format(name=draft.name)
        return Done(said, reverse("grouping-draft", args=[draft.pk]))

    return ask(request, form, question, act, address=request.get_full_path())


def edit_draft(request: SeatRequest, pk: int) -> HttpResponse:
    """Change what a draft asks; its data become those of today."""
    draft = draft_at(request.seat, pk)
    require(may_change_scenario(request.seat, draft))
    form = GroupingForm.of(sent(request), seat=request.seat, draft=draft)
    own = reverse("grouping-draft", args=[pk])
    question = Question(
        headline=_("修改「{name}」").format(name=draft.name),
        lead=_("保存时换成最新的学校、集团和成员；已算出的方案不变。"),
        submit=_("保存草案"),
        cancel_url=own,
        crumbs=to_draft(draft, Crumb(_("修改"))),
    )

    def act() -> Done:
        change_grouping(by=request.seat, scenario=draft, facts=form.facts())
        return Done(_("已保存，并换成最新数据。"), own)

    return ask(request, form, question, act)


def discard(request: SeatRequest, pk: int) -> HttpResponse:
    """Give a draft up."""
    draft = draft_at(request.seat, pk)
    require(may_change_scenario(request.seat, draft))
    question = Question(
        headline=_("作废「{name}」").format(name=draft.name),
        submit=_("作废草案"),
        cancel_url=reverse("grouping-draft", args=[pk]),
        crumbs=to_draft(draft, Crumb(_("作废"))),
        warnings=[_("作废以后不能再改、不能再计算，也不能恢复；已算出的方案仍可查看。")],
        dangerous=True,
    )

    def act() -> Done:
        discard_scenario(by=request.seat, scenario=draft)
        return Done(_("已作废「{name}」。").format(name=draft.name), year_url(draft.year))

    return ask(request, forms.Form(sent(request)), question, act)


@require_POST
def start(request: SeatRequest, pk: int) -> HttpResponse:
    """Let a draft wait for a worker, and follow it."""
    run = start_run(by=request.seat, scenario=draft_at(request.seat, pk))
    return redirect("run", run.pk)


def _number(request: SeatRequest, name: str, digits: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else 0
