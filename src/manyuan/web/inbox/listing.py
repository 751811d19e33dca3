from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from manyuan.inbox.queries import just_done, pending
from manyuan.web.inbox.words import (
    BRIEF,
    MOST,
    headline_of,
    part_of,
    standing_in_of,
    step_of,
    tabs_of,
)
from manyuan.web.seated import SeatRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What was chosen and written before, and what was wrong with it; no ``ticked`` ticks all."""

    ticked: Collection[str] | None = ()
    reason: str = ""
    wrong: str = ""


@require_safe
def show_inbox(request: SeatRequest) -> HttpResponse:
    """Show everything that waits for the seat, and what it can still take back."""
    ticked = None if request.GET.get("all") else ()
    return inbox_page(request, request.GET.get("matter", ""), Filled(ticked=ticked))


def inbox_page(request: SeatRequest, matter: str, filled: Filled) -> HttpResponse:
    """Return the page of one matter, or of all without one."""
    kind = request.GET.get("kind", "")
    everything = pending(request.seat)
    shown = [
        one
        for one in everything
        if matter in {"", one.matter.slug} and kind in {"", one.matter.kind}
    ]
    most = MOST if matter else BRIEF
    context = {
        "headline": headline_of(shown),
        "tabs": tabs_of(everything, kind),
        "is_one": bool(matter),
        "parts": [part_of(one, filled.ticked, most=most) for one in shown],
        "steps": [step_of(one) for one in just_done(request.seat)],
        "filled": filled,
        "standing_in": standing_in_of(request.seat),
    }
    return render(request, "inbox/inbox.html", context)
