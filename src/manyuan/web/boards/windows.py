"""The bureau opens the collecting of a year's visits, moves it and closes it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.windows import WindowFacts, change_window, open_window
from manyuan.offers.enums import WindowKind
from manyuan.offers.permissions import may_run_windows
from manyuan.seats.permissions import require
from manyuan.web.boards.finding import visit_window_at
from manyuan.web.boards.trail import to_needed
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.forms import DayInput
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

NAMES = ("opens_on", "closes_on", "note")
YEARS = 2


class VisitWindowForm(forms.Form):
    """From when until when."""

    opens_on = forms.DateField(label=gettext_lazy("开始日期"), widget=DayInput)
    closes_on = forms.DateField(
        label=gettext_lazy("截止日期"),
        widget=DayInput,
        help_text=gettext_lazy("当天仍可填报；之后只有教育局可以改。提前到昨天即为关闭。"),
    )
    note = forms.CharField(
        label=gettext_lazy("说明"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("各校和合作单位都会看到，例如联系人和电话。"),
    )

    def facts(self) -> WindowFacts:
        """Return what was filled in."""
        return WindowFacts(**{name: self.cleaned_data[name] for name in NAMES})


class NewVisitWindowForm(VisitWindowForm):
    """For which year's visits."""

    year = forms.TypedChoiceField(label=gettext_lazy("学年"), coerce=int)
    field_order = ("year",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = SchoolYear.on(today()).start
        year = self.fields["year"]
        assert isinstance(year, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        year.choices = [(y, str(SchoolYear(y))) for y in range(first, first + YEARS)]
        self.initial.setdefault("opens_on", today())


class ChangedVisitWindowForm(VisitWindowForm):
    """What changes, and why."""

    reason = forms.CharField(
        label=gettext_lazy("调整原因"),
        max_length=200,
        help_text=gettext_lazy("例如：按学校要求延长一周。原因会写进历史记录。"),
    )


def new_window(request: SeatRequest) -> HttpResponse:
    """Open the collecting of a year's visits."""
    require(may_run_windows(request.seat))
    form = NewVisitWindowForm(sent(request))
    question = Question(
        headline=_("开启到校供需的收集"),
        lead=_("窗口开启期间，学校提出到校需求，合作单位和集团办公室登记专家到校日。"),
        submit=_("开启到校收集窗口"),
        cancel_url=reverse("board-needs"),
        crumbs=to_needed(Crumb(_("开启到校收集窗口"))),
    )

    def act() -> Done:
        year = form.cleaned_data["year"]
        window = open_window(by=request.seat, kind=WindowKind.VISIT, year=year, facts=form.facts())
        text = _("已开启 {year} 学年到校供需的收集窗口，{day} 截止。")
        address = f"{reverse('board-needs')}?year={year}"
        return Done(text.format(year=window, day=window.closes_on), address)

    return ask(request, form, question, act)


def edit_window(request: SeatRequest, year: int) -> HttpResponse:
    """Prolong a window, move it or close it."""
    require(may_run_windows(request.seat))
    window = visit_window_at(request.seat, year)
    known = {name: getattr(window, name) for name in NAMES}
    form = ChangedVisitWindowForm(sent(request), initial=known)
    question = Question(
        headline=_("调整 {year} 学年到校供需的收集窗口").format(year=window),
        submit=_("保存到校收集窗口"),
        cancel_url=f"{reverse('board-needs')}?year={year}",
        crumbs=to_needed(Crumb(_("调整到校收集窗口"))),
    )

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        changed = change_window(by=request.seat, window=window, facts=form.facts(), reason=reason)
        text = _("已调整到校收集窗口，{day} 截止。")
        return Done(text.format(day=changed.closes_on), question.cancel_url)

    return ask(request, form, question, act)
