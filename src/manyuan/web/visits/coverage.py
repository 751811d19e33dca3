"""Whom the visits of a school year reached: by school and by group, against the year before."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.visit.permissions import may_see_reach
from manyuan.engagements.kinds.visit.queries.reach import Reach, reach
from manyuan.engagements.kinds.visit.queries.years import years_with_visits
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb, Source, Tab
from manyuan.web.visits.coverage_picture import coverage_picture
from manyuan.web.visits.coverage_tables import groups_table, schools_table
from manyuan.web.visits.figures import figures_of_reach
from manyuan.web.visits.trail import to_visits


@require_safe
def show_coverage(request: SeatRequest) -> HttpResponseBase:
    """Show which schools and how many people the visits of a year reached."""
    require(may_see_reach(request.seat))
    years = _years(request.seat)
    year = _chosen(request, years)
    found = reach(request.seat, year)
    tables = {"groups": groups_table(found), "schools": schools_table(found)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    context = {
        "crumbs": to_visits(Crumb(_("覆盖"))),
        "headline": _headline(found),
        "tabs": _tabs(years, year),
        "figures": figures_of_reach(request.seat, found),
        "picture": coverage_picture(found),
        "source": Source(where=_("已开展并登记出席的到校"), as_of=today()),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "visits/coverage.html", context)


def _years(seat: Seat) -> list[SchoolYear]:
    now = SchoolYear.on(today())
    return sorted({now, *years_with_visits(seat)}, key=lambda one: one.start, reverse=True)


def _chosen(request: SeatRequest, years: list[SchoolYear]) -> SchoolYear:
    asked = request.GET.get("year", "")
    return next((one for one in years if str(one.start) == asked), SchoolYear.on(today()))


def _tabs(years: list[SchoolYear], chosen: SchoolYear) -> list[Tab]:
    if len(years) == 1:
        return []
    return [
        Tab(
            label=_("{year} 学年").format(year=year),
            url=f"{reverse('visit-coverage')}?year={year.start}",
            current=year == chosen,
        )
        for year in years
    ]


def _headline(found: Reach) -> str:
    if not found.now.visits:
        return _("{year} 学年还没有登记出席的专家到校").format(year=found.year)
    text = ngettext(
        "{year} 学年 {n} 次专家到校，到过 {all} 所学校中的 {reached} 所，师生 {people} 人次",
        "{year} 学年 {n} 次专家到校，到过 {all} 所学校中的 {reached} 所，师生 {people} 人次",
        found.now.visits,
    )
    return text.format(
        year=found.year,
        n=found.now.visits,
        all=number(len(found.schools)),
        reached=number(found.schools_reached),
        people=number(found.now.pupils + found.now.teachers),
    )
