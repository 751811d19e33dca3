from datetime import datetime, time

from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.research.actions import (
    ResearchSlot,
    cancel_research,
    move_research,
)
from manyuan.engagements.kinds.research.enums import KIND
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.research.permissions import may_change_research
from manyuan.engagements.kinds.research.queries.research import occasion_moved
from manyuan.engagements.occasions import remarks
from manyuan.offers.slots import Slot
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.research.finding import research_at
from manyuan.web.research.forms import CancelForm, MoveForm
from manyuan.web.research.questions import question_about
from manyuan.web.research.trail import page_of
from manyuan.web.research.words import when_of
from manyuan.web.seated import SeatRequest


def move(request: SeatRequest, code: str) -> HttpResponse:
    """Lay an activity on another day or time."""
    research = research_at(request.seat, code)
    require(may_change_research(request.seat, research))
    form = MoveForm(sent(request), research=research)
    question = question_about(research, _("调整时间"), _("调整时间"))

    def act() -> Done:
        at = _hours(research, form.slot)
        moved_to = occasion_moved(research, at)
        said = remarks(request.seat, kind=KIND, code=research.code, occasions=[moved_to])
        form.require_heard(said, at)
        reason = form.cleaned_data["reason"]
        moved = move_research(by=request.seat, research=research, to=form.slot, reason=reason)
        return Done(_("已改到 {when}。").format(when=when_of(moved)), page_of(moved))

    return ask(request, form, question, act)


def _hours(research: Research, to: ResearchSlot) -> Slot:
    ends = datetime.combine(to.on, to.starts_at) + research.length
    # What would not end on the day is refused by the move itself.
    return Slot(to.on, to.starts_at, ends.time() if ends.date() == to.on else time.max)


def cancel(request: SeatRequest, code: str) -> HttpResponse:
    """Call an activity off."""
    research = research_at(request.seat, code)
    require(may_change_research(request.seat, research))
    form = CancelForm(sent(request))
    warning = _("参加学校都会看到取消和原因；取消后不能恢复，只能另行安排。")
    question = question_about(research, _("取消活动"), _("取消活动"), warning)

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        cancelled = cancel_research(by=request.seat, research=research, reason=reason)
        return Done(_("已取消这次活动。"), page_of(cancelled))

    return ask(request, form, question, act)
