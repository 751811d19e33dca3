"""A school signs up for a course: a number of pupils for each grade, and no names."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.engagements.kinds.course.actions import GradePupils, sign_up, withdraw_school
from manyuan.engagements.kinds.course.models import Course, Receiver
from manyuan.engagements.kinds.course.permissions import may_sign_up_for
from manyuan.seats.permissions import require
from manyuan.web.courses.finding import receiver_at
from manyuan.web.courses.forms import MOST_PLACES, ReasonForm
from manyuan.web.courses.questions import question_about
from manyuan.web.courses.trail import page_of
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.visits.attendance_form import GRADES, NUMBER


class SignUpForm(forms.Form):
    """How many pupils of each grade; a grade that is left empty sends nobody."""

    def __init__(
        self, *args: Any, course: Course, counted: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.grades = {f"grade-{n}": one for n, one in enumerate(_grades(course, counted))}
        for name, grade in self.grades.items():
            self.fields[name] = forms.IntegerField(
                label=_("{grade}学生数").format(grade=grade),
                required=False,
                min_value=0,
                max_value=MOST_PLACES,
                initial=counted.get(grade),
                widget=forms.NumberInput(attrs=NUMBER),
            )

    def clean(self) -> dict[str, Any]:
        """Ask for one grade at least."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not self.counts:
            raise ValidationError(_("请至少填写一个年级的学生数；不参加了，请退出报名。"))
        return given

    @property
    def counts(self) -> list[GradePupils]:
        """Return the grades that send somebody."""
        given = ((grade, self.cleaned_data.get(name)) for name, grade in self.grades.items())
        return [GradePupils(grade, pupils) for grade, pupils in given if pupils]


def _grades(course: Course, counted: Mapping[str, int]) -> dict[str, None]:
    """Return the grades for which the course is, or all of its stage; none stands twice."""
    all_grades = GRADES[course.stage]
    named = [grade for grade in all_grades if grade in course.grade]
    return dict.fromkeys((*counted, *(named or all_grades)))


def sign_school_up(request: SeatRequest, code: str, school: str) -> HttpResponse:
    """Say how many pupils a school sends, or change it."""
    receiver = receiver_at(request.seat, code, school)
    course = receiver.course
    require(may_sign_up_for(request.seat, receiver.school))
    counted = {one.grade: one.pupils for one in receiver.grades.all()}
    form = SignUpForm(sent(request), course=course, counted=counted)
    name = receiver.school.name
    headline, submit = _("{school}报名").format(school=name), _("提交报名")
    if receiver.asked:
        headline, submit = _("修改{school}的报名").format(school=name), _("保存报名")
    question = question_about(course, headline, submit, *_told(receiver))

    def act() -> Done:
        signed = sign_up(by=request.seat, course=course, school=receiver.school, grades=form.counts)
        return Done(_signed(signed), page_of(course))

    return ask(request, form, question, act)


def _told(receiver: Receiver) -> list[str]:
    """Say what there is to know before a school signs up."""
    course = receiver.course
    free = ngettext(
        "还剩 {n} 个名额；名额不够时，多出的学生按报名先后候补。",
        "还剩 {n} 个名额；名额不够时，多出的学生按报名先后候补。",
        course.free,
    )
    said = [free.format(n=course.free)]
    if receiver.quota is not None:
        said.append(_("本校限额 {n} 人。").format(n=receiver.quota))
    if receiver.asked:
        said.append(_("增加人数后，还在候补的学生排到最后；占到的名额不受影响。"))
    said.append(_("只填人数，请不要写学生的姓名。"))
    return said


def _signed(receiver: Receiver) -> str:
    if receiver.waiting:
        text = _("已报名：{placed} 人占到名额，{waiting} 人候补，有空出的名额会自动递补。")
        return text.format(placed=receiver.placed, waiting=receiver.waiting)
    return _("已报名：{placed} 人都占到名额。").format(placed=receiver.placed)


def withdraw(request: SeatRequest, code: str, school: str) -> HttpResponse:
    """Let a school send nobody any more."""
    receiver = receiver_at(request.seat, code, school)
    course = receiver.course
    require(may_sign_up_for(request.seat, receiver.school))
    form = ReasonForm(sent(request))
    told = _("{school}的 {n} 个名额会让给候补的学校；再报名须重新排队。")
    question = question_about(
        course,
        _("退出报名"),
        _("退出报名"),
        told.format(school=receiver.school.name, n=receiver.placed),
        dangerous=True,
    )

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        withdraw_school(by=request.seat, course=course, school=receiver.school, reason=reason)
        said = _("{school}已退出报名。").format(school=receiver.school.name)
        return Done(said, page_of(course))

    return ask(request, form, question, act)
