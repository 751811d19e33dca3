from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.research.actions.outputs import MOST
from manyuan.engagements.kinds.research.models import Output, Participation, Research
from manyuan.engagements.kinds.research.permissions import may_change_research
from manyuan.engagements.kinds.research.queries.research import (
    named_at,
    outputs_of,
    participations_of,
    parts_to_report,
)
from manyuan.kernel.clock import today
from manyuan.seats.permissions import may_see_history
from manyuan.web.research.finding import research_at
from manyuan.web.research.parts_table import parts_table
from manyuan.web.research.steps import steps_of
from manyuan.web.research.trail import to_research
from manyuan.web.research.words import SIGNS, lead_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source


@require_safe
def show_research(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show an activity: who invites whom, what was worked out, who came."""
    seat, research = request.seat, research_at(request.seat, code)
    parts = list(participations_of(seat, research))
    to_report = parts_to_report(seat, research)
    table = parts_table(research, parts, named_at(seat, research), to_report)
    if (reply := table.reply(request)) is not None:
        return reply
    outputs = list(outputs_of(seat, research))
    may_change = may_change_research(seat, research)
    context = {
        "research": research,
        "crumbs": to_research(research),
        "headline": _headline(research, parts),
        "lead": lead_of(research),
        "sign": SIGNS[research.state],
        "steps": steps_of(seat, research, to_report),
        "may_change": may_change,
        "table": table.for_request(request),
        "outputs": _files(research, outputs),
        "may_add": may_change and research.is_held and len(outputs) < MOST,
        "may_see_history": may_see_history(seat),
        "source": Source(where=_("主办单位和参加学校登记"), as_of=today()),
    }
    return render(request, "research/activity.html", context)


def _headline(research: Research, parts: Sequence[Participation]) -> str:
    facts = {"topic": research.topic, "schools": number(len(parts))}
    if research.is_cancelled:
        return _("「{topic}」已取消").format(**facts)
    if not research.is_held:
        expected = number(sum(one.expected for one in parts))
        text = _("「{topic}」邀请 {schools} 所学校 {people} 人")
        return text.format(**facts, people=expected)
    reported = [one.attended for one in parts if one.attended is not None]
    if len(reported) < len(parts):
        text = _("「{topic}」已开展，{reported} / {schools} 所学校登记了到会人数")
        return text.format(**facts, reported=number(len(reported)))
    text = _("「{topic}」已开展，{schools} 所学校 {people} 人到会")
    return text.format(**facts, people=number(sum(reported)))


def _files(research: Research, outputs: Sequence[Output]) -> list[dict[str, object]]:
    return [
        {
            "file": one,
            "url": reverse("research-output", args=[research.code, one.pk]),
            "remove_url": reverse("research-output-remove", args=[research.code, one.pk]),
        }
        for one in outputs
    ]
