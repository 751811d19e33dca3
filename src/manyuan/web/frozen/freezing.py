"""Freezing a year, or correcting one that was frozen."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.permissions import may_freeze_year
from manyuan.evaluation.queries.frozen_years import last_versions, years_to_freeze
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.frozen.words import at_version, trail, version_name
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class FreezeYearForm(forms.Form):
    """Which year is frozen, and why again."""

    year = forms.TypedChoiceField(
        label=gettext_lazy("学年"), coerce=int, widget=forms.Select(attrs={"wide": True})
    )
    reason = forms.CharField(
        label=gettext_lazy("更正原因"),
        help_text=gettext_lazy("这一学年已经冻结过时必填，写进历史，所有人都能看到。"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = last_versions(seat)
        choices = [
            (year.start, _label(year, known.get(year.start))) for year in years_to_freeze(seat)
        ]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]


def freeze(request: SeatRequest) -> HttpResponse:
    """Freeze what a school year is evaluated on."""
    require(may_freeze_year(request.seat))
    asked = request.GET.get("year", SchoolYear.on(today()).start - 1)
    form = FreezeYearForm(sent(request), seat=request.seat, initial={"year": asked})
    question = Question(
        headline=_("冻结一个学年的评价数据"),
        lead=_(
            "名录、成员、办学条件、资源流动和办学结果按此刻的样子存成一份并签名；评价只从它计算。"
        ),
        submit=_("冻结学年"),
        cancel_url=reverse("frozen-years"),
        crumbs=trail(Crumb(_("冻结学年"))),
        warnings=[
            _("不含教师姓名、学校地址；之后的更改不会影响它。"),
            _("冻结后不能删除；数据更正后可以再冻结一版，旧版照样保留。"),
        ],
    )

    def act() -> Done:
        frozen = freeze_year(by=request.seat, **form.cleaned_data)
        said = _("已冻结「{name}」。").format(name=version_name(frozen))
        return Done(said, at_version("frozen-year", frozen))

    return ask(request, form, question, act)


def _label(year: SchoolYear, last: int | None) -> str:
    said = str(year)
    if year == SchoolYear.on(today()):
        said = _("{year}（学年还没有结束）").format(year=year)
    if last is None:
        return said
    return _("{year} · 已有第 {version} 版").format(year=said, version=last)
