from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.actions import change_event, draft_event
from manyuan.engagements.kinds.event.enums import KIND
from manyuan.engagements.kinds.event.permissions import may_arrange_events
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.events.finding import own_event_at
from manyuan.web.events.forms import EventForm
from manyuan.web.events.remarks import hours_of, remarks_on
from manyuan.web.events.trail import page_of, question_about, to_events
from manyuan.web.needs.asked import asked_for
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_event(request: SeatRequest) -> HttpResponse:
    """Begin to prepare an event; ``?need=`` fills in what a school needs."""
    require(may_arrange_events(request.seat))
    asked = asked_for(request, KIND)
    known = asked.filled(title="title", starts_on="starts_on", ends_on="starts_on", summary="note")
    form = EventForm(sent(request), seat=request.seat, initial=known)
    question = Question(
        headline=_("筹备一个联合活动"),
        lead=asked.led(_("先登记时间和主办，再填参加学校和活动安排；发布以后各校才看到已确定。")),
        submit=_("开始筹备"),
        cancel_url=reverse("events"),
        crumbs=to_events(Crumb(_("筹备活动"))),
        warnings=asked.warnings,
    )

    def act() -> Done:
        form.require_heard(remarks_on(request.seat, form.facts), hours_of(form.facts))
        event = asked.arranged(lambda: draft_event(by=request.seat, facts=form.facts))
        said = _("已登记「{title}」，接下来填写参加学校。")
        return Done(said.format(title=event.title), reverse("event-schools", args=[event.code]))

    return ask(request, form, question, act, address=request.get_full_path())


def edit(request: SeatRequest, code: str) -> HttpResponse:
    """Put right what an event says."""
    event = own_event_at(request.seat, code)
    form = EventForm(sent(request), seat=request.seat, instance=event)
    question = question_about(event, _("修改「{title}」"), _("保存活动"))

    def act() -> Done:
        form.require_heard(remarks_on(request.seat, form.facts, event), hours_of(form.facts))
        changed = change_event(by=request.seat, event=event, facts=form.facts)
        return Done(_("已保存活动。"), page_of(changed))

    return ask(request, form, question, act)
