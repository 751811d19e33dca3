from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.actions import confirm_visit, decline_visit
from manyuan.engagements.kinds.visit.enums import Side, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import may_change_visit
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.visits.finding import visit_at
from manyuan.web.visits.forms import DeclineForm, SideForm
from manyuan.web.visits.questions import question_about
from manyuan.web.visits.trail import page_of


def confirm(request: SeatRequest, code: str) -> HttpResponse:
    """Let a side say that a visit can take place."""
    visit = visit_at(request.seat, code)
    require(may_change_visit(request.seat, visit))
    form = SideForm(sent(request), seat=request.seat, initial={"side": _only_side_left(visit)})
    question = question_about(visit, _("确认专家到校"), _("确认到校"))

    def act() -> Done:
        confirmed = confirm_visit(by=request.seat, visit=visit, side=form.chosen)
        said = _("已确认，等待另一方确认。")
        if confirmed.state == VisitState.CONFIRMED:
            said = _("已确认，双方都已确认。")
        return Done(said, page_of(confirmed))

    return ask(request, form, question, act)


def _only_side_left(visit: Visit) -> Side | None:
    """Return the side that has not confirmed yet, None where neither has."""
    if visit.school_confirmed_at is None and visit.partner_confirmed_at is None:
        return None
    return Side.SCHOOL if visit.school_confirmed_at is None else Side.PARTNER


def decline(request: SeatRequest, code: str) -> HttpResponse:
    """Let a side say that a visit cannot take place."""
    visit = visit_at(request.seat, code)
    require(may_change_visit(request.seat, visit))
    form = DeclineForm(sent(request), seat=request.seat)
    warning = _("到校会取消，对方和教育局会看到原因。只是时间不合适的，请改为调整时间。")
    question = question_about(visit, _("婉拒专家到校"), _("婉拒到校"), warning)

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        declined = decline_visit(by=request.seat, visit=visit, reason=reason, side=form.chosen)
        return Done(_("已婉拒这次到校。"), page_of(declined))

    return ask(request, form, question, act)
