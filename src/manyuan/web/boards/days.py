"""A day of an expert is given, changed and taken back."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.models import Expert
from manyuan.offers.actions.days import DayFacts, withdraw_day
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import ExpertDay
from manyuan.offers.models.visits import MOST_VISITS
from manyuan.offers.permissions import may_offer_day, may_offer_days
from manyuan.offers.queries.windows import window_of_year
from manyuan.offers.visibility import experts_to_give
from manyuan.plans.actions.school_days import change_school_day, give_school_day
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.boards.finding import day_at, require_collecting
from manyuan.web.boards.trail import to_day, to_given
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.forms import DayInput, HourInput
from manyuan.web.offers.teacher_forms import ReasonForm
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

NAMES = ("date", "starts_at", "ends_at", "max_visits")


class DayForm(forms.Form):
    """On which day, from when until when, to how many schools."""

    date = forms.DateField(label=gettext_lazy("日期"), widget=DayInput)
    starts_at = forms.TimeField(label=gettext_lazy("从"), widget=HourInput)
    ends_at = forms.TimeField(label=gettext_lazy("到"), widget=HourInput)
    max_visits = forms.IntegerField(
        label=gettext_lazy("最多到校次数"), min_value=1, max_value=MOST_VISITS, initial=2
    )

    def facts(self) -> DayFacts:
        """Return what was filled in."""
        return DayFacts(**{name: self.cleaned_data[name] for name in NAMES})


class ExpertField(forms.ModelChoiceField):
    """An expert, called with the partner and the topics."""

    def label_from_instance(self, obj: Expert) -> str:
        """Return who speaks on what."""
        return f"{obj}（{obj.partner.name}：{'、'.join(obj.topic_list)}）"


class NewDayForm(DayForm):
    """Whose day it is."""

    expert = ExpertField(label=gettext_lazy("专家"), queryset=None, to_field_name="code")
    field_order = ("expert",)

    def __init__(self, *args: Any, experts: QuerySet[Expert], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["expert"]
        assert isinstance(chooser, forms.ModelChoiceField)  # noqa: S101 -- tells the type checker
        chooser.queryset = experts


def new_day(request: SeatRequest) -> HttpResponse:
    """Give a day of an expert."""
    require(may_offer_days(request.seat))
    require_collecting(request.seat)
    form = NewDayForm(sent(request), experts=experts_to_give(request.seat))
    question = Question(
        headline=_("登记专家到校日"),
        lead=_("一天里可以到几所学校，路上的时间由方案安排。"),
        submit=_("登记到校日"),
        cancel_url=reverse("board-offers"),
        crumbs=to_given(Crumb(_("登记专家到校日"))),
    )

    def act() -> Done:
        day = give_school_day(
            by=request.seat, expert=form.cleaned_data["expert"], facts=form.facts()
        )
        text = _("已登记{expert} {day} 的到校日。")
        said = text.format(expert=day.expert, day=day.date)
        return Done(said, reverse("expert-day", args=[day.pk]))

    return ask(request, form, question, act)


def edit_day(request: SeatRequest, pk: int) -> HttpResponse:
    """Put a given day right."""
    day = day_at(request.seat, pk)
    _require(request.seat, day)
    form = DayForm(sent(request), initial={name: getattr(day, name) for name in NAMES})
    question = Question(
        headline=_("更改{expert}的到校日").format(expert=day.expert),
        submit=_("保存到校日"),
        cancel_url=reverse("expert-day", args=[pk]),
        crumbs=to_day(day, Crumb(_("更改到校日"))),
    )

    def act() -> Done:
        change_school_day(by=request.seat, day=day, facts=form.facts())
        return Done(_("已保存到校日。"), question.cancel_url)

    return ask(request, form, question, act)


def take_back(request: SeatRequest, pk: int) -> HttpResponse:
    """Take a given day back."""
    day = day_at(request.seat, pk)
    _require(request.seat, day)
    form = ReasonForm(sent(request))
    text = _("撤回{expert} {day} 的到校日")
    question = Question(
        headline=text.format(expert=day.expert, day=day.date),
        lead=_("撤回后这一天不再安排；记录仍保留，需要时请重新登记。"),
        submit=_("撤回到校日"),
        cancel_url=reverse("expert-day", args=[pk]),
        crumbs=to_day(day, Crumb(_("撤回"))),
        dangerous=True,
    )

    def act() -> Done:
        withdraw_day(by=request.seat, day=day, reason=form.cleaned_data["reason"])
        return Done(_("已撤回到校日。"), reverse("board-offers"))

    return ask(request, form, question, act)


def _require(seat: Seat, day: ExpertDay) -> None:
    require(may_offer_day(seat, day.expert, window_of_year(seat, day.year, WindowKind.VISIT)))
