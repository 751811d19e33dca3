"""Which venue is to be booked for what a school needs."""

from typing import ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.models import Venue
from manyuan.directory.queries.venues import venues_open_on
from manyuan.engagements.kinds.venue.enums import KIND
from manyuan.engagements.kinds.venue.permissions import may_book_for, may_book_venues
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Question, ask, sent
from manyuan.web.directory.choosing import ChoosingForm, EntryField
from manyuan.web.directory.forms import DayInput
from manyuan.web.needs.asked import asked_for
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.venues.trail import to_venues


def _shared_venues(seat: Seat) -> list[Venue]:
    return list(venues_open_on(seat, today()).filter(is_shared=True))


class VenueForm(ChoosingForm):
    """Which venue, and on which day."""

    venue = EntryField(
        label=gettext_lazy("场地"),
        help_text=gettext_lazy("输入学校或场地名称查找，从列表中选择。"),
    )
    on = forms.DateField(label=gettext_lazy("使用日期"), widget=DayInput)

    offered: ClassVar = {"venue": _shared_venues}


def choose_venue(request: SeatRequest) -> HttpResponse:
    """Choose the venue, and go on to the form that books it."""
    require(may_book_venues(request.seat))
    asked = asked_for(request, KIND)
    if asked.need is not None:
        require(may_book_for(request.seat, asked.need.school))
    known = {"on": today(), **asked.filled(on="starts_on")}
    form = VenueForm(sent(request), seat=request.seat, initial=known)
    question = Question(
        headline=_("选择要预订的场地"),
        lead=asked.led(""),
        submit=_("选定场地"),
        cancel_url=reverse("venues"),
        crumbs=to_venues(Crumb(_("预订"))),
        warnings=asked.warnings,
    )

    def act() -> HttpResponse:
        venue, on = form.cleaned_data["venue"], form.cleaned_data["on"]
        query = urlencode({"on": on.isoformat(), "need": asked.code})
        return HttpResponseRedirect(f"{reverse('venue-book', args=[venue.code])}?{query}")

    return ask(request, form, question, act, address=request.get_full_path())
