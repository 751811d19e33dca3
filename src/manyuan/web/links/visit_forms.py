"""The forms in which a partner answers a visit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.engagements.kinds.visit.actions import Slot
from manyuan.engagements.kinds.visit.enums import Rating
from manyuan.web.directory.ending_forms import TakeBackForm
from manyuan.web.directory.forms import DayInput, HourInput
from manyuan.web.visits.hearing import HearingForm


class ConfirmForm(TakeBackForm):
    """Nothing to fill in."""


class DeclineForm(forms.Form):
    """Why the visit cannot be."""

    reason = forms.CharField(
        label=_("原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("学校和教育局会看到；请不要写个人健康等隐私。"),
    )


class MoveForm(HearingForm, DeclineForm):
    """To when the visit is to be moved, and why."""

    on = forms.DateField(label=_("改到哪一天"), widget=DayInput)
    starts_at = forms.TimeField(label=_("开始时间"), widget=HourInput)
    field_order = ("on", "starts_at", "reason")

    def slot(self) -> Slot:
        """Return what was filled in."""
        return Slot(self.cleaned_data["on"], self.cleaned_data["starts_at"])


class FeedbackForm(forms.Form):
    """How the visit was."""

    rating = forms.TypedChoiceField(
        label=_("这次到校怎么样"),
        coerce=int,
        choices=Rating.choices,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("还想告诉学校和教育局什么"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
