from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from manyuan.engagements.kinds.venue.actions import approve_bookings, refuse_booking
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.engagements.kinds.venue.permissions import (
    may_answer_for,
    may_book_venues,
)
from manyuan.engagements.kinds.venue.queries.bookings import to_approve
from manyuan.kernel.clock import today
from manyuan.kernel.errors import NotPossible
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.engagements.rooms import rooms
from manyuan.web.errors import sentence
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Source
from manyuan.web.venues.booking_forms import WhyForm
from manyuan.web.venues.finding import booking_at
from manyuan.web.venues.trail import page_of_booking, to_booking, venue_tabs
from manyuan.web.venues.words import when_of, who_of


@require_http_methods(["GET", "HEAD", "POST"])
def list_waiting(request: SeatRequest) -> HttpResponse:
    """List the bookings that wait for the seat's answer, and say yes to those that are ticked."""
    require(may_book_venues(request.seat))
    waiting = list(to_approve(request.seat))
    if request.method == "POST":
        ticked = set(request.POST.getlist("booking"))
        _approve(request, [one for one in waiting if one.code in ticked])
        return redirect("bookings-to-approve")
    context = {
        "rooms": rooms(request.seat, "venues"),
        "tabs": venue_tabs(request.seat, "bookings-to-approve"),
        "headline": _headline(waiting),
        "cards": [(one, when_of(one), who_of(one)) for one in waiting],
        "source": Source(where=_("登记的场地预订"), as_of=today()),
    }
    return render(request, "venues/to_approve.html", context)


def _headline(waiting: Sequence[Booking]) -> str:
    if not waiting:
        return _("没有等待您审批的场地预订")
    said = ngettext("{n} 项场地预订等待您审批", "{n} 项场地预订等待您审批", len(waiting))
    return said.format(n=len(waiting))


@require_POST
def approve(request: SeatRequest, code: str) -> HttpResponse:
    """Say yes to a booking."""
    booking = booking_at(request.seat, code)
    require(may_answer_for(request.seat, booking.venue))
    _approve(request, [booking])
    return redirect(page_of_booking(booking))


def _approve(request: SeatRequest, bookings: Sequence[Booking]) -> None:
    if not bookings:
        messages.error(request, _("请先勾选要同意的预订。"))
        return
    try:
        approve_bookings(by=request.seat, bookings=bookings)
    except NotPossible as error:
        messages.error(request, sentence(error))
    else:
        said = ngettext("已同意 {n} 项预订。", "已同意 {n} 项预订。", len(bookings))
        messages.success(request, said.format(n=len(bookings)))


def refuse(request: SeatRequest, code: str) -> HttpResponse:
    """Say no to a booking, and why."""
    booking = booking_at(request.seat, code)
    require(may_answer_for(request.seat, booking.venue))
    form = WhyForm(sent(request))
    question = Question(
        headline=_("不同意{who}").format(who=who_of(booking)),
        lead=f"{booking.venue} · {when_of(booking)}",
        submit=_("不同意预订"),
        cancel_url=page_of_booking(booking),
        crumbs=to_booking(booking, Crumb(_("不同意预订"))),
        warnings=[_("使用学校会看到原因；这段时间随即空出，有人候补时顺位递补。")],
        dangerous=True,
    )

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        refused = refuse_booking(by=request.seat, booking=booking, reason=reason)
        return Done(_("已答复不同意。"), page_of_booking(refused))

    return ask(request, form, question, act)
