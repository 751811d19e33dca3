from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.actions import correct_attendance, hold_visit
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import may_report_visit
from manyuan.engagements.kinds.visit.queries.visits import attendance_of
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.visits.attendance_form import AttendanceForm
from manyuan.web.visits.finding import visit_at
from manyuan.web.visits.questions import question_about
from manyuan.web.visits.trail import page_of


def report(request: SeatRequest, code: str) -> HttpResponse:
    """Take down whom a visit reached, or put right what was taken down."""
    visit = visit_at(request.seat, code)
    require(may_report_visit(request.seat, visit))
    counted = attendance_of(request.seat, visit)
    form = AttendanceForm(sent(request), visit=visit, counted=counted)
    headline, submit = _("登记到场人数"), _("登记人数")
    if counted:
        headline, submit = _("更正到场人数"), _("更正人数")
    question = question_about(visit, headline, submit)

    def act() -> Done:
        held = _reported(request.seat, visit, form)
        pupils = sum(one.pupils for one in form.attendance)
        said = _("已登记：学生 {pupils} 人，教师 {teachers} 人。")
        facts = {"pupils": number(pupils), "teachers": number(held.teachers_attended)}
        return Done(said.format(**facts), page_of(held))

    return ask(request, form, question, act)


def _reported(seat: Seat, visit: Visit, form: AttendanceForm) -> Visit:
    given = {"attendance": form.attendance, "teachers": form.cleaned_data["teachers"]}
    if "reason" in form.fields:
        reason = form.cleaned_data["reason"]
        return correct_attendance(by=seat, visit=visit, reason=reason, **given)
    return hold_visit(by=seat, visit=visit, **given)
