from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.visit.actions.evidence import MOST
from manyuan.engagements.kinds.visit.confirming import has_confirmed
from manyuan.engagements.kinds.visit.enums import Rating, Side, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import may_change_visit, may_report_visit
from manyuan.engagements.kinds.visit.queries.evidence import shown_evidence_of
from manyuan.engagements.kinds.visit.queries.visits import attendance_of, feedback_of
from manyuan.kernel.clock import today
from manyuan.offers.permissions import may_see_boards
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source
from manyuan.web.visits.finding import visit_at
from manyuan.web.visits.steps import steps_of
from manyuan.web.visits.trail import to_visit
from manyuan.web.visits.words import SIGNS, audience_of, when_of, who_of


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What one side has said, and from which seat."""

    side: str
    name: str
    is_given: bool
    at: object
    by: str


@require_safe
def show_visit(request: SeatRequest, code: str) -> HttpResponse:
    """Show a visit: what was arranged, what both sides said, whom it reached."""
    visit = visit_at(request.seat, code)
    counted = attendance_of(request.seat, visit)
    evidence = list(shown_evidence_of(request.seat, visit))
    may_report = may_report_visit(request.seat, visit)
    context = {
        "visit": visit,
        "crumbs": to_visit(visit),
        "headline": _headline(visit, counted),
        "lead": _lead(visit),
        "sign": SIGNS[visit.state],
        "steps": steps_of(request.seat, visit),
        "may_change": may_change_visit(request.seat, visit),
        "confirmations": _confirmations(visit),
        "attendance": counted.items(),
        "evidence": evidence,
        "may_add": may_report and visit.state == VisitState.HELD and len(evidence) < MOST,
        "may_report": may_report,
        "feedback": [(one, Rating(one.rating).label) for one in feedback_of(request.seat, visit)],
        "may_see_request": may_see_boards(request.seat),
        "may_see_history": may_see_history(request.seat),
        "tour_url": reverse("visit-tour", args=[visit.expert.code, visit.on.isoformat()]),
        "source": _source(visit),
    }
    return render(request, "visits/visit.html", context)


def _headline(visit: Visit, counted: dict[str, int]) -> str:
    facts = {"school": visit.school.name, "topic": visit.topic}
    if visit.state == VisitState.HELD:
        text = _("{school}听了「{topic}」：学生 {pupils} 人，教师 {teachers} 人")
        pupils, teachers = sum(counted.values()), visit.teachers_attended
        return text.format(**facts, pupils=number(pupils), teachers=number(teachers))
    if visit.state == VisitState.CANCELLED:
        return _("{school}的「{topic}」已取消").format(**facts)
    if visit.state == VisitState.CONFIRMED:
        return _("{school}的「{topic}」双方都已确认").format(**facts)
    if visit.on < today():
        return _("{school}的「{topic}」还没有登记是否开展").format(**facts)
    return _awaited(visit).format(**facts)


def _awaited(visit: Visit) -> str:
    if has_confirmed(visit, Side.SCHOOL):
        return _("{school}的「{topic}」等待合作单位确认")
    if has_confirmed(visit, Side.PARTNER):
        return _("{school}的「{topic}」等待学校确认")
    return _("{school}的「{topic}」等待双方确认")


def _lead(visit: Visit) -> str:
    return " · ".join((when_of(visit), who_of(visit), audience_of(visit)))


def _confirmations(visit: Visit) -> list[Confirmation]:
    """Return what both sides said; of a visit that was held, only who did say something."""
    said = [_confirmation(visit, side) for side in Side]
    return [one for one in said if one.is_given] if visit.state == VisitState.HELD else said


def _confirmation(visit: Visit, side: Side) -> Confirmation:
    if side == Side.SCHOOL:
        at, seat, name = visit.school_confirmed_at, visit.school_confirmed_by, visit.school.name
    else:
        at, seat = visit.partner_confirmed_at, visit.partner_confirmed_by
        name = visit.expert.partner.name
    return Confirmation(str(side.label), name, at is not None, at, _said_by(seat))


def _said_by(seat: Seat | None) -> str:
    return "" if seat is None else f"{seat.holder} · {seat.get_role_display()}"


def _source(visit: Visit) -> Source:
    where = _("单独安排")
    if visit.request is not None:
        where = _("学校需求 {code}").format(code=visit.request.code)
    return Source(where=where, as_of=today())
