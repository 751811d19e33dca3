"""The form in which a school reports whom a visit reached: a number a grade, made for a phone."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.enums import Stage
from manyuan.engagements.kinds.visit.actions import Attended
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.web.visits.forms import WhyField

GRADES: Mapping[str, tuple[str, ...]] = {
    Stage.PRIMARY: ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级"),
    Stage.JUNIOR: ("六年级", "七年级", "八年级", "九年级"),
    Stage.SENIOR: ("高一", "高二", "高三"),
}
MOST_PUPILS = 100_000
NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class AttendanceForm(forms.Form):
    """How many pupils of each grade came, and how many teachers; a grade left empty was not there.

    The grade for which the visit was planned comes first. A correction also says why.
    """

    teachers = forms.IntegerField(
        label=gettext_lazy("到场教师数"),
        min_value=0,
        max_value=MOST_PUPILS,
        widget=forms.NumberInput(attrs=NUMBER),
    )
    reason = WhyField(label=gettext_lazy("更正原因"))

    def __init__(self, *args: Any, visit: Visit, counted: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grades = _grades(visit, counted)
        for name, grade in self.grades.items():
            self.fields[name] = _pupils_of(grade, counted)
        self.order_fields([*self.grades, "teachers", "reason"])
        if not counted:
            del self.fields["reason"]
        elif visit.teachers_attended is not None:
            self.initial["teachers"] = visit.teachers_attended

    def clean(self) -> dict[str, Any]:
        """Ask for one grade at least."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not self.attendance:
            raise ValidationError(_("请至少填写一个年级的到场学生数。"))
        return given

    @property
    def attendance(self) -> list[Attended]:
        """Return the grades that were there."""
        given = ((grade, self.cleaned_data.get(name)) for name, grade in self.grades.items())
        return [Attended(grade, pupils) for grade, pupils in given if pupils]


def _grades(visit: Visit, counted: Mapping[str, int]) -> dict[str, str]:
    """Return the fields of the form, each with its grade; none stands twice."""
    planned = (visit.grade,) if visit.grade else ()
    grades = dict.fromkeys((*planned, *counted, *GRADES[visit.stage]))
    return {f"grade-{place}": grade for place, grade in enumerate(grades)}


def _pupils_of(grade: str, counted: Mapping[str, int]) -> forms.IntegerField:
    return forms.IntegerField(
        label=_("{grade}学生数").format(grade=grade),
        required=False,
        min_value=0,
        max_value=MOST_PUPILS,
        initial=counted.get(grade),
        widget=forms.NumberInput(attrs=NUMBER),
    )
