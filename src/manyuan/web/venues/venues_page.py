from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from manyuan.directory.enums import VenueKind
from manyuan.directory.models import Venue
from manyuan.directory.permissions import may_change_venues
from manyuan.directory.queries.venues import venues_open_on
from manyuan.engagements.kinds.venue.permissions import may_see_bookings
from manyuan.engagements.kinds.venue.quarters import EARLIEST, LATEST
from manyuan.engagements.kinds.venue.queries.taken import Span, Taken, free_spans, taken_of
from manyuan.kernel.clock import today
from manyuan.seats.permissions import require
from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source
from manyuan.web.ui.table import Table
from manyuan.web.venues.trail import page_of, venue_tabs
from manyuan.web.venues.words import day_said, spans_said

WHOLE_DAY = [(EARLIEST, LATEST)]


@require_safe
def list_venues(request: SeatRequest) -> HttpResponseBase:
    """List the venues, with the hours that are free on a day."""
    require(may_see_bookings(request.seat))
    on = day_asked(request)
    venues = list(venues_open_on(request.seat, on))
    rows = _rows(venues, on)
    table = _table(rows)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "venues"),
        "tabs": venue_tabs(request.seat, "venues"),
        "headline": _headline(rows, on),
        "table": table.for_request(request),
        "is_empty": not venues,
        "on": on,
        "may_change": may_change_venues(request.seat),
        "source": Source(where=_("学校登记的场地和预订"), as_of=today()),
    }
    return render(request, "venues/venues.html", context)


def day_asked(request: SeatRequest, name: str = "on") -> date:
    """Return the day that an address asks for; what is no date is as good as today."""
    return day_named(request.GET.get(name, "")) or today()


def day_named(text: str) -> date | None:
    """Return the day that a text names; what is no date is as good as none."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def _headline(rows: Sequence[Record], on: date) -> str:
    if not rows:
        return _("还没有登记场地")
    schools = len({row["school"] for row in rows})
    free = sum(row["free_word"] == "whole" for row in rows)
    said = ngettext(
        "{n} 处场地，在 {schools} 所学校；{day}有 {free} 处全天空闲",
        "{n} 处场地，在 {schools} 所学校；{day}有 {free} 处全天空闲",
        len(rows),
    )
    day = pgettext("venue", "今天") if on == today() else day_said(on)
    return said.format(n=number(len(rows)), schools=number(schools), day=day, free=number(free))


def _rows(venues: Sequence[Venue], on: date) -> list[Record]:
    taken: dict[int, list[Taken]] = {}
    for one in taken_of(venues, [on]):
        taken.setdefault(one.venue, []).append(one)
    return [_row(venue, taken) for venue in venues]


def _row(venue: Venue, taken: Mapping[int, Sequence[Taken]]) -> Record:
    free = free_spans(taken.get(venue.pk, ()))
    return {
        "code": venue.code,
        "name": venue.name,
        "url": page_of(venue),
        "school": venue.school.name,
        "school_code": venue.school.code,
        "kind": venue.kind,
        "capacity": venue.capacity,
        "area": venue.area,
        "shared": "yes" if venue.is_shared else "no",
        "free": _free_said(free),
        "free_word": _free_word(free),
    }


def _free_word(free: list[Span]) -> str:
    if free == WHOLE_DAY:
        return "whole"
    return "part" if free else "none"


def _free_said(free: list[Span]) -> str:
    said = {"whole": _("全天"), "none": _("已满")}
    return said.get(_free_word(free)) or spans_said(free)


def _table(rows: Sequence[Record]) -> Table:
    shared = {"yes": _("对外共享"), "no": _("只供本校")}
    free = [("whole", _("全天空闲")), ("part", _("部分空闲")), ("none", _("已满"))]
    return Table(
        id="venues",
        title=_("场地共享"),
        rows=rows,
        columns=[
            Column(key="name", label=_("场地名称"), href=lambda row: row["url"]),
            Column(
                key="school",
                label=_("所在学校"),
                href=lambda row: reverse("school", args=[row["school_code"]]),
            ),
            Column(key="kind", label=_("场地类别"), labels=dict(VenueKind.choices)),
            Column(key="capacity", label=_("容纳人数"), kind="number"),
            Column(
                key="area",
                label=_("面积（平方米）"),
                kind="number",
                decimals=0,
                on_phone=False,
            ),
            Column(key="free", label=_("当天空闲"), sortable=False),
            Column(key="shared", label=_("共享"), labels=shared),
            Column(key="code", label=_("场地编号"), on_phone=False),
        ],
        filters=[
            Filter(key="kind", label=_("场地类别"), choices=VenueKind.choices),
            Filter(key="school", label=_("所在学校")),
            Filter(key="free_word", label=_("当天空闲"), choices=free),
            Filter(key="shared", label=_("共享"), choices=list(shared.items())),
        ],
        search_keys=["name", "school", "code"],
        empty=_("没有符合条件的场地。"),
    )
