from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from manyuan.engagements.queries.occasions import occasions_between
from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds
from manyuan.rules.calendar import load_calendar_pack
from manyuan.rules.status import weakest
from manyuan.seats.enums import UNITS_OF_LINK, Role
from manyuan.seats.models import Seat
from manyuan.web.calendar.asking import Asked, asked_for
from manyuan.web.calendar.days import (
    DAY,
    WEEK,
    days_shown,
    month_of,
    term_before,
    term_of,
    week_name,
    week_of,
    weeks_between,
)
from manyuan.web.calendar.entries import Entry, by_day, entries_between
from manyuan.web.calendar.lines import MOST_LINES, keys_of, lines_of
from manyuan.web.calendar.view_tabs import view_tabs
from manyuan.web.directory.links_panel import LinksPanel, calendar_links
from manyuan.web.engagements.rooms import rooms
from manyuan.web.scenarios.words import is_english
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source, Tab


@require_safe
def show_calendar(request: SeatRequest) -> HttpResponse:
    """Show what takes place in a week, a month or a term, as far as the seat sees it."""
    asked = asked_for(request.GET)
    first, last = _span(request.seat, asked)
    shown = _month(request.seat, asked, first, last)
    if asked.view == "week":
        shown = _week(request.seat, asked, first, last)
    context = {
        **shown,
        "rooms": rooms(request.seat, "engagements"),
        "asked": asked,
        "title": _title(request.seat, asked, first, last),
        "views": view_tabs(asked),
        "by_choices": _by_choices(asked),
        "kinds": [(slug, str(kind.label)) for slug, kind in flow_kinds().items()],
        "earlier": asked.address(day=_earlier(request.seat, asked, first)),
        "later": asked.address(day=_later(request.seat, asked, last)),
        "now": "" if first <= today() <= last else asked.address(day=today()),
        "everything": asked.address(which=""),
        "calendars": _calendars(request.seat),
        "source": _source(),
    }
    return render(request, "calendar/calendar.html", context)


def _span(seat: Seat, asked: Asked) -> tuple[date, date]:
    if asked.view == "week":
        days = week_of(asked.day)
        return days[0], days[-1]
    if asked.view == "month":
        return month_of(asked.day)
    term = term_of(seat, asked.day)
    return term.first, term.last


def _earlier(seat: Seat, asked: Asked, first: date) -> date:
    if asked.view == "term":
        return term_before(seat, term_of(seat, first)).first
    return asked.day - WEEK * DAY if asked.view == "week" else first - DAY


def _later(seat: Seat, asked: Asked, last: date) -> date:
    if asked.view == "term":
        return term_of(seat, last + DAY).first
    return asked.day + WEEK * DAY if asked.view == "week" else last + DAY


def _week(seat: Seat, asked: Asked, first: date, last: date) -> dict[str, object]:
    days = week_of(first)
    lines, left_out = [], 0
    if asked.by:
        found = occasions_between(seat, first, last)
        found = found.filter(kind=asked.kind) if asked.kind else found
        listed = lines_of(found, asked.by, asked.which)
        lines, left_out = listed[:MOST_LINES], max(0, len(listed) - MOST_LINES)
    touching = keys_of(lines) if asked.by else None
    entries = entries_between(seat, first, last, kind=asked.kind, touching=touching)
    rows = [
        {
            "code": line.code,
            "name": line.name,
            "url": asked.address(which=line.code),
            "cells": _cells([one for one in entries if one.key in line.keys], days),
            "long": [one for one in entries if one.is_long and one.key in line.keys],
        }
        for line in lines
    ]
    return {
        "headline": _headline(entries),
        "days": days_shown(seat, days, first=first, last=last).values(),
        "rows": rows or ([{"cells": _cells(entries, days)}] if not asked.by else []),
        "long": [] if asked.by else [one for one in entries if one.is_long],
        "left_out": left_out,
        "is_empty": not entries,
    }


def _cells(entries: Sequence[Entry], days: Sequence[date]) -> list[tuple[date, list[Entry]]]:
    return list(by_day(entries, days).items())


def _month(seat: Seat, asked: Asked, first: date, last: date) -> dict[str, object]:
    """Return a month or a term, week by week; what takes several days is listed beside it."""
    if asked.view == "week":
        return {}
    weeks = weeks_between(first, last)
    touching = None
    if asked.by and asked.which:
        found = occasions_between(seat, weeks[0][0], weeks[-1][-1])
        touching = keys_of(lines_of(found, asked.by, asked.which))
    entries = entries_between(seat, weeks[0][0], weeks[-1][-1], kind=asked.kind, touching=touching)
    every = [day for week in weeks for day in week]
    days = days_shown(seat, every, first=first, last=last)
    placed = by_day(entries, every)
    inside = [one for one in entries if one.first <= last and one.last >= first]
    return {
        "headline": _headline(inside),
        "weekdays": [date_format(day, "D") for day in weeks[0]],
        "weeks": [
            {
                "name": week_name(seat, week[0]),
                "url": asked.address(view="week", day=week[0]),
                "days": [(days[day], placed[day]) for day in week],
            }
            for week in weeks
        ],
        "long": [one for one in inside if one.is_long],
        "is_empty": not inside,
    }


def _headline(entries: Sequence[Entry]) -> str:
    if not entries:
        return _("这段时间没有安排")
    dated = [one for one in entries if not one.is_long]
    said = ngettext("{n} 项安排", "{n} 项安排", len(dated)).format(n=len(dated))
    waiting = sum(one.sign == "near" for one in dated)
    if waiting:
        said = _("{all}，其中 {waiting} 项等待确认").format(all=said, waiting=waiting)
    if len(dated) == len(entries):
        return said
    return _("{all}；另有 {n} 项持续多日").format(all=said, n=len(entries) - len(dated))


def _title(seat: Seat, asked: Asked, first: date, last: date) -> str:
    if asked.view == "month":
        return date_format(first, "YEAR_MONTH_FORMAT")
    span = _("{first} 至 {last}").format(first=first.isoformat(), last=last.isoformat())
    if asked.view == "week":
        return " · ".join(part for part in (span, week_name(seat, first)) if part)
    names = {1: _("第一学期"), 2: _("第二学期")}
    return f"{span} · {names[term_of(seat, first).number]}"


def _by_choices(asked: Asked) -> list[Tab]:
    names = {
        "": pgettext("calendar", "不分"),
        "school": pgettext("calendar", "按学校"),
        "group": pgettext("calendar", "按集团"),
        "person": pgettext("calendar", "按人"),
        "venue": pgettext("calendar", "按场地"),
    }
    return [
        Tab(label=label, url=asked.address(by=by, which=""), current=by == asked.by)
        for by, label in names.items()
    ]


def _calendars(seat: Seat) -> LinksPanel | None:
    """Return the calendars of the seat's own unit; the bureau's seats have none of their own."""
    has_own = seat.unit.kind in UNITS_OF_LINK[Role.CALENDAR_LINK]
    return calendar_links(seat, seat.unit) if has_own else None


def _source() -> Source:
    pack = load_calendar_pack()
    return Source(
        where=_("采纳的方案和登记的各类安排"),
        as_of=today(),
        rule_pack=pack.heading.title_en if is_english() else pack.heading.title_zh,
        rule_status=weakest(rule.status for rule in pack.years.values()).value,
    )
