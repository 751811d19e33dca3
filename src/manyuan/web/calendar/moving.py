from collections.abc import Sequence
from contextlib import suppress
from datetime import date, time
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.directory.models import Venue
from manyuan.directory.queries.venues import venue_with_code
from manyuan.engagements.actions.moving import Start, move_occasion, try_move
from manyuan.engagements.models import Occasion
from manyuan.engagements.queries.occasions import occasion_of
from manyuan.engagements.queries.venues import venues_to_use
from manyuan.kernel.errors import BadInput, ManyuanError, NotPossible
from manyuan.offers.kinds import flow_kinds
from manyuan.web.calendar.asking import Asked
from manyuan.web.calendar.entries import hours_of, place_of
from manyuan.web.directory.choosing import EntryField, option_of
from manyuan.web.directory.forms import DayInput
from manyuan.web.errors import sentence, show_on
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class MoveForm(forms.Form):
    """To which day, hour and venue, why, and that what speaks against it has been read."""

    on = forms.DateField(label=gettext_lazy("日期"), widget=DayInput)
    starts_at = forms.TimeField(
        label=gettext_lazy("开始时间"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    venue = EntryField(
        label=gettext_lazy("场地"),
        help_text=gettext_lazy("从列表中选择；换到别校的场地，由那所学校重新审批。"),
    )
    reason = forms.CharField(
        label=pgettext_lazy("calendar", "改期原因"),
        max_length=200,
        help_text=gettext_lazy("参加的学校和单位都会看到。"),
    )
    heard = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, venues: Sequence[Venue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not venues:
            del self.fields["venue"]
            return
        chooser = self.fields["venue"]
        assert isinstance(chooser, EntryField)  # noqa: S101 -- tells the type checker
        chooser.offer(venues)

    @property
    def start(self) -> Start:
        """Return the day and the hour, and the venue where it can be another."""
        given = self.cleaned_data
        return Start(given["on"], given["starts_at"], given.get("venue"))


def move(request: SeatRequest, kind: str, code: str, number: int) -> HttpResponse:
    """Show what another day or hour would meet, and lay the occasion there once that is read."""
    occasion = _found(request, kind, code, number)
    if request.method == "POST":
        return _moved(request, occasion)
    start = _asked(request, occasion)
    trial = None
    if start != _standing(occasion):
        trial = try_move(by=request.seat, occasion=occasion, to=start)
    form = MoveForm(venues=_venues(request, occasion), initial=_initial(start))
    refusal = _refusal(trial.refusal) if trial and trial.refusal else ""
    return _shown(request, occasion, form, refusal=refusal, remarks=trial.remarks if trial else ())


def _moved(request: SeatRequest, occasion: Occasion) -> HttpResponse:
    form = MoveForm(request.POST, venues=_venues(request, occasion))
    if not form.is_valid():
        return _shown(request, occasion, form)
    trial = try_move(by=request.seat, occasion=occasion, to=form.start)
    if trial.remarks and form.cleaned_data["heard"] != _said(form.start):
        form.data = request.POST.copy()
        form.data["heard"] = _said(form.start)
        return _shown(request, occasion, form, remarks=trial.remarks)
    try:
        reason = form.cleaned_data["reason"]
        move_occasion(by=request.seat, occasion=occasion, to=form.start, reason=reason)
    except (NotPossible, BadInput, ValidationError) as error:
        show_on(form, error)
        return _shown(request, occasion, form)
    return _told(request, occasion, form.start)


def _told(request: SeatRequest, occasion: Occasion, start: Start) -> HttpResponse:
    said, address = _("「{title}」已改到 {on} {at}。"), Asked(view="week", day=start.on).address()
    if start.venue is not None and start.venue != occasion.venue:
        said = _("「{title}」已改到{venue}，{on} {at}。")
        address = f"{reverse('venue-timeline')}?day={start.on.isoformat()}"
    where = {"venue": start.venue, "on": start.on, "at": f"{start.at:%H:%M}"}
    messages.success(request, said.format(title=occasion.title, **where))
    return HttpResponseRedirect(address)


def _standing(occasion: Occasion) -> Start:
    venue = occasion.venue if _changes_venue(occasion) else None
    return Start(occasion.starts_on, occasion.starts_at or time(), venue)


def _changes_venue(occasion: Occasion) -> bool:
    kind = flow_kinds().get(occasion.kind)
    return kind is not None and kind.rehouse is not None


def _venues(request: SeatRequest, occasion: Occasion) -> list[Venue]:
    """Return the venues to choose from, the present one first; none where it cannot be another."""
    if occasion.venue is None or not _changes_venue(occasion):
        return []
    others = venues_to_use(request.seat)
    return [occasion.venue, *(one for one in others if one != occasion.venue)]


def _initial(start: Start) -> dict[str, object]:
    venue = option_of(start.venue) if start.venue else ""
    return {"on": start.on, "starts_at": start.at, "venue": venue, "heard": _said(start)}


def _found(request: SeatRequest, kind: str, code: str, number: int) -> Occasion:
    occasion = occasion_of(request.seat, kind, code, number)
    if occasion is None or occasion.starts_at is None:
        raise Http404(_("日历里没有这项安排，或者您的席位不能查看它。"))
    return occasion


def _asked(request: SeatRequest, occasion: Occasion) -> Start:
    """Return what the address asks for; what it leaves open stays as it is."""
    standing = _standing(occasion)
    on, at, venue = standing.on, standing.at, standing.venue
    with suppress(ValueError):
        on = date.fromisoformat(request.GET.get("on", ""))
    with suppress(ValueError):
        at = time.fromisoformat(request.GET.get("at", ""))
    code = request.GET.get("venue", "")
    if code and (occasion.venue is None or code != occasion.venue.code):
        venue = venue_with_code(request.seat, code) or venue
    return Start(on, at, venue)


def _refusal(error: ManyuanError | ValidationError) -> str:
    return sentence(error) if isinstance(error, ManyuanError) else " ".join(error.messages)


def _said(start: Start) -> str:
    venue = start.venue.code if start.venue else ""
    return f"{start.on.isoformat()} {start.at:%H:%M} {venue}".strip()


def _shown(
    request: SeatRequest,
    occasion: Occasion,
    form: MoveForm,
    *,
    refusal: str = "",
    remarks: Sequence[str] = (),
) -> HttpResponse:
    context = {
        "occasion": occasion,
        "when": f"{occasion.starts_on.isoformat()} {hours_of(occasion)}",
        "place": place_of(occasion),
        "form": form,
        "refusal": refusal,
        "remarks": remarks,
        "back": Asked(view="week", day=occasion.starts_on).address(),
        "crumbs": [
            Crumb(_("日历"), Asked(view="week", day=occasion.starts_on).address()),
            Crumb(_("改期")),
        ],
    }
    whole = not request.htmx or request.htmx.boosted
    return render(request, "calendar/move.html" if whole else "calendar/_move.html", context)
