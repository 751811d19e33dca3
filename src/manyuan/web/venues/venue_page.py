from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.models import Venue
from manyuan.directory.permissions import may_change_venues_of
from manyuan.directory.queries.venues import has_photo
from manyuan.engagements.kinds.venue.permissions import (
    may_answer_for,
    may_book_venues,
    may_see_bookings,
)
from manyuan.engagements.kinds.venue.queries.bookings import blocks_ahead
from manyuan.kernel.clock import today
from manyuan.seats.permissions import may_see_history, require
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source
from manyuan.web.venues.finding import venue_at
from manyuan.web.venues.trail import page_of, to_venue
from manyuan.web.venues.venues_page import day_asked
from manyuan.web.venues.week import DAY as ONE_DAY
from manyuan.web.venues.week import WEEK, Day, days_of_week, week_of


@require_safe
def show_venue(request: SeatRequest, code: str) -> HttpResponse:
    """Show a venue: what it is, its rules, and a week of what takes it."""
    require(may_see_bookings(request.seat))
    venue, asked = venue_at(request.seat, code), day_asked(request, "week")
    week = week_of(request.seat, venue, asked)
    context = {
        "venue": venue,
        "crumbs": to_venue(venue),
        "headline": _headline(venue, week),
        "is_open": venue.is_open_on(today()),
        "has_photo": has_photo(request.seat, venue),
        "week": week,
        "earlier": f"{page_of(venue)}?week={week[0].on - WEEK * ONE_DAY}",
        "later": f"{page_of(venue)}?week={week[0].on + WEEK * ONE_DAY}",
        "this_week": page_of(venue) if days_of_week(today())[0] != week[0].on else "",
        "blocks": blocks_ahead(request.seat, venue),
        "may_book": may_book_venues(request.seat),
        "may_answer": may_answer_for(request.seat, venue),
        "may_change": may_change_venues_of(request.seat, venue.school),
        "may_see_history": may_see_history(request.seat),
        "source": Source(where=_("学校登记的场地和预订"), as_of=today()),
    }
    return render(request, "venues/venue.html", context)


def _headline(venue: Venue, week: Sequence[Day]) -> str:
    if not venue.is_open_on(today()):
        return _("{venue}已停用").format(venue=venue)
    taken = sum(len(day.entries) for day in week)
    if not taken:
        said = _("{venue}可容纳 {capacity} 人，这一周还没有安排")
        return said.format(venue=venue, capacity=number(venue.capacity))
    said = ngettext(
        "{venue}可容纳 {capacity} 人，这一周有 {n} 项安排",
        "{venue}可容纳 {capacity} 人，这一周有 {n} 项安排",
        taken,
    )
    return said.format(venue=venue, capacity=number(venue.capacity), n=taken)
