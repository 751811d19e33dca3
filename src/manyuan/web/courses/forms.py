"""The forms that offer a course and end it; rules are the actions'."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.directory.enums import Stage
from manyuan.directory.models import Expert, Teacher
from manyuan.engagements.kinds.course.actions import CourseFacts
from manyuan.engagements.kinds.course.enums import Mode
from manyuan.engagements.kinds.course.models import Course, Lecturer
from manyuan.engagements.kinds.course.queries.choices import (
    groups_to_offer_in,
    lecturers_called,
    providers,
)
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import ChoosingForm, EntryField, option_of
from manyuan.web.directory.forms import DayInput
from manyuan.web.visits.forms import WhyField

MOST_PLACES = 100_000
BETWEEN = "、"
SHOWN = 5


class LecturersField(forms.CharField):
    """Teachers and experts, by name or code, one after the other."""

    default_error_messages: ClassVar = {
        "unknown": _("名册和专家里没有「%(text)s」，请填写姓名或编号。"),
        "several": _("有几位叫「%(text)s」，请填写编号：%(codes)s。"),
    }
    seat: Seat
    known: tuple[Teacher | Expert, ...] = ()

    def clean(self, value: str | None) -> tuple[Teacher | Expert, ...]:
        """Return who was meant."""
        text = super().clean(value) or ""
        for mark in ("，", ",", "；", ";", "\n"):
            text = text.replace(mark, BETWEEN)
        return tuple(self._one(part.strip()) for part in text.split(BETWEEN) if part.strip())

    def _one(self, text: str) -> Teacher | Expert:
        # Who teaches already stays so, whoever looks at the form.
        known = [one for one in self.known if text in {option_of(one), one.code}]
        found = known or lecturers_called(self.seat, text.rpartition("（")[2].removesuffix("）"))
        if len(found) == 1:
            return found[0]
        codes = BETWEEN.join(option_of(one) for one in found[:SHOWN])
        code = "several" if found else "unknown"
        raise ValidationError(self.error_messages[code], code, {"text": text, "codes": codes})


class CourseForm(ChoosingForm):
    """Who teaches what, to whom, for how many, and until when schools sign up."""

    name = forms.CharField(label=_("课程名称"), max_length=60)
    mode = forms.ChoiceField(label=_("课程类型"), choices=Mode.choices)
    provider = EntryField(
        label=_("开课单位"), help_text=_("学校或合作单位；输入名称或代码查找，从列表中选择。")
    )
    lecturers = LecturersField(
        label=_("授课人"),
        required=False,
        help_text=_("教师或专家的姓名或编号，几位之间用顿号隔开。"),
    )
    subject = forms.CharField(label=_("学科领域"), max_length=40, required=False)
    stage = forms.ChoiceField(label=_("学段"), choices=Stage.choices)
    grade = forms.CharField(
        label=_("年级"), max_length=40, required=False, help_text=_("如：六年级。不填为整个学段。")
    )
    group = EntryField(
        label=pgettext_lazy("course", "集团"),
        required=False,
        help_text=_("在集团内开设的填写，计入这个集团；跨集团的留空。"),
    )
    places = forms.IntegerField(
        label=_("名额"), min_value=1, max_value=MOST_PLACES, help_text=_("各校合计最多多少学生。")
    )
    opens_on = forms.DateField(label=_("报名开始"), widget=DayInput)
    closes_on = forms.DateField(label=_("报名截止"), widget=DayInput)
    weaker_until = forms.DateField(
        label=_("薄弱校先报至"),
        required=False,
        widget=DayInput,
        help_text=_("到这一天为止，只有薄弱校、新校和普通校可以报名；不填则所有学校同时报名。"),
    )
    about = forms.CharField(
        label=_("课程说明"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("讲什么、要带什么；学校报名前会看到。"),
    )

    is_public = forms.BooleanField(
        label=_("向公众发布"),
        required=False,
        help_text=_(
            "开放报名后，任何人不用账号就能看到课程；家长要在网上报名的，另在课程页面开通报名。"
        ),
    )

    offered: ClassVar = {"provider": providers, "group": groups_to_offer_in}

    def __init__(
        self, *args: Any, seat: Seat, known: tuple[Lecturer, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, seat=seat, **kwargs)
        chooser = self.fields["lecturers"]
        assert isinstance(chooser, LecturersField)  # noqa: S101 -- tells the type checker
        chooser.seat, chooser.known = seat, tuple(one.person for one in known)

    def facts(self) -> CourseFacts:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        provider = given.pop("provider").unit
        return CourseFacts(provider=provider, **given)


def as_filled_in(course: Course, lecturers: tuple[Lecturer, ...]) -> dict[str, object]:
    """Return a course as the form shows it."""
    names = (
        *("name", "mode", "subject", "stage", "grade", "places"),
        *("opens_on", "closes_on", "weaker_until", "about", "is_public"),
    )
    return {
        **{name: getattr(course, name) for name in names},
        "provider": option_of(course.provider),
        "group": option_of(course.group) if course.group else "",
        "lecturers": BETWEEN.join(option_of(one.person) for one in lecturers),
    }


class SureForm(forms.Form):
    """Nothing is asked but whether."""


class ReasonForm(forms.Form):
    """Why something is called off."""

    reason = WhyField()


class FinishForm(forms.Form):
    """Why a course ends before all of its sessions were held; else nothing is asked."""

    reason = WhyField()

    def __init__(self, *args: Any, is_early: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_early:
            del self.fields["reason"]
