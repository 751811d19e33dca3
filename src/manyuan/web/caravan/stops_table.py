"""The tours of a caravan as a table: by day and expert, each stop with its time and its way."""

from collections.abc import Iterable
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.enums import Stage
from manyuan.plans.enums import MoveChange
from manyuan.plans.models import Plan, Stop
from manyuan.plans.queries.caravan import Company, company_in, dropped_stops
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table

DROPPED = "dropped"
CHANGES = {
    MoveChange.KEPT: gettext_lazy("不变"),
    MoveChange.MOVED: gettext_lazy("改期或换人"),
    MoveChange.NEW: gettext_lazy("新增到校"),
    DROPPED: gettext_lazy("不再到校"),
}


def stops_table(plan: Plan, found: Iterable[Stop]) -> Table:
    """Return the table of the stops; a re-plan also lists what is no longer there."""
    company = company_in(plan)
    rows = [_row(plan, stop, stop.change, company) for stop in found]
    is_replan = plan.scenario.base_id is not None
    if is_replan:
        rows += [_row(plan, stop, DROPPED, {}) for stop in dropped_stops(plan)]
    return Table(
        id="stops",
        title=_("行程"),
        rows=rows,
        columns=_columns(is_replan=is_replan),
        filters=_filters(is_replan=is_replan),
        search_keys=["school", "expert", "topic", "code"],
        default_sort="day",
        empty=_("没有符合条件的到校。"),
    )


def _columns(*, is_replan: bool) -> list[Column]:
    changes = [Column(key="change", label=_("与现有到校相比"), labels=CHANGES)] if is_replan else []
    return [
        Column(key="day", label=_("日期"), sort_key="when"),
        Column(key="expert", label=_("专家")),
        Column(key="partner", label=_("所属单位"), on_phone=False),
        Column(key="hours", label=_("时间"), sortable=False),
        Column(key="school", label=_("学校"), href=lambda row: row["why"], in_panel=True),
        Column(key="topic", label=_("主题")),
        Column(key="stage", label=_("学段"), labels=dict(Stage.choices), on_phone=False),
        Column(key="pupils", label=_("学生"), unit=_("人"), kind="number"),
        Column(key="travel", label=_("前往路程"), unit=_("分钟"), kind="number"),
        Column(key="mark", label=_("说明"), sortable=False),
        *changes,
        Column(key="code", label=_("需求编号"), on_phone=False),
    ]


def _filters(*, is_replan: bool) -> list[Filter]:
    changes = (
        [Filter(key="change", label=_("与现有到校相比"), choices=tuple(CHANGES.items()))]
        if is_replan
        else []
    )
    return [Filter(key="expert", label=_("专家")), Filter(key="topic", label=_("主题")), *changes]


def _row(plan: Plan, stop: Stop, change: str, company: Company) -> Record:
    code = stop.request.code
    why = f"{reverse('caravan-why', args=[plan.pk])}?request={quote(code, safe='')}"
    return {
        "day": stop.on.isoformat(),
        "when": f"{stop.on.isoformat()} {stop.expert} {stop.place:02}",
        "expert": str(stop.expert),
        "partner": stop.expert.partner.name,
        "hours": f"{stop.starts_at:%H:%M}–{stop.ends_at:%H:%M}",
        "school": stop.school.name,
        "topic": stop.topic,
        "stage": stop.stage,
        "pupils": stop.pupils,
        "travel": stop.travel_minutes,
        "mark": _mark(stop, company) if change != DROPPED else "",
        "change": change,
        "code": code,
        "why": why,
    }


def _mark(stop: Stop, company: Company) -> str:
    marks = [_("已确定，照旧")] if stop.kept else [_("指定")] if stop.pinned else []
    others = company.get((stop.expert.code, stop.on), ())
    if others:
        marks.append(_("与{experts}同车").format(experts=_("、").join(others)))
    return _("；").join(marks)
