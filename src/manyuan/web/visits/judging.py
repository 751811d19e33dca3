from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.actions import give_feedback
from manyuan.engagements.kinds.visit.permissions import may_change_visit
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.visits.finding import visit_at
from manyuan.web.visits.forms import FeedbackForm
from manyuan.web.visits.questions import question_about
from manyuan.web.visits.trail import page_of


def judge(request: SeatRequest, code: str) -> HttpResponse:
    """Let a side say how a visit was."""
    visit = visit_at(request.seat, code)
    require(may_change_visit(request.seat, visit))
    form = FeedbackForm(sent(request), seat=request.seat)
    question = question_about(visit, _("反馈这次到校"), _("提交反馈"))

    def act() -> Done:
        given = form.cleaned_data
        give_feedback(
            by=request.seat,
            visit=visit,
            rating=given["rating"],
            text=given["text"],
            side=form.chosen,
        )
        return Done(_("已保存反馈。"), page_of(visit))

    return ask(request, form, question, act)
