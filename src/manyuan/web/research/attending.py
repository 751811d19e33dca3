from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.research.actions import name_participants, report_attendance
from manyuan.engagements.kinds.research.permissions import may_report_any, may_report_for
from manyuan.engagements.kinds.research.queries.research import (
    named_at,
    parts_to_report,
    roster_for,
)
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.research.finding import part_at, research_at
from manyuan.web.research.forms import AttendanceForm, NamesForm
from manyuan.web.research.questions import question_about
from manyuan.web.research.trail import page_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number


def report(request: SeatRequest, code: str) -> HttpResponse:
    """Take down how many came: a school its own, the host those of all."""
    research = research_at(request.seat, code)
    parts = parts_to_report(request.seat, research)
    require(may_report_any(request.seat, research, [one.school for one in parts]))
    form = AttendanceForm(sent(request), parts=parts)
    question = question_about(research, _("登记到会人数"), _("登记人数"))

    def act() -> Done:
        counted = form.attended
        report_attendance(by=request.seat, research=research, attended=counted)
        said = _("已登记 {schools} 所学校 {people} 人。")
        facts = {"schools": number(len(counted)), "people": number(sum(counted.values()))}
        return Done(said.format(**facts), page_of(research))

    return ask(request, form, question, act, template="research/attendance.html")


def name_teachers(request: SeatRequest, code: str, school: str) -> HttpResponse:
    """Take down which teachers of a school take part."""
    research = research_at(request.seat, code)
    part = part_at(request.seat, research, school)
    require(may_report_for(request.seat, research, part.school))
    roster = list(roster_for(request.seat, part.school))
    named = named_at(request.seat, research).get(part.pk, [])
    form = NamesForm(sent(request), roster=roster, named=named)
    question = question_about(
        research, _("{school}参加教师").format(school=part.school.name), _("保存名单")
    )

    def act() -> Done:
        chosen = form.chosen
        name_participants(by=request.seat, research=research, school=part.school, teachers=chosen)
        return Done(_("已保存参加教师 {n} 人。").format(n=len(chosen)), page_of(research))

    return ask(request, form, question, act, template="research/many.html")
