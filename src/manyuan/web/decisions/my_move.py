"""A teacher's own move, once the plan that holds it is adopted."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.queries.postings import visible_postings
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Move
from manyuan.plans.papers.words import last_day
from manyuan.plans.queries.plans import moves_of_seat
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import no, require
from manyuan.web.decisions.words import named, reasons_of, teaching
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Entry, Source


@require_safe
def show_own(request: SeatRequest) -> HttpResponse:
    """Show a teacher where they go, from when to when, and why."""
    if not request.seat.is_any_of(Role.TEACHER):
        require(no(_("这一页是教师本人的交流安排；请从方案或教师交流里查看。")))
    move = own_move(request.seat)
    postings = list(visible_postings(request.seat))
    context = {
        "move": move,
        "headline": _headline(move) if move else _("还没有与你有关的交流安排"),
        "teaching": teaching(move) if move else "",
        "last_day": last_day(move.ends_on) if move else None,
        "reasons": reasons_of(move) if move else [],
        "path": [_entry(posting) for posting in postings],
        "source": _source(move) if move else None,
    }
    return render(request, "decisions/my_move.html", context)


def own_move(seat: Seat) -> Move | None:
    """Return the latest move of the teacher in the seat that is in force."""
    found = moves_of_seat(seat).filter(plan__state=PlanState.ADOPTED)
    related = found.select_related("from_school__unit", "to_school__unit")
    return related.order_by("-starts_on", "-pk").first()


def _headline(move: Move) -> str:
    return _("你自 {starts} 起到{host}交流").format(starts=move.starts_on, host=move.to_school.name)


def _entry(posting: Posting) -> Entry:
    return Entry(
        when=_("{starts} 至 {ends}").format(starts=posting.starts_on, ends=last_day(posting.end)),
        text=_("{home} → {host}").format(home=posting.home.name, host=posting.host.name),
        sub=_("{mode} · {state}").format(
            mode=posting.get_mode_display(), state=posting.get_state_display()
        ),
        url=reverse("posting", args=[posting.code]),
    )


def _source(move: Move) -> Source:
    return Source(where=named(move.plan), as_of=move.plan.adopted_on, entered_by=_("教育局"))
