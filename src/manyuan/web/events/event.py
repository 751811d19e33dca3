from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.event.enums import KIND, EventState
from manyuan.engagements.kinds.event.models import Event, Participation
from manyuan.engagements.kinds.event.permissions import may_change_event, may_report_for
from manyuan.engagements.kinds.event.queries.events import (
    parts_of_event,
    poster_of,
    programme_of,
)
from manyuan.engagements.signups.permissions import may_see_lists
from manyuan.engagements.signups.queries.lists import lists_of
from manyuan.engagements.signups.queries.pages import page_of_bureau
from manyuan.kernel.clock import today
from manyuan.seats.permissions import may_see_history
from manyuan.web.events.finding import event_at
from manyuan.web.events.steps import steps_of
from manyuan.web.events.trail import to_event
from manyuan.web.events.words import SIGNS, when_of, where_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source


@require_safe
def show_event(request: SeatRequest, code: str) -> HttpResponse:
    """Show an event: what, who takes part with how many, the programme, how it was."""
    event = event_at(request.seat, code)
    parts = list(parts_of_event(request.seat, event))
    may_change = may_change_event(request.seat, event)
    context = {
        "event": event,
        "crumbs": to_event(event),
        "headline": _headline(event, parts),
        "lead": " · ".join(one for one in (when_of(event), where_of(event)) if one),
        "sign": SIGNS[EventState(event.state)],
        "steps": steps_of(event) if may_change else [],
        "may_change": may_change,
        "parts": [
            (part, event.state == EventState.HELD and bool(may_report_for(request.seat, part)))
            for part in parts
        ],
        "is_held": event.state == EventState.HELD,
        "programme": list(programme_of(request.seat, event)),
        "poster": poster_of(request.seat, event),
        "lists": list(lists_of(request.seat, KIND, event.code)),
        "may_see_lists": may_see_lists(request.seat),
        "may_open_list": bool(may_change) and event.is_public and event.is_open,
        "is_published": event.is_public and event.announced_at is not None,
        "site": page_of_bureau(request.seat),
        "may_see_history": may_see_history(request.seat),
        "source": Source(where=_("主办学校和集团登记的活动"), as_of=today()),
    }
    return render(request, "events/event.html", context)


def _headline(event: Event, parts: Sequence[Participation]) -> str:
    if event.state == EventState.CANCELLED:
        return _("「{title}」已取消").format(title=event.title)
    if event.state == EventState.HELD:
        return _held(event, parts)
    text = _("「{title}」：{n} 所学校，预计学生 {pupils} 人，教师 {teachers} 人")
    return text.format(
        title=event.title,
        n=len(parts),
        pupils=number(sum(part.expected_pupils for part in parts)),
        teachers=number(sum(part.expected_teachers for part in parts)),
    )


def _held(event: Event, parts: Sequence[Participation]) -> str:
    told = [part for part in parts if part.is_reported]
    if not told:
        return _("「{title}」已举办，还没有学校登记人数").format(title=event.title)
    text = _("「{title}」：{n} 所学校的学生 {pupils} 人、教师 {teachers} 人参加")
    if len(told) < len(parts):
        text = _(
            "「{title}」：已登记的 {n} 所学校有学生 {pupils} 人、教师 {teachers} 人参加，"
            "还有 {left} 所没有登记"
        )
    return text.format(
        title=event.title,
        n=len(told),
        pupils=number(sum(part.pupils for part in told)),  # type: ignore[attr-defined]
        teachers=number(sum(part.teachers or 0 for part in told)),
        left=len(parts) - len(told),
    )
