from collections.abc import Iterable

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.lifecycle.enums import DecisionKind, Ground
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.permissions import may_decide_lifecycle, may_see_lifecycle
from manyuan.lifecycle.queries.decisions import date_moves_of, decisions_of, files_of
from manyuan.seats.permissions import may_see_history, require
from manyuan.web.lifecycle.files import linked
from manyuan.web.lifecycle.finding import decision_at
from manyuan.web.lifecycle.trail import lifecycle_tabs, to_lifecycle
from manyuan.web.lifecycle.words import (
    kept_rows,
    lifecycle_source,
    state_of_decision,
    step_of,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb, Entry
from manyuan.web.ui.table import Table


@require_safe
def list_decisions(request: SeatRequest) -> HttpResponseBase:
    """List the decisions that the seat may see, the latest first."""
    require(may_see_lifecycle(request.seat))
    found = list(decisions_of(request.seat))
    table = _table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    waiting = sum(one.waits for one in found)
    said = ngettext(
        "{n} 项决定，其中 {waiting} 项待生效", "{n} 项决定，其中 {waiting} 项待生效", len(found)
    )
    context = {
        "tabs": lifecycle_tabs(request.seat, "decisions"),
        "headline": said.format(n=number(len(found)), waiting=number(waiting)),
        "table": table.for_request(request),
        "source": lifecycle_source(),
    }
    return render(request, "lifecycle/decisions.html", context)


def _table(found: Iterable[Decision]) -> Table:
    states = [(word, word) for word in (_("已生效"), _("待生效"), _("已撤回"))]
    return Table(
        id="decisions",
        title=_("决定"),
        rows=[_row(one) for one in found],
        columns=[
            Column(key="code", label=_("决定编号"), href=lambda row: row["url"]),
            Column(key="name", label=_("学校或集团")),
            Column(key="group", label=_("集团")),
            Column(key="kind", label=_("事项"), labels=dict(DecisionKind.choices)),
            Column(key="step", label=_("新状态")),
            Column(key="effective_on", label=_("生效日期"), kind="date"),
            Column(key="state", label=_("执行情况")),
            Column(key="document", label=_("文号"), on_phone=False),
            Column(key="override", label=_("突破条件"), on_phone=False),
        ],
        filters=[
            Filter(key="kind", label=_("事项"), choices=DecisionKind.choices),
            Filter(key="state", label=_("执行情况"), choices=states),
        ],
        search_keys=["code", "name", "group", "document"],
        empty=_("还没有决定。"),
    )


def _row(one: Decision) -> Record:
    return {
        "code": one.code,
        "url": reverse("decision", args=[one.code]),
        "name": one.subject,
        "group": one.group.name,
        "kind": one.kind,
        "step": step_of(one),
        "effective_on": one.effective_on,
        "state": state_of_decision(one)[1],
        "document": one.document_number,
        "override": _("有") if one.override else "",
    }


@require_safe
def show_decision(request: SeatRequest, code: str) -> HttpResponse:
    """Show a decision: its document, its gates as they were, and what it moved."""
    decision = decision_at(request.seat, code)
    sign, word = state_of_decision(decision)
    context = {
        "crumbs": to_lifecycle(Crumb(_("决定"), reverse("decisions")), Crumb(code)),
        "decision": decision,
        "headline": _("{name}：{step}，自 {on} 起生效").format(
            name=decision.subject, step=step_of(decision), on=decision.effective_on
        ),
        "is_due": decision.effective_on <= today(),
        "sign": sign,
        "word": word,
        "ground": Ground(decision.ground).label if decision.ground else "",
        "gates": kept_rows(decision.gates),
        "moves": [move for move in decision.moves if "school" in move],
        "date_moves": date_moves_of(request.seat, decision),
        "files": linked(code, files_of(request.seat, decision)),
        "may_decide": may_decide_lifecycle(request.seat),
        "may_see_history": may_see_history(request.seat),
        "history_url": reverse("history-object", args=["decisions", decision.code]),
        "source": lifecycle_source(),
    }
    return render(request, "lifecycle/decision.html", context)


def entries_of(found: Iterable[Decision]) -> list[Entry]:
    """Return decisions as moments of a life, the latest first."""
    ordered = sorted(found, key=lambda one: (one.effective_on, one.code), reverse=True)
    return [
        Entry(
            when=one.effective_on,
            text=f"{one.subject} · {step_of(one)}",
            sub=f"{one.code} {state_of_decision(one)[1]}",
            url=reverse("decision", args=[one.code]),
            now=one.waits,
        )
        for one in ordered
    ]
