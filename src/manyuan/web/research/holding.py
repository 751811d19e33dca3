from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.research.actions import hold_research, write_minutes
from manyuan.engagements.kinds.research.permissions import may_change_research
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.research.finding import research_at
from manyuan.web.research.forms import HoldForm, MinutesForm
from manyuan.web.research.questions import question_about
from manyuan.web.research.trail import page_of
from manyuan.web.seated import SeatRequest


def hold(request: SeatRequest, code: str) -> HttpResponse:
    """Take down that an activity took place."""
    research = research_at(request.seat, code)
    require(may_change_research(request.seat, research))
    form = HoldForm(sent(request))
    question = question_about(research, _("登记开展"), _("登记开展"))

    def act() -> Done:
        minutes = form.cleaned_data["minutes"]
        held = hold_research(by=request.seat, research=research, minutes=minutes)
        return Done(_("已登记开展；到会人数由各校或主办单位登记。"), page_of(held))

    return ask(request, form, question, act)


def minute(request: SeatRequest, code: str) -> HttpResponse:
    """Write the minutes of an activity."""
    research = research_at(request.seat, code)
    require(may_change_research(request.seat, research))
    form = MinutesForm(sent(request), initial={"minutes": research.minutes})
    question = question_about(research, _("活动纪要"), _("保存纪要"))

    def act() -> Done:
        minutes = form.cleaned_data["minutes"]
        write_minutes(by=request.seat, research=research, minutes=minutes)
        return Done(_("已保存纪要。"), page_of(research))

    return ask(request, form, question, act)
