"""The forms that arrange and change postings."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from manyuan.directory.models import Teacher
from manyuan.directory.visibility import visible_schools, visible_teachers
from manyuan.engagements.kinds.posting.actions import PostingFacts
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import SchoolField
from manyuan.web.directory.forms import DayInput

SHOWN = 5
DAY = timedelta(days=1)


class TeacherField(forms.CharField):
    """A teacher, typed by code or by name; a name that several have asks for the code."""

    default_error_messages = {
        "unknown": _("名册里没有「%(text)s」，请填写教师编号或姓名。"),
        "several": _("有几位教师名为「%(text)s」，请填写教师编号：%(codes)s。"),
    }
    seat: Seat

    def clean(self, value: str | None) -> Teacher | None:
        """Return the teacher who was meant."""
        text = super().clean(value)
        if not text:
            return None
        rosters = visible_teachers(self.seat).select_related("school__unit")
        found = list(rosters.filter(code=text)) or list(rosters.filter(name=text)[: SHOWN + 1])
        if len(found) == 1:
            return found[0]
        code = "several" if found else "unknown"
        codes = gettext("、").join(f"{one.code}（{one.school.name}）" for one in found[:SHOWN])
        raise ValidationError(self.error_messages[code], code, {"text": text, "codes": codes})


def _why() -> forms.CharField:
    return forms.CharField(
        label=_("原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )


class NewPostingForm(forms.Form):
    """Who goes where, in which way, from when to when."""

    teacher = TeacherField(label=_("教师"), help_text=_("填写教师编号，或名册上的姓名。"))
    host = SchoolField(label=_("接收学校"), help_text=_("输入名称或代码查找，从列表中选择。"))
    mode = forms.ChoiceField(label=_("方式"), choices=Mode.choices)
    starts_on = forms.DateField(label=_("开始日期"), widget=DayInput)
    last_day = forms.DateField(
        label=_("结束日期"), widget=DayInput, help_text=_("在接收学校的最后一天。")
    )
    weekly_hours = forms.IntegerField(
        label=_("每周课时"),
        required=False,
        min_value=1,
        max_value=40,
        help_text=_("走教必须填写。"),
    )
    explanation = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teacher, host = self.fields["teacher"], self.fields["host"]
        assert isinstance(teacher, TeacherField)  # noqa: S101 -- tells the type checker
        assert isinstance(host, SchoolField)  # noqa: S101 -- tells the type checker
        teacher.seat = seat
        host.offer(visible_schools(seat))

    def facts(self) -> PostingFacts:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        return PostingFacts(ends_on=given.pop("last_day") + DAY, **given)


class EndForm(forms.Form):
    """From which day the teacher is back, and why."""

    on = forms.DateField(label=_("返回日期"), widget=DayInput, initial=today)
    reason = _why()


class ExtendForm(forms.Form):
    """Until when the teacher stays, and why."""

    until = forms.DateField(
        label=_("新的结束日期"), widget=DayInput, help_text=_("在接收学校的最后一天。")
    )
    reason = _why()


class ReplaceForm(forms.Form):
    """Who takes over, from which day, and why."""

    teacher = TeacherField(label=_("接替教师"), help_text=_("填写教师编号，或名册上的姓名。"))
    on = forms.DateField(label=_("接替日期"), widget=DayInput, initial=today)
    reason = _why()

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teacher = self.fields["teacher"]
        assert isinstance(teacher, TeacherField)  # noqa: S101 -- tells the type checker
        teacher.seat = seat


class CancelForm(forms.Form):
    """Why the posting is called off."""

    reason = _why()
