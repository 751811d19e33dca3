from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.visit.enums import Side, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import may_arrange_visits, may_see_reach
from manyuan.engagements.kinds.visit.queries.visits import to_confirm, visits
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source
from manyuan.web.visits.figures import figures_of
from manyuan.web.visits.visits_table import visits_table
from manyuan.web.visits.words import audience_of, when_of, who_of

DAY = timedelta(days=1)


@require_safe
def list_visits(request: SeatRequest) -> HttpResponseBase:
    """List the visits of some days that the seat may see, a school year unless told otherwise."""
    first, last = _days(request)
    found = list(visits(request.seat, first=first, last=last))
    table = visits_table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "visits"),
        "headline": _headline(found),
        "figures": figures_of(request.seat),
        "waiting": _waiting(request.seat),
        "first": first,
        "last": last,
        "table": table.for_request(request),
        "is_empty": not found,
        "may_arrange": may_arrange_visits(request.seat),
        "may_see_reach": may_see_reach(request.seat),
        "source": Source(where=_("采纳的方案和登记的到校"), as_of=today()),
    }
    return render(request, "visits/visits.html", context)


def _days(request: SeatRequest) -> tuple[date, date]:
    """Return the first and the last day that are shown; what is no date is as good as none."""
    year = SchoolYear.on(today())
    first = _day(request, "first") or year.first_day
    last = _day(request, "last") or SchoolYear(SchoolYear.on(first).start + 1).first_day - DAY
    return first, max(first, last)


def _day(request: SeatRequest, name: str) -> date | None:
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


def _headline(found: Sequence[Visit]) -> str:
    if not found:
        return _("这段时间没有专家到校")
    held = sum(one.state == VisitState.HELD for one in found)
    waiting = sum(one.state == VisitState.PLANNED for one in found)
    text = ngettext(
        "{n} 次专家到校：{held} 次已开展，{waiting} 次待确认",
        "{n} 次专家到校：{held} 次已开展，{waiting} 次待确认",
        len(found),
    )
    return text.format(n=len(found), held=held, waiting=waiting)


def _waiting(seat: Seat) -> list[dict[str, object]]:
    """Return what a principal has not answered, as cards to be tapped on a phone."""
    if not seat.is_any_of(Role.PRINCIPAL):
        return []
    return [
        {
            "code": one.code,
            "topic": one.topic,
            "when": when_of(one),
            "who": who_of(one),
            "audience": audience_of(one),
            "hall": one.hall,
        }
        for one in to_confirm(seat, Side.SCHOOL)
    ]
