from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.evaluation.permissions import may_enter_growth
from manyuan.evaluation.queries.outcomes import value_added_results
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.evaluation.rooms import room_tabs
from manyuan.web.growth.tables import kept_table
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source


@require_safe
def growth(request: SeatRequest) -> HttpResponseBase:
    """Show what schools added for their pupils, as far as the seat may see it."""
    outcomes = list(value_added_results(request.seat))
    table = kept_table(outcomes)
    if reply := table.reply(request):
        return reply
    context = {
        "headline": _headline(len({o.school_id for o in outcomes}), [o.year for o in outcomes]),
        "room_tabs": room_tabs(request.seat, "growth"),
        "table": table.for_request(request),
        "may_enter": may_enter_growth(request.seat),
        "source": Source(
            where=_("教育局上传的学生成绩行，只保存学校结果"),
            note=_("混合模型的学校效应，按人数收缩；不足 30 人不公布，不比较学生个人。"),
        ),
    }
    return render(request, "growth/growth.html", context)


def _headline(schools: int, years: list[int]) -> str:
    if not years:
        return _("还没有学校的增值结果")
    said = ngettext(
        "{schools} 所学校有增值结果，最近是 {year} 学年",
        "{schools} 所学校有增值结果，最近是 {year} 学年",
        schools,
    )
    return said.format(schools=schools, year=SchoolYear(max(years)))
