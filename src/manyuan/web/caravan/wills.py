from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.plans.actions.caravan_wills import (
    ban_visit,
    pin_request,
    unban_visit,
    unpin_request,
)
from manyuan.plans.bridge.caravan import Names, names
from manyuan.plans.models import Ban, Pin, Scenario
from manyuan.plans.permissions import may_change_scenario
from manyuan.seats.permissions import require
from manyuan.web.caravan.finding import draft_at
from manyuan.web.caravan.forms import BAN, VisitWillForm
from manyuan.web.caravan.trail import to_draft
from manyuan.web.caravan.words import source_of
from manyuan.web.directory.asking import sent
from manyuan.web.errors import show_on
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True)
class Will:
    """One pin or ban, with what people call the request and the place."""

    request: str
    request_name: str
    place: str
    place_name: str


@dataclass(frozen=True, slots=True)
class Wills:
    """What the user wants of a draft."""

    pins: tuple[Will, ...]
    bans: tuple[Will, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.pins) + len(self.bans)


def wills_of(draft: Scenario) -> Wills:
    """Return the pins and bans of a draft, named."""
    pins, bans = list(draft.pins.all()), list(draft.bans.all())
    if not pins and not bans:
        return Wills((), ())
    known = names(draft.freeze.digest)
    return Wills(
        tuple(_named(one, known) for one in pins), tuple(_named(one, known) for one in bans)
    )


def place_name(known: Names, place: str) -> str:
    """Return what people call a place: nowhere, an expert, or an expert's day."""
    if not place:
        return _("不安排")
    expert, mark, day = place.rpartition("@")
    if not mark:
        return _("{expert}（任何一天）").format(expert=known.experts.get(place, place))
    return f"{known.experts.get(expert, expert)} {day}"


@require_http_methods(["GET", "HEAD", "POST"])
def show_wills(request: SeatRequest, pk: int) -> HttpResponse:
    """Show which visits are fixed or ruled out, and take more of it."""
    draft = draft_at(request.seat, pk)
    if "remove" in request.POST:
        return _taken_back(request, draft)
    form = VisitWillForm(sent(request), draft=draft, asked=request.GET)
    if request.method == "POST" and _added(request, draft, form):
        return redirect("caravan-draft-wills", pk)
    wills, may_change = wills_of(draft), may_change_scenario(request.seat, draft)
    context = {
        "draft": draft,
        "crumbs": to_draft(draft, Crumb(_("指定与排除"))),
        "headline": _headline(draft, wills),
        "wills": wills,
        "form": form,
        "may_change": may_change,
        "can_change": bool(may_change) and draft.is_open,
        "source": source_of(draft),
    }
    return render(request, "caravan/wills.html", context)


def _added(request: SeatRequest, draft: Scenario, form: VisitWillForm) -> bool:
    require(may_change_scenario(request.seat, draft))
    if not form.is_valid():
        return False
    given = form.cleaned_data
    act = ban_visit if given["kind"] == BAN else pin_request
    try:
        act(by=request.seat, scenario=draft, request=given["request"], place=given["place"])
    except (NotPossible, BadInput, ValidationError) as error:
        show_on(form, error)
        return False
    messages.success(request, _("已加上，下一次计算时生效。"))
    return True


def _taken_back(request: SeatRequest, draft: Scenario) -> HttpResponse:
    asked, place = request.POST.get("request", ""), request.POST.get("place", "")
    if request.POST["remove"] == BAN:
        unban_visit(by=request.seat, scenario=draft, request=asked, place=place)
    else:
        unpin_request(by=request.seat, scenario=draft, request=asked)
    messages.success(request, _("已取消，下一次计算时生效。"))
    return redirect("caravan-draft-wills", draft.pk)


def _named(will: Pin | Ban, known: Names) -> Will:
    name = known.requests.get(will.placed_code, will.placed_code)
    return Will(will.placed_code, name, will.place_code, place_name(known, will.place_code))


def _headline(draft: Scenario, wills: Wills) -> str:
    if not wills.count:
        return _("「{name}」没有指定或排除，全由计算决定").format(name=draft.name)
    text = _("「{name}」指定了 {pins} 项需求，排除了 {bans} 种安排")
    pins, bans = number(len(wills.pins)), number(len(wills.bans))
    return text.format(name=draft.name, pins=pins, bans=bans)
