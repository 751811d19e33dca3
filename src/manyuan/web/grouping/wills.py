from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.plans.actions.grouping_wills import ban_join, pin_school, unban_join, unpin_school
from manyuan.plans.bridge.grouping import names
from manyuan.plans.models import Scenario
from manyuan.plans.permissions import may_change_scenario
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import sent
from manyuan.web.errors import show_on
from manyuan.web.grouping.finding import draft_at
from manyuan.web.grouping.forms import BAN, JoinWillForm
from manyuan.web.grouping.trail import to_draft
from manyuan.web.grouping.words import source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True)
class Will:
    """One pin or ban, with what people call the school and the lead."""

    school: str
    school_name: str
    lead: str
    lead_name: str


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
    known = names(draft.freeze.digest) if pins or bans else {}

    def named(school: str, lead: str) -> Will:
        lead_name = _("自己牵头") if lead == school else known.get(lead, lead)
        return Will(school, known.get(school, school), lead, lead_name)

    return Wills(
        tuple(named(one.placed_code, one.place_code) for one in pins),
        tuple(named(one.placed_code, one.place_code) for one in bans),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def show_wills(request: SeatRequest, pk: int) -> HttpResponse:
    """Show which joins are fixed or ruled out, and take more of it."""
    draft = draft_at(request.seat, pk)
    if "remove" in request.POST:
        return _taken_back(request, draft)
    form = JoinWillForm(sent(request), draft=draft, asked=request.GET)
    if request.method == "POST" and _added(request, draft, form):
        return redirect("grouping-draft-wills", pk)
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
    return render(request, "grouping/wills.html", context)


def _added(request: SeatRequest, draft: Scenario, form: JoinWillForm) -> bool:
    require(may_change_scenario(request.seat, draft))
    if not form.is_valid():
        return False
    given = form.cleaned_data
    act = ban_join if given["kind"] == BAN else pin_school
    try:
        act(by=request.seat, scenario=draft, school=given["school"], lead=given["lead"])
    except (NotPossible, BadInput, ValidationError) as error:
        show_on(form, error)
        return False
    messages.success(request, _("已加上，下一次计算时生效。"))
    return True


def _taken_back(request: SeatRequest, draft: Scenario) -> HttpResponse:
    school, lead = request.POST.get("school", ""), request.POST.get("lead", "")
    if request.POST["remove"] == BAN:
        unban_join(by=request.seat, scenario=draft, school=school, lead=lead)
    else:
        unpin_school(by=request.seat, scenario=draft, school=school)
    messages.success(request, _("已取消，下一次计算时生效。"))
    return redirect("grouping-draft-wills", draft.pk)


def _headline(draft: Scenario, wills: Wills) -> str:
    if not wills.count:
        return _("「{name}」没有指定或排除，全由计算决定").format(name=draft.name)
    text = _("「{name}」指定了 {pins} 所学校，排除了 {bans} 种安排")
    pins, bans = number(len(wills.pins)), number(len(wills.bans))
    return text.format(name=draft.name, pins=pins, bans=bans)
