"""The form in which a school asks for a visit: what and for whom, then rows of a day with hours."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.directory.enums import Stage
from manyuan.directory.models import School
from manyuan.offers.actions.requests import RequestFacts
from manyuan.offers.models import VisitRequest
from manyuan.offers.models.visits import LONGEST, SHORTEST
from manyuan.offers.slots import Slot, windows_text
from manyuan.web.directory.choosing import SchoolField
from manyuan.web.directory.forms import DayInput, HourInput
from manyuan.web.offers.teacher_forms import UsualInput

FREE_ROWS = 4
MOST_ROWS = 60
USUAL_MINUTES = 60


class RequestForm(forms.Form):
    """What a school asks for, without the hours."""

    school = SchoolField(label=pgettext_lazy("visit", "学校"))
    topic = forms.CharField(
        label=gettext_lazy("主题"),
        max_length=40,
        help_text=gettext_lazy("先看列表里专家能讲的主题；没有合适的，直接填写想听什么。"),
    )
    stage = forms.ChoiceField(label=gettext_lazy("学段"))
    grade = forms.CharField(label=gettext_lazy("年级"), required=False, max_length=20)
    pupils = forms.IntegerField(label=gettext_lazy("学生人数"), min_value=1, max_value=100_000)
    minutes = forms.IntegerField(
        label=gettext_lazy("时长（分钟）"), min_value=SHORTEST, max_value=LONGEST
    )
    hall = forms.CharField(
        label=gettext_lazy("场地"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("同一场地同时只安排一场。"),
    )
    same_day_ok = forms.BooleanField(label=gettext_lazy("可与本校其他到校同日"), required=False)

    def __init__(
        self,
        *args: Any,
        schools: Sequence[School],
        topics: Sequence[str],
        fixed: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        chooser, stage = self.fields["school"], self.fields["stage"]
        assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
        assert isinstance(stage, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        chooser.offer(schools)
        taught = {one for school in schools for one in school.stages}
        stage.choices = [(one.value, str(one.label)) for one in Stage if one in taught]
        self.fields["topic"].widget = UsualInput(topics)
        self.initial.setdefault("minutes", USUAL_MINUTES)
        if fixed:
            del self.fields["school"]

    def facts(self, windows: str) -> RequestFacts:
        """Return what was filled in."""
        names = ("topic", "stage", "grade", "pupils", "minutes", "hall", "same_day_ok")
        return RequestFacts(windows=windows, **{name: self.cleaned_data[name] for name in names})


class SlotForm(forms.Form):
    """One row: a day, from when until when."""

    day = forms.DateField(label=gettext_lazy("日期"), required=False, widget=DayInput)
    first = forms.TimeField(label=gettext_lazy("从"), required=False, widget=HourInput)
    last = forms.TimeField(label=gettext_lazy("到"), required=False, widget=HourInput)

    def clean(self) -> dict[str, Any]:
        """Ask for the rest of a row that is begun."""
        given = super().clean() or self.cleaned_data
        known = [given.get(name) for name in ("day", "first", "last")]
        if any(known) and not all(known) and not self.errors:
            raise ValidationError(_("请把日期、开始和结束时间填全，或把这一行清空。"))
        if all(known) and given["last"] <= given["first"]:
            raise ValidationError(_("结束时间须晚于开始时间。"))
        return given

    def slot(self) -> Slot | None:
        """Return what was filled in, None when the row is left out."""
        given = self.cleaned_data
        if not given.get("day"):
            return None
        return Slot(given["day"], given["first"], given["last"])


def slot_rows(sent: QueryDict | None, request: VisitRequest | None) -> BaseFormSet:
    """Return the rows of a request's hours, with some free ones."""
    factory = formset_factory(SlotForm, extra=FREE_ROWS, max_num=MOST_ROWS)
    slots = request.slots if request else ()
    known = [{"day": slot.day, "first": slot.first, "last": slot.last} for slot in slots]
    # A row that was sent as it had been is read like any other.
    return factory(sent, initial=known, prefix="windows", form_kwargs={"empty_permitted": False})


def windows_of(rows: BaseFormSet) -> str:
    """Return the hours that were filled in, as the district folder writes them."""
    slots = [form.slot() for form in rows]
    return windows_text(slot for slot in slots if slot is not None)
