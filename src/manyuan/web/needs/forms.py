"""The forms of the needs; rules are the actions'."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.directory.enums import Stage
from manyuan.engagements.queries.answers import could_meet
from manyuan.offers.actions.needs import NAMES, NeedFacts
from manyuan.offers.models import Need
from manyuan.offers.queries.visits import asking_schools
from manyuan.rules.subjects import load_subjects
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import ChoosingForm, EntryField, SchoolField, option_of
from manyuan.web.directory.forms import DayInput
from manyuan.web.needs.words import kinds_to_need
from manyuan.web.offers.teacher_forms import UsualInput

MOST_PEOPLE = 100_000


class NeedForm(ChoosingForm):
    """What a school needs, for whom, and within which days."""

    school = SchoolField(label=pgettext_lazy("need", "学校"))
    kind = forms.ChoiceField(label=_("种类"))
    title = forms.CharField(
        label=_("需要什么"),
        max_length=60,
        widget=forms.TextInput({"wide": True}),
        help_text=_("一句话写清楚，例如：能容纳 300 人的礼堂，排练合唱。"),
    )
    starts_on = forms.DateField(label=_("最早日期"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("最晚日期"),
        widget=DayInput,
        help_text=_("过了这一天还没有安排的，自动过期。"),
    )
    people = forms.IntegerField(label=_("人数"), required=False, min_value=1, max_value=MOST_PEOPLE)
    stage = forms.ChoiceField(label=_("学段"), choices=[("", "—"), *Stage.choices], required=False)
    grades = forms.CharField(label=_("年级"), max_length=40, required=False)
    subject = forms.CharField(label=_("学科"), max_length=40, required=False)
    note = forms.CharField(
        label=_("说明"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("时间、设备、接送等要求；请不要写学生的姓名和个人情况。"),
    )

    offered: ClassVar = {"school": asking_schools}

    def __init__(self, *args: Any, seat: Seat, need: Need | None = None, **kwargs: Any) -> None:
        super().__init__(*args, seat=seat, **kwargs)
        kind, school = self.fields["kind"], self.fields["school"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        assert isinstance(school, EntryField)  # noqa: S101 -- tells the type checker
        kind.choices = kinds_to_need()
        self.fields["subject"].widget = UsualInput(load_subjects().names)
        self.need = need
        if need is not None:
            self.initial.update({name: getattr(need, name) for name in NAMES})
            del self.fields["school"], self.fields["kind"]
        elif len(school.entries) == 1:
            self.initial["school"] = option_of(school.entries[0])

    def facts(self) -> NeedFacts:
        """Return what was filled in; a need that is changed keeps its kind."""
        given: dict[str, Any] = {} if self.need is None else {"kind": self.need.kind}
        given |= {name: self.cleaned_data[name] for name in NAMES if name in self.fields}
        return NeedFacts(**given)


class MeetForm(forms.Form):
    """Which engagement meets a need."""

    engagement = EntryField(
        label=_("对应的安排"),
        help_text=_("输入名称或编号查找，从列表中选择；只列出同一种类、没有取消的安排。"),
    )

    def __init__(self, *args: Any, seat: Seat, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["engagement"]
        assert isinstance(chooser, EntryField)  # noqa: S101 -- tells the type checker
        chooser.offer(could_meet(seat, need))


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("原因"), max_length=200)
