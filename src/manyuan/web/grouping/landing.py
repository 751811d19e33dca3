from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.queries.groups import coverage_of, register_on, sizes_of
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Scenario
from manyuan.plans.permissions import may_decide, may_draft_grouping, may_see_planning
from manyuan.plans.queries.grouping import GroupingHeadline, grouping_headlines
from manyuan.plans.queries.scenarios import planned_years, scenarios
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.coverage_words import coverage_figures, coverage_headline
from manyuan.web.directory.sources import sizes_source
from manyuan.web.grouping.landing_tables import drafts_table, plans_table
from manyuan.web.grouping.trail import year_url
from manyuan.web.grouping.words import finding
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class YearOfGroupings:
    """What a seat sees of a year's group formation; ``shown`` is the plan that is spoken of."""

    year: int
    drafts: Sequence[Scenario]
    plans: Sequence[GroupingHeadline]
    shown: GroupingHeadline | None

    @property
    def is_adopted(self) -> bool:
        """Say whether the plan shown is in force."""
        return self.shown is not None and self.shown.plan.state == PlanState.ADOPTED


@require_safe
def show_groupings(request: SeatRequest) -> HttpResponseBase:
    """Show how far the groups reach today, and what is planned."""
    require(may_see_planning(request.seat))
    years = planned_years(request.seat, kind=PlanKind.GROUPING)
    found = _year_of(request.seat, _chosen(request, years))
    tables = {"drafts": drafts_table(found.drafts, found.plans), "plans": plans_table(found.plans)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    register = register_on(request.seat, today())
    coverage = coverage_of(register)
    context = {
        "found": found,
        "headline": coverage_headline(coverage[0]),
        "figures": coverage_figures(coverage, sizes_of(register)),
        "has_schools": bool(register.schools),
        "lead": _lead(found),
        "action": _action(request.seat, found),
        "tabs": _tabs(years, found.year),
        "may_draft": may_draft_grouping(request.seat),
        "new_url": f"{reverse('grouping-new')}?year={found.year}",
        "source": sizes_source(register.day),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "grouping/landing.html", context)


def _year_of(seat: Seat, year: int) -> YearOfGroupings:
    told = grouping_headlines(seat, year)
    usable = [one for one in told if one.plan.status != "infeasible"]
    adopted = (one for one in usable if one.plan.state == PlanState.ADOPTED)
    proposed = (one for one in usable if one.plan.state == PlanState.PROPOSED)
    shown = next(adopted, None) or next(proposed, None)
    drafts = scenarios(seat, year, kind=PlanKind.GROUPING).select_related("grouping")
    return YearOfGroupings(year, list(drafts.defer("freeze__content")), told, shown)


def _chosen(request: SeatRequest, years: Sequence[int]) -> int:
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdecimal() and len(asked) == 4:
        return int(asked)
    return years[0] if years else SchoolYear.on(today()).start


def _lead(found: YearOfGroupings) -> str:
    if found.shown is None:
        return ""
    text = _("已采纳的方案：{said}") if found.is_adopted else _("最新的方案：{said}")
    return text.format(said=finding(found.shown.told))


def _action(seat: Seat, found: YearOfGroupings) -> dict[str, str] | None:
    if found.shown is not None:
        url = reverse("grouping-plan", args=[found.shown.plan.pk])
        ready = may_decide(seat) and not found.is_adopted
        return {"label": _("查看并采纳方案") if ready else _("查看方案"), "url": url}
    if found.drafts:
        return {"label": _("查看草案"), "url": reverse("grouping-draft", args=[found.drafts[0].pk])}
    return None


def _tabs(years: Sequence[int], chosen: int) -> list[Tab]:
    shown = sorted({*years, chosen}, reverse=True)
    text = _("{year} 学年")
    return [
        Tab(label=text.format(year=SchoolYear(year)), url=year_url(year), current=year == chosen)
        for year in (shown if len(shown) > 1 else ())
    ]
