from collections.abc import Sequence
from contextlib import suppress
from datetime import date, time

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions import book_venue
from manyuan.engagements.kinds.venue.actions.taking import span_of
from manyuan.engagements.kinds.venue.enums import KIND
from manyuan.engagements.kinds.venue.permissions import may_book_venues, may_see_bookings
from manyuan.engagements.kinds.venue.queries.bookings import visible_codes
from manyuan.engagements.kinds.venue.queries.taken import free_spans, taken_of
from manyuan.engagements.kinds.venue.queries.weekly import BookedDay, booked_days, weekly_days
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.needs.asked import AskedFor, asked_for
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.venues.booking_forms import BookForm
from manyuan.web.venues.finding import venue_at
from manyuan.web.venues.remarks import remarks_on
from manyuan.web.venues.trail import page_of, page_of_booking, to_venue
from manyuan.web.venues.venues_page import day_asked, day_named
from manyuan.web.venues.week import entry_of
from manyuan.web.venues.words import day_said, spans_said, when_of

LAST_HOUR = 22


def book(request: SeatRequest, code: str) -> HttpResponse:
    """Book a venue, once or every week; days that clash are shown before anything is stored.

    ``?need=`` fills in what a school needs, ``?at=`` the hour.
    """
    require(may_book_venues(request.seat))
    venue, on = venue_at(request.seat, code), _day_of(request)
    day, asked = _day(request.seat, venue, on), asked_for(request, KIND)
    known = {**_hours(request), **_needed(asked)}
    form = BookForm(sent(request), seat=request.seat, venue=venue, on=on, day=day, initial=known)
    question = Question(
        headline=_("预订{venue}").format(venue=venue),
        lead=asked.led(_lead(venue)),
        submit=_("提交预订"),
        cancel_url=page_of(venue),
        crumbs=to_venue(venue, Crumb(_("预订"))),
        warnings=asked.warnings,
    )

    def act() -> Done:
        days = _days(request.seat, form)
        free = tuple(one.on for one in days if one.taken is None)
        chosen = form.chosen(days, remarks_on(request.seat, form.facts(free)))
        waits = any(one.taken is not None and one.on in chosen for one in days)
        facts = form.facts(chosen, waits=waits)
        booking = asked.arranged(lambda: book_venue(by=request.seat, facts=facts))
        said = _("已提交预订：{when}。").format(when=when_of(booking))
        return Done(said, page_of_booking(booking))

    address = request.get_full_path()
    return ask(request, form, question, act, address=address, template="venues/book.html")


def _needed(asked: AskedFor) -> dict[str, object]:
    return asked.filled(school="school", purpose="title", people="people", note="note")


def _hours(request: SeatRequest) -> dict[str, object]:
    """Return the hour that begins when the address says."""
    with suppress(ValueError):
        at = time.fromisoformat(request.GET.get("at", ""))
        return {"starts_at": at, "ends_at": at.replace(hour=min(at.hour + 1, LAST_HOUR))}
    return {}


def _day_of(request: SeatRequest) -> date:
    """Return the day that was filled in, else the one that the address names."""
    return day_named(request.POST.get("on", "")) or day_asked(request)


def _lead(venue: Venue) -> str:
    said = _("可容纳 {n} 人。").format(n=venue.capacity)
    return said + (_("须知：{rules}").format(rules=venue.rules) if venue.rules else "")


def _days(seat: Seat, form: BookForm) -> list[BookedDay]:
    given = form.cleaned_data
    span = span_of(given["starts_at"], given["ends_at"])
    days: Sequence[date] = (given["on"],)
    if given["until"]:
        days = weekly_days(seat, given["on"], given["until"])
    return booked_days(form.venue, tuple(days), span)


@require_safe
def show_day(request: SeatRequest, code: str) -> HttpResponse:
    """Show what of a day of a venue is taken, beside the form that books it."""
    require(may_see_bookings(request.seat))
    venue = venue_at(request.seat, code)
    day = _day(request.seat, venue, day_asked(request))
    return render(request, "venues/_day.html", {"day": day})


def _day(seat: Seat, venue: Venue, on: date) -> dict[str, object]:
    taken = taken_of([venue], [on])
    open_codes = visible_codes(seat, {one.code for one in taken if one.code})
    return {
        "said": day_said(on),
        "entries": [entry_of(one, open_codes) for one in taken],
        "free": spans_said(free_spans(taken)),
    }
