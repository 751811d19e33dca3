from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.enums import MemberKind, MemberState
from manyuan.directory.queries.groups import visible_groups
from manyuan.kernel.clock import today
from manyuan.lifecycle.enums import GroupPhase
from manyuan.lifecycle.permissions import may_decide_lifecycle, may_see_lifecycle
from manyuan.lifecycle.phases import phase_of
from manyuan.lifecycle.queries.decisions import decisions_of, proposals_of
from manyuan.lifecycle.queries.pipeline import UnderWay, graduated_schools, under_way
from manyuan.lifecycle.queries.terms import Terms
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.lifecycle.decisions_page import entries_of
from manyuan.web.lifecycle.trail import lifecycle_tabs
from manyuan.web.lifecycle.words import lifecycle_source, step_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.table import Table


@require_safe
def show_board(request: SeatRequest) -> HttpResponseBase:
    """Show who comes into groups and who grows out of them, and where each group stands."""
    seat = request.seat
    require(may_see_lifecycle(seat))
    terms = Terms(seat)
    schools = under_way(seat, terms=terms)
    table, groups = _schools_table(schools), _groups_table(seat, terms)
    for one in (table, groups):
        if (reply := one.reply(request)) is not None:
            return reply
    context = {
        "tabs": lifecycle_tabs(seat, "lifecycle"),
        "headline": _headline(schools),
        "figures": _figures(schools),
        "table": table.for_request(request),
        "groups": groups.for_request(request),
        "waiting": entries_of(one for one in decisions_of(seat) if one.waits),
        "proposals": [
            {"one": one, "step": step_of(one), "url": reverse("proposal", args=[one.number])}
            for one in proposals_of(seat)[:10]
        ],
        "may_decide": may_decide_lifecycle(seat),
        "grown": graduated_schools(seat) if may_decide_lifecycle(seat) else [],
        "source": lifecycle_source(),
    }
    return render(request, "lifecycle/board.html", context)


def _count(schools: Sequence[UnderWay], *states: MemberState) -> int:
    return sum(one.state in states for one in schools)


def _headline(schools: Sequence[UnderWay]) -> str:
    over = sum(one.is_over_on(today()) for one in schools)
    coming = _count(schools, MemberState.CANDIDATE, MemberState.PROBATION)
    leaving = _count(schools, MemberState.GRADUATING)
    facts = {name: number(n) for name, n in (("coming", coming), ("leaving", leaving))}
    if not schools:
        return _("没有学校正在加入或成长退出")
    said = _("{coming} 所学校正在加入，{leaving} 所正在成长退出").format(**facts)
    if not over:
        return said
    due = ngettext("{n} 所已经期满，等待决定", "{n} 所已经期满，等待决定", over)
    return _("{said}；{due}").format(said=said, due=due.format(n=number(over)))


def _figures(schools: Sequence[UnderWay]) -> list[KeyFigure]:
    over = sum(one.is_over_on(today()) for one in schools)
    found = [
        KeyFigure(label=str(state.label), value=_count(schools, state), unit=_("所"))
        for state in (MemberState.CANDIDATE, MemberState.PROBATION, MemberState.GRADUATING)
    ]
    due = KeyFigure(
        label=_("已经期满"), value=over, unit=_("所"), verdict="missed" if over else "met"
    )
    return [*found, due]


def _schools_table(schools: Sequence[UnderWay]) -> Table:
    return Table(
        id="under-way",
        title=_("正在进退的学校"),
        rows=[_row(one) for one in schools],
        columns=[
            Column(key="school", label=_("学校"), href=lambda row: row["url"]),
            Column(key="group", label=_("集团"), href=lambda row: row["group_url"]),
            Column(key="state", label=_("成员状态"), labels=dict(MemberState.choices)),
            Column(key="kind", label=_("成员类型"), labels=dict(MemberKind.choices)),
            Column(key="since", label=_("起始日期"), kind="date"),
            Column(key="ends", label=_("期满日期"), kind="date"),
            Column(key="support", label=_("支持比例"), kind="percent"),
        ],
        filters=[Filter(key="state", label=_("成员状态"), choices=MemberState.choices)],
        search_keys=["school", "group"],
        empty=_("没有学校正在加入或成长退出。"),
    )


def _row(one: UnderWay) -> Record:
    held = one.membership
    return {
        "school": held.school.name,
        "url": reverse("lifecycle-member", args=[held.pk]),
        "group": held.group.name,
        "group_url": reverse("lifecycle-group", args=[held.group.code]),
        "state": one.state.value,
        "kind": held.kind,
        "since": one.since,
        "ends": one.ends_on,
        "support": one.support,
    }


def _groups_table(seat: Seat, terms: Terms) -> Table:
    groups = visible_groups(seat).select_related("unit")
    return Table(
        id="phases",
        title=_("各集团所处阶段"),
        rows=[
            {
                "group": one.name,
                "url": reverse("lifecycle-group", args=[one.code]),
                "phase": phase_of(one).value,
                "since": terms.group_began(one),
                "ends": terms.end_of_group(one),
            }
            for one in groups
        ],
        columns=[
            Column(key="group", label=_("集团"), href=lambda row: row["url"]),
            Column(key="phase", label=_("阶段"), labels=dict(GroupPhase.choices)),
            Column(key="since", label=_("起始日期"), kind="date"),
            Column(key="ends", label=_("期满日期"), kind="date"),
        ],
        filters=[Filter(key="phase", label=_("阶段"), choices=GroupPhase.choices)],
        search_keys=["group"],
        empty=_("还没有集团。"),
    )
