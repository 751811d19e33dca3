"""The forms that arrange, answer and move visits; rules are the actions'."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.directory.enums import Stage
from manyuan.directory.queries.partners import experts_today
from manyuan.engagements.kinds.visit.actions import Slot, VisitFacts
from manyuan.engagements.kinds.visit.enums import Rating, Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.arranging import (
    Fit,
    requests_to_meet,
    schools_to_visit,
)
from manyuan.engagements.kinds.visit.rows import clock
from manyuan.offers.models import VisitRequest
from manyuan.offers.slots import Slot as Hours
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau
from manyuan.web.directory.choosing import ChoosingForm, EntryField, SchoolField, option_of
from manyuan.web.directory.forms import DayInput, HourInput
from manyuan.web.visits.hearing import HearingForm


class WhyField(forms.CharField):
    """Why something is done."""

    def __init__(self, **kwargs: Any) -> None:
        given = {"label": _("原因"), "max_length": 200, **kwargs}
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **given)


class SideForm(forms.Form):
    """For which side the bureau acts; others act for their own, and are not asked."""

    side = forms.TypedChoiceField(
        label=pgettext_lazy("visit", "代为办理的一方"),
        choices=Side.choices,
        coerce=Side,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not works_for_bureau(seat):
            del self.fields["side"]

    @property
    def chosen(self) -> Side | None:
        """Return the side that the bureau chose, None where the seat has its own."""
        return self.cleaned_data.get("side")


class DeclineForm(SideForm):
    """Why a side cannot."""

    reason = WhyField()


class CancelForm(forms.Form):
    """Why a visit is called off."""

    reason = WhyField()


class MoveForm(HearingForm):
    """To which day and time a visit is moved, and why."""

    on = forms.DateField(label=_("新的日期"), widget=DayInput)
    starts_at = forms.TimeField(label=_("新的开始时间"), widget=HourInput)
    reason = WhyField()

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(on=visit.on, starts_at=clock(visit.starts_at))

    @property
    def slot(self) -> Slot:
        """Return when the visit is to begin."""
        return Slot(self.cleaned_data["on"], self.cleaned_data["starts_at"])


class FeedbackForm(SideForm):
    """How the visit was."""

    rating = forms.TypedChoiceField(
        label=_("评分"), choices=Rating.choices, coerce=int, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("反馈意见"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("最多 400 字；请不要写学生的姓名和个人情况。"),
    )


class NewVisitForm(HearingForm, ChoosingForm):
    """Who comes to which school, when, on which topic, for whom."""

    expert = EntryField(label=_("专家"), help_text=_("输入姓名或编号查找，从列表中选择。"))
    school = SchoolField(
        label=pgettext_lazy("visit", "学校"), help_text=_("输入名称或代码查找，从列表中选择。")
    )
    topic = forms.CharField(label=_("主题"), max_length=40)
    stage = forms.ChoiceField(label=_("学段"), choices=Stage.choices)
    grade = forms.CharField(label=_("年级"), max_length=20, required=False)
    expected = forms.IntegerField(label=_("预计学生数"), min_value=1, max_value=100_000)
    on = forms.DateField(label=_("日期"), widget=DayInput)
    starts_at = forms.TimeField(label=_("开始时间"), widget=HourInput)
    ends_at = forms.TimeField(label=_("结束时间"), widget=HourInput)
    hall = forms.CharField(
        label=_("场地"), max_length=60, required=False, help_text=_("同一场地同时只安排一场。")
    )
    request = EntryField(
        label=_("学校需求"),
        required=False,
        help_text=_("为满足学校的某项需求而来时，从列表中选择。"),
    )
    explanation = forms.CharField(label=_("说明"), max_length=200, required=False)

    offered: ClassVar = {
        "expert": experts_today,
        "school": schools_to_visit,
        "request": requests_to_meet,
    }

    def __init__(
        self,
        *args: Any,
        asked: VisitRequest | None,
        fits: Sequence[Fit],
        fit: Fit | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked, self.fits, self.fit = asked, fits, fit
        self.initial.update({**_of_request(asked), **_of_fit(fit)})

    def facts(self) -> VisitFacts:
        """Return what was filled in."""
        return VisitFacts(**self.cleaned_data)

    @property
    def hours(self) -> Hours:
        """Return on which day and from when to when the visit is to be."""
        day, *times = (self.cleaned_data[name] for name in ("on", "starts_at", "ends_at"))
        return Hours(day, *times)


def _of_request(asked: VisitRequest | None) -> dict[str, object]:
    """Return what a school's request already says of the visit that is to meet it."""
    if asked is None:
        return {}
    return {
        "school": option_of(asked.school),
        "topic": asked.topic,
        "stage": asked.stage,
        "grade": asked.grade,
        "expected": asked.pupils,
        "hall": asked.hall,
        "request": option_of(asked),
    }


def _of_fit(fit: Fit | None) -> dict[str, object]:
    """Return what a day that fits says: who comes, and from when to when."""
    if fit is None:
        return {}
    return {
        "expert": option_of(fit.expert),
        "on": fit.slot.day,
        "starts_at": fit.slot.first,
        "ends_at": fit.slot.last,
    }
