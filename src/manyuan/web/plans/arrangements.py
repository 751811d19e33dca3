"""The moves of a plan as a table: who, from where, to where, why; and what a re-plan changes."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.enums import Stage
from manyuan.plans.enums import MoveChange, MoveOrigin
from manyuan.plans.models import Move, Plan
from manyuan.plans.queries.plans import dropped_moves, moves
from manyuan.seats.models import Seat
from manyuan.web.plans.words import short_reason
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table

DROPPED = "dropped"
CHANGES = {**dict(MoveChange.choices), DROPPED: gettext_lazy("不再交流")}
YES_NO = {True: gettext_lazy("是"), False: gettext_lazy("否")}
Groups = Mapping[str, Sequence[str]]


def moves_of(seat: Seat, plan: Plan) -> list[Move]:
    """Return the moves of a plan with both schools' names."""
    return list(moves(seat, plan).select_related("from_school__unit", "to_school__unit"))


def moves_table(seat: Seat, plan: Plan, groups: Groups) -> Table:
    """Return the table of the moves; a re-plan also lists who no longer goes."""
    rows = [_row(move, groups) for move in moves_of(seat, plan)]
    is_replan = plan.scenario.base_id is not None
    if is_replan:
        gone = dropped_moves(plan).select_related("from_school__unit", "to_school__unit")
        rows += [_dropped(plan, move, groups) for move in gone]
    return Table(
        id="moves",
        title=_("交流安排"),
        rows=rows,
        columns=_columns(is_replan=is_replan),
        filters=_filters(is_replan=is_replan),
        search_keys=["teacher", "code", "home", "host"],
        default_sort="home",
        empty=_("这份方案没有安排教师交流。"),
    )


def _columns(*, is_replan: bool) -> list[Column]:
    return [
        Column(key="teacher", label=_("教师"), href=lambda row: row["why"], in_panel=True),
        Column(key="code", label=_("教师编号"), on_phone=False),
        Column(key="home", label=_("派出学校")),
        Column(key="host", label=_("接收学校")),
        Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
        Column(key="subject", label=_("学科")),
        Column(key="backbone", label=_("骨干"), labels=YES_NO),
        Column(key="wish", label=_("志愿"), kind="number", on_phone=False),
        Column(key="minutes", label=_("路程"), unit=_("分钟"), kind="number"),
        Column(key="reasons", label=_("理由"), sortable=False),
        Column(key="origin", label=_("来源"), labels=dict(MoveOrigin.choices), on_phone=False),
        *([Column(key="change", label=_("变动"), labels=CHANGES, kind="tag")] if is_replan else ()),
    ]


def _filters(*, is_replan: bool) -> list[Filter]:
    return [
        Filter(key="group", label=_("集团")),
        Filter(key="schools", label=_("学校")),
        Filter(key="stage", label=_("学段")),
        Filter(key="subject", label=_("学科")),
        Filter(
            key="is_backbone",
            label=_("骨干"),
            choices=[("yes", _("骨干")), ("no", _("非骨干"))],
        ),
        *([Filter(key="change", label=_("变动"))] if is_replan else ()),
    ]


def _dropped(plan: Plan, move: Move, groups: Groups) -> Record:
    """Return the row of a move that only the plan before had; why not is asked of this one."""
    row = _row(move, groups)
    return {**row, "change": DROPPED, "reasons": [], "why": _why(plan.pk, move.teacher_code)}


def _why(plan: int, teacher: str) -> str:
    return f"{reverse('plan-why', args=[plan])}?teacher={quote(teacher)}"


def _row(move: Move, groups: Groups) -> Record:
    home, host = move.from_school, move.to_school
    return {
        "teacher": move.teacher_name,
        "code": move.teacher_code,
        "home": home.name,
        "host": host.name,
        "schools": [home.name, host.name],
        "group": sorted({*groups.get(home.code, ()), *groups.get(host.code, ())}),
        "stage": move.stage,
        "subject": move.subject,
        "backbone": move.is_backbone,
        "is_backbone": move.is_backbone,
        "wish": move.wish_rank,
        "minutes": move.minutes,
        "reasons": list(dict.fromkeys(short_reason(reason) for reason in move.reasons)),
        "origin": move.origin,
        "change": move.change,
        "why": _why(move.plan_id, move.teacher_code),
    }
