from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.actions import cancel_visit, move_visit
from manyuan.engagements.kinds.visit.permissions import may_cancel_visit, may_change_visit
from manyuan.engagements.kinds.visit.remarks import remarks_on_move
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.visits.finding import visit_at
from manyuan.web.visits.forms import CancelForm, MoveForm
from manyuan.web.visits.questions import question_about
from manyuan.web.visits.trail import page_of
from manyuan.web.visits.words import when_of


def move(request: SeatRequest, code: str) -> HttpResponse:
    """Lay a visit on another day or time."""
    visit = visit_at(request.seat, code)
    require(may_change_visit(request.seat, visit))
    form = MoveForm(sent(request), visit=visit)
    question = question_about(visit, _("调整到校时间"), _("调整时间"))

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        form.require_heard(*remarks_on_move(request.seat, visit, form.slot))
        moved = move_visit(by=request.seat, visit=visit, to=form.slot, reason=reason)
        said = _("已改到 {when}，等待重新确认。").format(when=when_of(moved))
        return Done(said, page_of(moved))

    return ask(request, form, question, act)


def cancel(request: SeatRequest, code: str) -> HttpResponse:
    """Call a visit off."""
    visit = visit_at(request.seat, code)
    require(may_cancel_visit(request.seat, visit))
    form = CancelForm(sent(request))
    warning = _("学校和合作单位都会看到取消和原因；取消后不能恢复，只能另行安排。")
    question = question_about(visit, _("取消专家到校"), _("取消到校"), warning)

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        cancelled = cancel_visit(by=request.seat, visit=visit, reason=reason)
        return Done(_("已取消这次到校。"), page_of(cancelled))

    return ask(request, form, question, act)
