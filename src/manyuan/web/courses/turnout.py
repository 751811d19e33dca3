"""Who came: a grid of sessions and schools, made for a phone."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.kinds.course.actions import TurnoutFacts, report_turnout
from manyuan.engagements.kinds.course.models import Course, Receiver, Session
from manyuan.engagements.kinds.course.queries.courses import receivers_of, sessions_of
from manyuan.engagements.kinds.course.queries.turnouts import (
    may_report_turnout,
    reporting_for,
    sessions_to_report,
)
from manyuan.seats.permissions import require
from manyuan.web.courses.finding import course_at
from manyuan.web.courses.questions import question_about
from manyuan.web.courses.trail import page_of
from manyuan.web.courses.words import hours_of
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.visits.attendance_form import NUMBER
from manyuan.web.visits.forms import WhyField


class TurnoutForm(forms.Form):
    """A number for each session and each school; what is left empty is not reported."""

    reason = WhyField(
        label=gettext_lazy("更正原因"),
        required=False,
        help_text=gettext_lazy("改动已经登记的人数时填写。"),
    )

    def __init__(
        self, *args: Any, sessions: Sequence[Session], schools: Sequence[Receiver], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sessions, self.schools = sessions, schools
        self.is_correcting = False
        for session in sessions:
            came = {one.receiver_id: one.pupils for one in session.turnouts.all()}
            for receiver in schools:
                known = came.get(receiver.pk)
                self.is_correcting |= known is not None
                self.fields[_name(session, receiver)] = _field(session, receiver, known)

    @property
    def rows(self) -> Iterator[tuple[Session, str, list[tuple[Receiver, BoundField]]]]:
        """Return each session with its hours and with a field for each school."""
        for session in self.sessions:
            cells = [(one, self[_name(session, one)]) for one in self.schools]
            yield session, hours_of(session), cells

    @property
    def counts(self) -> list[TurnoutFacts]:
        """Return what was filled in."""
        given = self.cleaned_data
        return [
            TurnoutFacts(session.number, receiver.school, given[_name(session, receiver)])
            for session in self.sessions
            for receiver in self.schools
            if given.get(_name(session, receiver)) is not None
        ]


def _name(session: Session, receiver: Receiver) -> str:
    return f"s{session.number}-{receiver.pk}"


def _field(session: Session, receiver: Receiver, known: int | None) -> forms.IntegerField:
    label = _("{school}第 {number} 次课到课人数")
    return forms.IntegerField(
        label=label.format(school=receiver.school.name, number=session.number),
        required=False,
        min_value=0,
        max_value=receiver.placed if known is None else max(receiver.placed, known),
        initial=known,
        widget=forms.NumberInput(attrs=NUMBER),
    )


def report(request: SeatRequest, code: str) -> HttpResponse:
    """Take down how many pupils came to the sessions that were, for the seat's own schools."""
    course = course_at(request.seat, code)
    receivers = receivers_of(request.seat, course)
    require(may_report_turnout(request.seat, receivers))
    form = _form(request, course, receivers)
    question = question_about(course, _("登记到课人数"), _("保存到课人数"))

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        report_turnout(by=request.seat, course=course, counts=form.counts, reason=reason)
        return Done(_("已登记到课人数。"), page_of(course))

    return ask(request, form, question, act, template="courses/turnout.html")


def _form(request: SeatRequest, course: Course, receivers: Sequence[Receiver]) -> TurnoutForm:
    sessions = sessions_to_report(sessions_of(request.seat, course))
    schools = reporting_for(request.seat, receivers)
    return TurnoutForm(sent(request), sessions=sessions, schools=schools)
