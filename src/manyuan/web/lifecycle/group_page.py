from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.models import Group
from manyuan.lifecycle.gates.gate import Gate
from manyuan.lifecycle.permissions import (
    may_decide_lifecycle,
    may_propose_for,
    may_see_gates_of,
    may_see_lifecycle,
)
from manyuan.lifecycle.phases import phase_of, state_of
from manyuan.lifecycle.queries.decisions import decisions_about, evidence_of
from manyuan.lifecycle.queries.facts import Known
from manyuan.lifecycle.queries.gates import (
    compact_checklist,
    group_gates,
    known_today,
    next_phases,
)
from manyuan.lifecycle.queries.terms import Terms
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.finding import group_at
from manyuan.web.lifecycle.decisions_page import entries_of
from manyuan.web.lifecycle.proposals import own_school
from manyuan.web.lifecycle.trail import to_group_life
from manyuan.web.lifecycle.words import gate_rows, lifecycle_source, open_gates
from manyuan.web.seated import SeatRequest


@require_safe
def show_group_life(request: SeatRequest, code: str) -> HttpResponse:
    """Show where a group stands, what its next steps ask for, and what was decided about it."""
    seat = request.seat
    require(may_see_lifecycle(seat))
    group = group_at(seat, code)
    sees = bool(may_see_gates_of(seat, group))
    known = known_today(seat)
    steps = _steps(seat, group, known) if sees else []
    checklist = compact_checklist(seat, group, known=known) if sees else []
    context = {
        "crumbs": to_group_life(group),
        "group": group,
        "headline": _("{group}现在处于“{phase}”阶段").format(
            group=group.name, phase=phase_of(group).label
        ),
        "lead": _lead(known.terms, group),
        "steps": steps,
        "ungated": [step for step in steps if not step["gates"]],
        "checklist": gate_rows(checklist),
        "checklist_said": _checklist_said(checklist),
        "members": [(one, state_of(one).label) for one in known.memberships.get(group.pk, ())],
        "evidence": evidence_of(seat, group),
        "entries": entries_of(decisions_about(seat, group)),
        "may_decide": may_decide_lifecycle(seat),
        "may_propose": may_propose_for(seat, group) or _may_apply(seat, group, known),
        "has_term": known.terms.end_of_group(group) is not None,
        "source": lifecycle_source(),
    }
    return render(request, "lifecycle/group.html", context)


def _may_apply(seat: Seat, group: Group, known: Known) -> bool:
    own = own_school(seat)
    inside = {one.school_id for one in known.memberships.get(group.pk, ())}
    return own is not None and own.pk not in inside


def _lead(terms: Terms, group: Group) -> str:
    began, end = terms.group_began(group), terms.end_of_group(group)
    if end is not None:
        return _("自 {began} 起，应在 {end} 前作出下一步决定。").format(began=began, end=end)
    return "" if began is None else _("自 {began} 起。").format(began=began)


def _steps(seat: Seat, group: Group, known: Known) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for phase in next_phases(group):
        gates = group_gates(seat, group, phase, known=known)
        url = reverse("group-step", args=[group.code, phase.value])
        shown = {"gates": gate_rows(gates), "said": open_gates(gates)}
        found.append({"to": phase, "url": url, **shown})
    return found


def _checklist_said(gates: list[Gate]) -> str:
    met = sum(gate.verdict is True for gate in gates)
    unknown = sum(gate.verdict is None for gate in gates)
    said = _("{met} / {n} 项达到，{unknown} 项无法判断")
    return said.format(met=met, n=len(gates), unknown=unknown)
