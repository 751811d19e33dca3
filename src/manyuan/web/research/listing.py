from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.research.enums import ResearchState
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.research.permissions import (
    may_arrange_research,
    may_list_research,
)
from manyuan.engagements.kinds.research.queries.research import research_between
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.permissions import require
from manyuan.web.engagements.rooms import rooms
from manyuan.web.research.figures import figures_of
from manyuan.web.research.table import research_table
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source

DAY = timedelta(days=1)


@require_safe
def list_research(request: SeatRequest) -> HttpResponseBase:
    """List the activities of some days that the seat may see, a school year unless told so."""
    require(may_list_research(request.seat))
    first, last = _days(request)
    found = list(research_between(request.seat, first, last))
    table = research_table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "research-list"),
        "headline": _headline(found),
        "figures": figures_of(request.seat, SchoolYear.on(first)),
        "first": first,
        "last": last,
        "table": table.for_request(request),
        "is_empty": not found,
        "may_arrange": may_arrange_research(request.seat),
        "source": Source(where=_("主办单位和参加学校登记"), as_of=today()),
    }
    return render(request, "research/list.html", context)


def _days(request: SeatRequest) -> tuple[date, date]:
    """Return the first and the last day that are shown; what is no date is as good as none."""
    first = _day(request, "first") or SchoolYear.on(today()).first_day
    last = _day(request, "last") or SchoolYear(SchoolYear.on(first).start + 1).first_day - DAY
    return first, max(first, last)


def _day(request: SeatRequest, name: str) -> date | None:
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


def _headline(found: Sequence[Research]) -> str:
    if not found:
        return _("这段时间没有联合教研")
    held = sum(one.state == ResearchState.HELD for one in found)
    ahead = sum(one.state == ResearchState.PLANNED for one in found)
    text = ngettext(
        "{n} 次联合教研：{held} 次已开展，{ahead} 次待开展",
        "{n} 次联合教研：{held} 次已开展，{ahead} 次待开展",
        len(found),
    )
    return text.format(n=len(found), held=held, ahead=ahead)
