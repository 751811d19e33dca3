from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.venue.enums import UseState
from manyuan.engagements.kinds.venue.models import Booking, days_of, state_of
from manyuan.engagements.kinds.venue.permissions import may_book_venues, may_see_bookings
from manyuan.engagements.kinds.venue.queries.bookings import bookings
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.permissions import require
from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import Source
from manyuan.web.ui.table import Table
from manyuan.web.venues.trail import page_of, page_of_booking, venue_tabs
from manyuan.web.venues.venues_page import day_named
from manyuan.web.venues.words import SIGNS, when_of

DAY = timedelta(days=1)


@require_safe
def list_bookings(request: SeatRequest) -> HttpResponseBase:
    """List the bookings of some days that the seat may see, a school year unless told otherwise."""
    require(may_see_bookings(request.seat))
    first, last = _days(request)
    found = list(bookings(request.seat, first=first, last=last))
    table = _table([_row(one) for one in found])
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "venues"),
        "tabs": venue_tabs(request.seat, "bookings"),
        "headline": _headline(found),
        "first": first,
        "last": last,
        "table": table.for_request(request),
        "is_empty": not found,
        "may_book": may_book_venues(request.seat),
        "source": Source(where=_("登记的场地预订"), as_of=today()),
    }
    return render(request, "venues/bookings.html", context)


def _days(request: SeatRequest) -> tuple[date, date]:
    """Return the first and the last day that are shown; what is no date is as good as none."""
    first = day_named(request.GET.get("first", "")) or SchoolYear.on(today()).first_day
    last = (
        day_named(request.GET.get("last", ""))
        or SchoolYear(SchoolYear.on(first).start + 1).first_day - DAY
    )
    return first, max(first, last)


def _headline(found: Sequence[Booking]) -> str:
    if not found:
        return _("这段时间没有场地预订")
    states = [state_of(one.uses.all()) for one in found]
    text = ngettext(
        "{n} 项场地预订：{waiting} 项待审批，{approved} 项已同意",
        "{n} 项场地预订：{waiting} 项待审批，{approved} 项已同意",
        len(found),
    )
    return text.format(
        n=len(found),
        waiting=states.count(UseState.REQUESTED),
        approved=states.count(UseState.APPROVED),
    )


def _row(booking: Booking) -> Record:
    uses = list(booking.uses.all())
    state = state_of(uses)
    return {
        "code": booking.code,
        "url": page_of_booking(booking),
        "on": days_of(uses)[0],
        "when": when_of(booking),
        "venue": str(booking.venue),
        "venue_url": page_of(booking.venue),
        "school": booking.school.name,
        "purpose": booking.purpose,
        "people": booking.people,
        "state": state,
        "sign": SIGNS[state],
    }


def _table(rows: Sequence[Record]) -> Table:
    parting = [
        one
        for one in (
            Filter(key="school", label=_("使用学校")),
            Filter(key="venue", label=_("场地名称")),
        )
        if len({row[one.key] for row in rows}) > 1
    ]
    return Table(
        id="bookings",
        title=_("场地预订"),
        rows=rows,
        columns=[
            Column(key="when", label=_("使用时间"), sort_key="on", href=lambda row: row["url"]),
            Column(key="venue", label=_("场地名称"), href=lambda row: row["venue_url"]),
            Column(key="school", label=_("使用学校")),
            Column(key="purpose", label=_("使用事由")),
            Column(key="people", label=_("使用人数"), kind="number"),
            Column(key="state", label=_("预订状态"), labels=dict(UseState.choices), verdict="sign"),
            Column(key="code", label=_("预订编号"), on_phone=False),
        ],
        filters=[Filter(key="state", label=_("预订状态"), choices=UseState.choices), *parting],
        search_keys=["venue", "school", "purpose", "code"],
        default_sort="-when",
        empty=_("没有符合条件的场地预订。"),
    )
