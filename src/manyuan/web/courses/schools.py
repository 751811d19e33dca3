"""To which schools a course is offered, and the most places that each may have."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import School
from manyuan.engagements.kinds.course.actions import ReceiverFacts, set_receivers
from manyuan.engagements.kinds.course.models import Receiver
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.queries.choices import schools_to_invite
from manyuan.engagements.kinds.course.queries.courses import receivers_of
from manyuan.seats.permissions import require
from manyuan.web.courses.finding import course_at
from manyuan.web.courses.forms import MOST_PLACES
from manyuan.web.courses.questions import question_about
from manyuan.web.courses.trail import page_of
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.seated import SeatRequest

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class SchoolsForm(forms.Form):
    """A tick for each school that may take the course, and the most places for it."""

    def __init__(
        self,
        *args: Any,
        schools: Sequence[School],
        known: Sequence[Receiver],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.schools, self.known = schools, {one.school_id: one for one in known}
        for school in schools:
            receiver = self.known.get(school.pk)
            self.fields[f"take-{school.pk}"] = forms.BooleanField(
                label=school.name, required=False, initial=receiver is not None
            )
            self.fields[f"quota-{school.pk}"] = forms.IntegerField(
                label=_("{school}的限额").format(school=school.name),
                required=False,
                min_value=1,
                max_value=MOST_PLACES,
                initial=receiver.quota if receiver else None,
                widget=forms.NumberInput(attrs=NUMBER),
            )

    @property
    def rows(self) -> Iterator[tuple[School, BoundField, BoundField, Receiver | None]]:
        """Return each school with its two fields, and what it has already."""
        for school in self.schools:
            take, quota = self[f"take-{school.pk}"], self[f"quota-{school.pk}"]
            yield school, take, quota, self.known.get(school.pk)

    def receivers(self) -> list[ReceiverFacts]:
        """Return what was filled in; a quota without its tick says nothing."""
        given = self.cleaned_data
        return [
            ReceiverFacts(one, given[f"quota-{one.pk}"])
            for one in self.schools
            if given[f"take-{one.pk}"]
        ]


def choose_schools(request: SeatRequest, code: str) -> HttpResponse:
    """Say which schools may take a course, and how many pupils each may send at most."""
    course = course_at(request.seat, code)
    require(may_change_course(request.seat, course))
    schools = schools_to_invite(request.seat, course)
    known = receivers_of(request.seat, course)
    form = SchoolsForm(sent(request), schools=schools, known=known)
    question = question_about(course, _("选择接受学校和限额"), _("保存接受学校"))

    def act() -> Done:
        named = form.receivers()
        set_receivers(by=request.seat, course=course, receivers=named)
        said = ngettext("已保存 {n} 所接受学校。", "已保存 {n} 所接受学校。", len(named))
        return Done(said.format(n=len(named)), page_of(course))

    return ask(request, form, question, act, template="courses/schools.html")
