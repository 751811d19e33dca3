"""What changed between two versions of a frozen year, table by table, row by row."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen_years import compared
from manyuan.sheets.comparing import RowCompared, TableCompared
from manyuan.sheets.tables import table_named
from manyuan.web.frozen.finding import frozen_at
from manyuan.web.frozen.words import at_version, source_of, trail, version_name
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table


@require_safe
def changes(request: SeatRequest, year: int, version: int, earlier: int) -> HttpResponseBase:
    """Show by table how many rows were added, changed and removed, and which."""
    frozen = frozen_at(request.seat, year, version)
    before = frozen_at(request.seat, year, earlier)
    found = compared(request.seat, before, frozen)
    tables = {"sums": _sums(found), "rows": _rows(found)}
    for table in tables.values():
        if reply := table.reply(request):
            return reply
    context = {
        "headline": _headline(before, frozen, found),
        "reason": frozen.reason,
        "crumbs": trail(
            Crumb(version_name(frozen), at_version("frozen-year", frozen)), Crumb(_("改动"))
        ),
        "source": source_of(frozen),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "frozen/changes.html", context)


def _headline(before: FrozenYear, after: FrozenYear, found: Sequence[TableCompared]) -> str:
    added, changed, removed = (
        sum(getattr(one, what) for one in found) for what in ("added", "changed", "removed")
    )
    said = _("第 {before} 版到第 {after} 版：新增 {added} 行，改动 {changed} 行，减少 {removed} 行")
    return said.format(
        before=before.version,
        after=after.version,
        added=number(added),
        changed=number(changed),
        removed=number(removed),
    )


def _sums(found: Sequence[TableCompared]) -> Table:
    return Table(
        id="tables",
        title=_("各表的改动"),
        rows=[
            {
                "table": _(table_named(one.table).label),
                "added": one.added,
                "changed": one.changed,
                "removed": one.removed,
                "unchanged": one.unchanged,
            }
            for one in found
        ],
        columns=[
            Column(key="table", label=_("表")),
            Column(key="added", label=_("新增"), kind="number"),
            Column(key="changed", label=_("改动"), kind="number"),
            Column(key="removed", label=_("减少"), kind="number"),
            Column(key="unchanged", label=_("不变"), kind="number"),
        ],
    )


def _rows(found: Sequence[TableCompared]) -> Table:
    words = {"added": _("新增"), "changed": _("改动"), "removed": _("减少")}
    return Table(
        id="rows",
        title=_("改动的行"),
        rows=[_row(row) for one in found for row in one.rows],
        columns=[
            Column(key="table", label=_("表")),
            Column(key="change", label=_("改动"), labels=words),
            Column(key="key", label=_("代码")),
            Column(key="fields", label=_("内容"), sortable=False),
        ],
        filters=[
            Filter(key="table", label=_("表")),
            Filter(key="change", label=_("改动"), choices=tuple(words.items())),
        ],
        search_keys=("key", "fields"),
        empty=_("两版完全相同"),
    )


def _row(row: RowCompared) -> dict[str, Any]:
    table = table_named(row.table)
    labels = {column.name: _(column.label) for column in table.columns}
    arrow = "{label}：{before} → {after}"
    return {
        "table": _(table.label),
        "change": row.change,
        "key": " / ".join(part for part in row.key if part),
        "fields": "；".join(
            arrow.format(label=labels[one.column], before=one.before or "—", after=one.after or "—")
            for one in row.fields
        ),
    }
