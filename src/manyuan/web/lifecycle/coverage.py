from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.enums import MemberKind
from manyuan.lifecycle.permissions import may_see_lifecycle
from manyuan.lifecycle.queries.coverage import CoverageOfYear, coverage_of_years
from manyuan.seats.permissions import require
from manyuan.web.lifecycle.trail import lifecycle_tabs
from manyuan.web.lifecycle.words import lifecycle_source
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.table import Table


@require_safe
def show_coverage(request: SeatRequest) -> HttpResponseBase:
    """Show how many schools were in groups in each year, and of which kinds the members were."""
    require(may_see_lifecycle(request.seat))
    found = coverage_of_years(request.seat)
    table = _table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "tabs": lifecycle_tabs(request.seat, "lifecycle-coverage"),
        "headline": _headline(found),
        "chart": _chart(found),
        "table": table.for_request(request),
        "source": lifecycle_source(
            _("按每年 9 月 30 日（本学年按今天）在集团里的法人学校计算，候选和试行的学校计入。")
        ),
    }
    return render(request, "lifecycle/coverage.html", context)


def _headline(found: list[CoverageOfYear]) -> str:
    if not found:
        return _("还没有学校加入集团")
    first, last = found[0], found[-1]
    facts = {
        "inside": number(last.inside),
        "schools": number(last.schools),
        "share": percent(last.share),
    }
    if first is last:
        return _("{schools} 所学校中 {inside} 所在集团里，占 {share}").format(**facts)
    text = _("{schools} 所学校中 {inside} 所在集团里，占 {share}；{year} 学年是 {before}")
    return text.format(year=first.year, before=percent(first.share), **facts)


def _chart(found: list[CoverageOfYear]) -> dict[str, object] | None:
    if len(found) < 2:
        return None
    items = [{"name": str(one.year), "value": float(one.share or 0)} for one in found]
    spec = {
        "type": "bars",
        "horizontal": False,
        "format": "percent",
        "decimals": 1,
        "items": items,
    }
    return {"title": _("各学年在集团里的法人学校占全部学校的比例"), "spec": spec}


def _table(found: list[CoverageOfYear]) -> Table:
    kinds = [kind for kind in MemberKind if any(one.kinds.get(kind) for one in found)]
    unsaid = any(one.kinds.get("") for one in found)
    return Table(
        id="coverage-years",
        title=_("逐年覆盖"),
        rows=[
            {
                "year": str(one.year),
                "groups": one.groups,
                "schools": one.schools,
                "inside": one.inside,
                "share": one.share,
                "leads": one.leads,
                **{kind.value: one.kinds.get(kind, 0) for kind in kinds},
                "other": one.kinds.get("", 0),
            }
            for one in found
        ],
        columns=[
            Column(key="year", label=_("学年")),
            Column(key="groups", label=_("集团"), kind="number"),
            Column(key="schools", label=_("学校"), kind="number"),
            Column(key="inside", label=_("在集团里"), kind="number"),
            Column(key="share", label=_("覆盖率"), kind="percent"),
            Column(key="leads", label=_("牵头校"), kind="number", on_phone=False),
            *(
                Column(key=kind.value, label=str(kind.label), kind="number", on_phone=False)
                for kind in kinds
            ),
            *(
                [Column(key="other", label=_("类型未登记"), kind="number", on_phone=False)]
                if unsaid
                else []
            ),
        ],
        empty=_("还没有学校加入集团。"),
    )
