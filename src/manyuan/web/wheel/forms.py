from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.web.directory.forms import DayInput
from manyuan.wheel.carrying import ITEMS


class DueForm(forms.Form):
    """Until when a step is wanted."""

    due_on = forms.DateField(label=_("截止日期"), widget=DayInput)


class SkipForm(forms.Form):
    """Why a step is left out."""

    reason = forms.CharField(
        label=_("不适用的原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )


class OpenForm(forms.Form):
    """What is carried over into the year; what cannot be is not offered."""

    items = forms.MultipleChoiceField(
        label=_("结转到新学年"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, seat: Seat, year: SchoolYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        previews = {code: item.preview(seat, year) for code, item in ITEMS.items()}
        choices = [
            (code, _said(ITEMS[code].label, preview.lines))
            for code, preview in previews.items()
            if preview.lines
        ]
        self.fields["items"].choices = choices  # type: ignore[attr-defined]
        self.fields["items"].initial = [code for code, _label in choices]
        self.not_carried = [
            (ITEMS[code].label, preview.why_not)
            for code, preview in previews.items()
            if not preview.lines
        ]
        if not choices:
            del self.fields["items"]

    @property
    def chosen(self) -> list[str]:
        """Return what is carried over."""
        return list(self.cleaned_data.get("items", []))


def _said(label: object, lines: tuple[str, ...]) -> object:
    said = format_html_join("", "<br><span class='soft small'>{}</span>", ((one,) for one in lines))
    return format_html("{}{}", label, said)
