from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.actions import set_parts, set_programme
from manyuan.engagements.kinds.event.models import Event
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.web.directory.asking import Question, sent
from manyuan.web.errors import sentence
from manyuan.web.events.finding import own_event_at
from manyuan.web.events.forms import EventHearing
from manyuan.web.events.remarks import hours_of, remarks_on_parts
from manyuan.web.events.row_forms import item_rows, part_rows
from manyuan.web.events.trail import page_of, question_about
from manyuan.web.seated import SeatRequest


def schools(request: SeatRequest, code: str) -> HttpResponse:
    """Settle which schools take part, with how many, and who does what."""
    event = own_event_at(request.seat, code)
    rows = part_rows(request.seat, event, sent(request))
    lead = _("一行一所学校，承办学校也填；不需要的行清空，行数不够时先保存，会再多出几行。")
    question = question_about(event, _("「{title}」的参加学校"), _("保存参加学校"), lead=lead)

    hearing = EventHearing(sent(request))

    def act() -> str:
        given = [facts for row in rows if (facts := row.facts()) is not None]
        hearing.require_heard(remarks_on_parts(event, given), hours_of(event))
        set_parts(by=request.seat, event=event, parts=given)
        return _("已保存参加学校。")

    return _ask(request, event, rows, question=question, act=act, hearing=hearing)


def programme(request: SeatRequest, code: str) -> HttpResponse:
    """Settle what happens when, where, and which school sees to it."""
    event = own_event_at(request.seat, code)
    rows = item_rows(request.seat, event, sent(request))
    lead = _("一行一个环节；不需要的行留空，行数不够时先保存，会再多出几行。")
    question = question_about(event, _("「{title}」的活动安排"), _("保存活动安排"), lead=lead)

    def act() -> str:
        given = [facts for row in rows if (facts := row.facts()) is not None]
        set_programme(by=request.seat, event=event, items=given)
        return _("已保存活动安排。")

    return _ask(request, event, rows, question=question, act=act)


def _ask(
    request: SeatRequest,
    event: Event,
    rows: BaseFormSet,
    *,
    question: Question,
    act: Callable[[], str],
    hearing: EventHearing | None = None,
) -> HttpResponse:
    """Answer with the rows, or act on them; what the action refuses stands above them."""
    refusals: list[str] = []
    if rows.is_bound and rows.is_valid() and (hearing is None or hearing.is_valid()):
        try:
            done = act()
        except (NotPossible, BadInput) as refusal:
            refusals = [sentence(refusal)]
        except ValidationError as refusal:
            refusals = refusal.messages
        else:
            messages.success(request, done)
            return HttpResponseRedirect(page_of(event))
    context = {"question": question, "rows": rows, "refusals": refusals, "hearing": hearing}
    return render(request, "events/rows.html", context)
