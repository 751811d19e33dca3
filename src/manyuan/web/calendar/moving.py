from collections.abc import Sequence
from contextlib import suppress
from datetime import date, time

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.engagements.actions.moving import Start, move_occasion, try_move
from manyuan.engagements.models import Occasion
from manyuan.engagements.queries.occasions import occasion_of
from manyuan.kernel.errors import BadInput, ManyuanError, NotPossible
from manyuan.web.calendar.asking import Asked
from manyuan.web.calendar.entries import hours_of, place_of
from manyuan.web.directory.forms import DayInput
from manyuan.web.errors import sentence, show_on
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class MoveForm(forms.Form):
    """To which day and hour, why, and that what speaks against it has been read."""

    on = forms.DateField(label=gettext_lazy("日期"), widget=DayInput)
    starts_at = forms.TimeField(
        label=gettext_lazy("开始时间"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    reason = forms.CharField(
        label=pgettext_lazy("calendar", "改期原因"),
        max_length=200,
        help_text=gettext_lazy("参加的学校和单位都会看到。"),
    )
    heard = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def start(self) -> Start:
        """Return the day and the hour."""
        return Start(self.cleaned_data["on"], self.cleaned_data["starts_at"])


def move(request: SeatRequest, kind: str, code: str, number: int) -> HttpResponse:
    """Show what another day or hour would meet, and lay the occasion there once that is read."""
    occasion = _found(request, kind, code, number)
    if request.method == "POST":
        return _moved(request, occasion)
    start = _asked(request, occasion)
    trial = None
    if start != Start(occasion.starts_on, occasion.starts_at or time()):
        trial = try_move(by=request.seat, occasion=occasion, to=start)
    form = MoveForm(initial={"on": start.on, "starts_at": start.at, "heard": _said(start)})
    refusal = _refusal(trial.refusal) if trial and trial.refusal else ""
    return _shown(request, occasion, form, refusal=refusal, remarks=trial.remarks if trial else ())


def _moved(request: SeatRequest, occasion: Occasion) -> HttpResponse:
    form = MoveForm(request.POST)
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
    said = _("「{title}」已改到 {on} {at}。")
    when = {"on": form.start.on, "at": f"{form.start.at:%H:%M}"}
    messages.success(request, said.format(title=occasion.title, **when))
    return HttpResponseRedirect(Asked(view="week", day=form.start.on).address())


def _found(request: SeatRequest, kind: str, code: str, number: int) -> Occasion:
    occasion = occasion_of(request.seat, kind, code, number)
    if occasion is None or occasion.starts_at is None:
        raise Http404(_("日历里没有这项安排，或者您的席位不能查看它。"))
    return occasion


def _asked(request: SeatRequest, occasion: Occasion) -> Start:
    """Return what the address asks for; what it leaves open stays as it is."""
    on, at = occasion.starts_on, occasion.starts_at or time()
    with suppress(ValueError):
        on = date.fromisoformat(request.GET.get("on", ""))
    with suppress(ValueError):
        at = time.fromisoformat(request.GET.get("at", ""))
    return Start(on, at)


def _refusal(error: ManyuanError | ValidationError) -> str:
    return sentence(error) if isinstance(error, ManyuanError) else " ".join(error.messages)


def _said(start: Start) -> str:
    return f"{start.on.isoformat()} {start.at:%H:%M}"


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
