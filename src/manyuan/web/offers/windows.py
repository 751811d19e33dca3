"""The bureau opens the collecting of a year, and prolongs it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.windows import WindowFacts, change_window, open_window
from manyuan.offers.permissions import may_run_windows
from manyuan.offers.queries.windows import next_year
from manyuan.rules.exchange import exchange_packs, load_exchange_pack
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.forms import DayInput
from manyuan.web.offers.finding import window_at
from manyuan.web.offers.trail import to_offers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

YEARS_AHEAD = 3


class WindowForm(forms.Form):
    """From when until when, by which rules."""

    opens_on = forms.DateField(label=gettext_lazy("开始日期"), widget=DayInput)
    closes_on = forms.DateField(
        label=gettext_lazy("截止日期"),
        widget=DayInput,
        help_text=gettext_lazy("当天仍可填报；之后学校和教师不能再改，教育局可以延长。"),
    )
    pack = forms.ChoiceField(
        label=gettext_lazy("交流规则"),
        help_text=gettext_lazy("各人是否符合条件按它判断；编制方案时还可以调整每一条。"),
    )
    note = forms.CharField(
        label=gettext_lazy("说明"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("各校和教师都会看到，例如联系人和电话。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pack = self.fields["pack"]
        assert isinstance(pack, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        pack.choices = [(name, _title(name)) for name in exchange_packs()]

    def facts(self) -> WindowFacts:
        """Return what was filled in."""
        given = self.cleaned_data
        names = ("opens_on", "closes_on", "pack", "note")
        return WindowFacts(**{name: given[name] for name in names})


class NewWindowForm(WindowForm):
    """For which year's exchange the lists are collected."""

    year = forms.TypedChoiceField(
        label=gettext_lazy("学年"),
        coerce=int,
        help_text=gettext_lazy("交流从这一学年的 9 月 1 日开始。"),
    )
    field_order = ("year",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = next_year(today()) - 1
        year = self.fields["year"]
        assert isinstance(year, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        year.choices = [(y, str(SchoolYear(y))) for y in range(first, first + YEARS_AHEAD)]
        self.initial.setdefault("year", first + 1)
        self.initial.setdefault("opens_on", today())


class ChangedWindowForm(WindowForm):
    """What changes, and why."""

    reason = forms.CharField(
        label=gettext_lazy("调整原因"),
        max_length=200,
        help_text=gettext_lazy("例如：按学校要求延长一周。原因会写进历史记录。"),
    )


def _title(name: str) -> str:
    heading = load_exchange_pack(name).heading
    return heading.title_en if get_language() == "en" else heading.title_zh


def new_window(request: SeatRequest) -> HttpResponse:
    """Open the collecting of a year."""
    require(may_run_windows(request.seat))
    form = NewWindowForm(sent(request))
    question = Question(
        headline=_("开启交流数据的收集"),
        lead=_(
            "窗口开启期间，校长核对教师名单、申报岗位需求和免交流，教师核对本人记录、填写意愿。"
        ),
        submit=_("开启收集窗口"),
        cancel_url=reverse("offers"),
        crumbs=to_offers(Crumb(_("开启收集窗口"))),
    )

    def act() -> Done:
        window = open_window(by=request.seat, year=form.cleaned_data["year"], facts=form.facts())
        text = _("已开启 {year} 学年交流的收集窗口，{day} 截止。")
        return Done(text.format(year=window, day=window.closes_on), reverse("offers"))

    return ask(request, form, question, act)


def edit_window(request: SeatRequest, year: int) -> HttpResponse:
    """Prolong a window, close it earlier or change its rules."""
    require(may_run_windows(request.seat))
    window = window_at(request.seat, year)
    known = {name: getattr(window, name) for name in ("opens_on", "closes_on", "pack", "note")}
    form = ChangedWindowForm(sent(request), initial=known)
    question = Question(
        headline=_("调整 {year} 学年交流的收集窗口").format(year=window),
        submit=_("保存收集窗口"),
        cancel_url=reverse("offers"),
        crumbs=to_offers(Crumb(_("调整收集窗口"))),
    )

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        changed = change_window(by=request.seat, window=window, facts=form.facts(), reason=reason)
        text = _("已调整收集窗口，{day} 截止。")
        return Done(text.format(day=changed.closes_on), reverse("offers"))

    return ask(request, form, question, act)
