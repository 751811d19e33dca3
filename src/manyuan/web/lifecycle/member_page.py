from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.enums import MemberState
from manyuan.directory.models import Membership
from manyuan.lifecycle.permissions import (
    may_decide_lifecycle,
    may_propose_for,
    may_see_gates_of_member,
)
from manyuan.lifecycle.phases import state_of
from manyuan.lifecycle.queries.decisions import decisions_about
from manyuan.lifecycle.queries.facts import Known
from manyuan.lifecycle.queries.gates import gates_of_step, known_today, next_states
from manyuan.lifecycle.queries.terms import Terms
from manyuan.seats.models import Seat
from manyuan.web.lifecycle.decisions_page import entries_of
from manyuan.web.lifecycle.finding import member_at
from manyuan.web.lifecycle.trail import to_group_life
from manyuan.web.lifecycle.words import gate_rows, lifecycle_source, open_gates
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

GATED = (
    MemberState.PROBATION,
    MemberState.MEMBER,
    MemberState.GRADUATING,
    MemberState.GRADUATED,
)


@require_safe
def show_member(request: SeatRequest, pk: int) -> HttpResponse:
    """Show where a school stands in its group, and what its next steps ask for."""
    seat, member = request.seat, member_at(request.seat, pk)
    is_over = member.left_on is not None
    sees = bool(may_see_gates_of_member(seat, member)) and not is_over
    known = known_today(seat)
    steps = _steps(seat, member, known) if sees else []
    names = {"school": member.school.name, "group": member.group.name}
    said = _("{school}在{group}：{state}").format(**names, state=state_of(member).label)
    context = {
        "crumbs": to_group_life(member.group, Crumb(member.school.name)),
        "member": member,
        "headline": said,
        "lead": _lead(known.terms, member),
        "steps": steps,
        "ungated": [step for step in steps if not step["gates"]],
        "entries": entries_of(decisions_about(seat, member.group, member.school)),
        "may_decide": may_decide_lifecycle(seat) and not is_over,
        "may_propose": may_propose_for(seat, member.group, member.school) and not is_over,
        "has_term": known.terms.end_of(member) is not None,
        "is_over": is_over,
        "source": lifecycle_source(),
    }
    return render(request, "lifecycle/member.html", context)


def _lead(terms: Terms, member: Membership) -> str:
    if member.left_on is not None:
        text = _("{joined} 加入，{left} 离开。")
        return text.format(joined=member.joined_on, left=member.left_on)
    began, end = terms.began(member), terms.end_of(member)
    if end is not None:
        return _("自 {began} 起，{end} 期满。").format(began=began, end=end)
    return _("自 {began} 起。").format(began=began)


def _steps(seat: Seat, member: Membership, known: Known) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for state in next_states(member):
        gates = gates_of_step(seat, member, state, known=known) if state in GATED else []
        url = reverse("member-step", args=[member.pk, state])
        shown = {"gates": gate_rows(gates), "said": open_gates(gates)}
        found.append({"to": MemberState(state), "url": url, **shown})
    return found
