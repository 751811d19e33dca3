"""Adopting a plan: from which day, how far, and how the new groups are called."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from manyuan.directory.queries.groups import visible_groups
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.adopting_grouping import (
    GroupingAdoption,
    NewGroup,
    adopt_grouping,
    joins_through,
)
from manyuan.plans.enums import JoinChange, PlanState
from manyuan.plans.models import Join, Plan
from manyuan.plans.permissions import may_decide
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.decisions.adopted import decided_page
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.forms import DayInput
from manyuan.web.grouping.finding import grouping_at
from manyuan.web.grouping.trail import named, to_plan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb

FIRST, EVERY = "first", "all"
NUMBERED = re.compile(r"^(.*?)(\d+)$")


class AdoptionForm(forms.Form):
    """The day, how many years of joins, and code and name of each new group."""

    on = forms.DateField(
        label=gettext_lazy("从哪一天起"),
        widget=DayInput,
        help_text=gettext_lazy("新集团的成立日期和候选成员的加入日期。"),
    )
    years = forms.ChoiceField(
        label=gettext_lazy("哪些学校"),
        widget=forms.RadioSelect,
        initial=FIRST,
        choices=(
            (FIRST, gettext_lazy("只有第一年加入的学校")),
            (EVERY, gettext_lazy("方案里加入的所有学校")),
        ),
    )

    def __init__(self, *args: Any, seat: Seat, plan: Plan, coming: Sequence[Join]) -> None:
        super().__init__(*args)
        self.plan = plan
        self.initial["on"] = SchoolYear(plan.year).first_day
        self.new = [join.school for join in coming if join.change == JoinChange.NEW_GROUP]
        known = visible_groups(seat).order_by("unit__code").values_list("unit__code", flat=True)
        suggested = next_codes(list(known), len(self.new))
        for school, code in zip(self.new, suggested, strict=True):
            self.fields[f"name-{school.code}"] = forms.CharField(
                label=_("{school}牵头的新集团：名称").format(school=school.name),
                max_length=120,
                initial=_("{school}教育集团").format(school=school.name),
                widget=forms.TextInput({"wide": True}),
            )
            self.fields[f"code-{school.code}"] = forms.CharField(
                label=_("{school}牵头的新集团：代码").format(school=school.name),
                max_length=32,
                initial=code,
            )

    def adoption(self) -> GroupingAdoption:
        """Return what was filled in."""
        given = self.cleaned_data
        last = max(one["year"] for one in self.plan.document["years"])
        return GroupingAdoption(
            on=given["on"],
            through=last if given["years"] == EVERY else self.plan.year,
            groups={
                school.code: NewGroup(
                    code=given[f"code-{school.code}"], name=given[f"name-{school.code}"]
                )
                for school in self.new
            },
        )


def next_codes(known: Sequence[str], count: int) -> list[str]:
    """Return codes for new groups that go on from those in use, such as G8 after G7.

    Examples
    --------
    >>> next_codes(["G01", "G07"], 2)
    ['G08', 'G09']
    >>> next_codes([], 1)
    ['G01']
    """
    found = [(match[1], match[2]) for code in known if (match := NUMBERED.match(code))]
    head, digits = max(found, key=lambda one: int(one[1]), default=("G", "00"))
    return [f"{head}{int(digits) + place:0{len(digits)}d}" for place in range(1, count + 1)]


def adopt(request: SeatRequest, pk: int) -> HttpResponse:
    """Put a plan in force: new groups incubate, who joins is a candidate; later say what was."""
    require(may_decide(request.seat))
    plan, own = grouping_at(request.seat, pk), reverse("grouping-plan", args=[pk])
    crumbs = to_plan(plan, Crumb(_("采纳方案")))
    if plan.state != PlanState.PROPOSED:
        return decided_page(request, plan, code="grouping.adopted", crumbs=crumbs, url=own)
    last = max((one["year"] for one in plan.document["years"]), default=plan.year)
    coming = list(joins_through(plan, last))
    form = AdoptionForm(sent(request), seat=request.seat, plan=plan, coming=coming)
    question = Question(
        headline=_("采纳「{name}」").format(name=named(plan)),
        lead=_counted(plan, coming),
        submit=_("采纳方案"),
        cancel_url=own,
        crumbs=crumbs,
        warnings=_warnings(coming),
    )

    def act() -> Done:
        adopt_grouping(by=request.seat, plan=plan, adoption=form.adoption())
        return Done(_("已采纳：新集团进入培育，加入的学校登记为候选成员。"), own)

    return ask(request, form, question, act)


def _counted(plan: Plan, coming: Iterable[Join]) -> str:
    years = [join.year for join in coming]
    text = ngettext(
        "第一年 {first} 所学校加入，全部 {n} 所。",
        "第一年 {first} 所学校加入，全部 {n} 所。",
        len(years),
    )
    return text.format(first=number(years.count(plan.year)), n=number(len(years)))


def _warnings(coming: Iterable[Join]) -> list[str]:
    moves = sum(join.change == JoinChange.MOVES for join in coming)
    text = ngettext(
        "{n} 所学校现属别的集团：登记为候选成员，原有的成员关系不会自动结束，须逐校办理。",
        "{n} 所学校现属别的集团：登记为候选成员，原有的成员关系不会自动结束，须逐校办理。",
        moves,
    )
    return [
        _("新集团以“培育”状态登记，加入的学校是“候选”成员；名称和代码可以在这里修改。"),
        *([text.format(n=number(moves))] if moves else []),
    ]
