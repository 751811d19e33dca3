"""A day hour by hour, a row for each venue: what is taken of it, and what is free to be booked."""

from collections.abc import Collection, Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.models import Venue
from manyuan.directory.queries.groups import groups_on, members_on
from manyuan.directory.queries.venues import venues_open_on
from manyuan.engagements.kinds.venue.permissions import may_see_bookings
from manyuan.engagements.kinds.venue.quarters import AN_HOUR, EARLIEST, LATEST, time_of
from manyuan.engagements.kinds.venue.queries.taken import Taken, taken_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.calendar.asking import Asked
from manyuan.web.calendar.days import DAY
from manyuan.web.calendar.timeline_rows import Reader, opened_by
from manyuan.web.calendar.view_tabs import view_tabs
from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source

MOST_ROWS = 100


@require_safe
def show_timeline(request: SeatRequest) -> HttpResponse:
    """Show a day of the venues of the district, of a group or of a school, as ``?of=`` asks."""
    seat = request.seat
    require(may_see_bookings(seat))
    day, of = _day(request), request.GET.get("of", "")
    groups = list(groups_on(seat, day))
    venues = _venues(seat, day, of, {one.code for one in groups})
    taken = taken_of(venues[:MOST_ROWS], [day])
    reader = Reader(seat, day, opened_by(seat, taken))
    rows = [
        (venue, list(reader.cells(venue, [one for one in taken if one.venue == venue.pk])))
        for venue in venues[:MOST_ROWS]
    ]
    context = {
        "rooms": rooms(seat, "engagements"),
        "views": view_tabs(Asked(view="venues", day=day)),
        "day": day,
        "of": of,
        "groups": [(one.code, one.name) for one in groups],
        "headline": _headline(venues, taken),
        "title": date_format(day, "Y-m-d D"),
        "hours": [time_of(quarter) for quarter in range(EARLIEST, LATEST, AN_HOUR)],
        "rows": rows,
        "left_out": max(0, len(venues) - MOST_ROWS),
        "earlier": _address(day - DAY, of),
        "later": _address(day + DAY, of),
        "now": "" if day == today() else _address(today(), of),
        "source": Source(where=_("学校登记的场地和预订"), as_of=today()),
    }
    return render(request, "calendar/timeline.html", context)


def _day(request: SeatRequest) -> date:
    try:
        return parse_date(request.GET.get("day", "")) or today()
    except ValueError:
        return today()


def _address(day: date, of: str) -> str:
    said = {"day": day.isoformat(), **({"of": of} if of else {})}
    return f"{reverse('venue-timeline')}?{urlencode(said)}"


def _venues(seat: Seat, day: date, of: str, groups: Collection[str]) -> list[Venue]:
    found = venues_open_on(seat, day)
    if of in groups:
        members = members_on(seat, day).filter(group__unit__code=of).order_by()
        found = found.filter(school__in=members.values("school"))
    elif of:
        found = found.filter(school__unit__code=of)
    return list(found)


def _headline(venues: Sequence[Venue], taken: Sequence[Taken]) -> str:
    if not venues:
        return _("没有登记场地")
    used = {one.venue for one in taken}
    free = sum(one.pk not in used for one in venues)
    said = ngettext("{n} 处场地，{free} 处全天空闲", "{n} 处场地，{free} 处全天空闲", len(venues))
    return said.format(n=len(venues), free=free)
