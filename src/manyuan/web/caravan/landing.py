from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.permissions import may_decide, may_draft, may_see_planning
from manyuan.plans.queries.caravan import CaravanHeadline, caravan_headlines, whole_caravan
from manyuan.plans.queries.plans import freeze_of
from manyuan.plans.queries.scenarios import planned_years, scenarios
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.caravan.landing_tables import drafts_table, plans_table
from manyuan.web.caravan.trail import year_url
from manyuan.web.caravan.words import figures, finding, pack_title, years_said
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source, Tab


@dataclass(frozen=True, slots=True)
class YearOfCaravans:
    """What a seat sees of a year's caravan; ``shown`` is the plan of which the page speaks."""

    year: int
    drafts: Sequence[Scenario]
    plans: Sequence[CaravanHeadline]
    shown: CaravanHeadline | None

    @property
    def is_adopted(self) -> bool:
        """Say whether the plan shown is in force."""
        return self.shown is not None and self.shown.plan.state == PlanState.ADOPTED


@require_safe
def show_caravans(request: SeatRequest) -> HttpResponseBase:
    """Show what a year's caravan reaches, and what the next step is."""
    require(may_see_planning(request.seat))
    years = planned_years(request.seat, kind=PlanKind.CARAVAN)
    year = _chosen(request, years)
    found = _year_of(request.seat, year)
    tables = {"drafts": drafts_table(found.drafts, found.plans), "plans": plans_table(found.plans)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    plan = None if found.shown is None else whole_caravan(request.seat, found.shown.plan)
    context = {
        "found": found,
        "headline": _headline(found),
        "lead": _lead(found),
        "action": _action(request.seat, found),
        "tabs": _tabs(years, year),
        "figures": [] if plan is None else figures(plan.document),
        "may_draft": may_draft(request.seat),
        "new_url": f"{reverse('caravan-new')}?year={year}",
        "source": None if plan is None else _source(plan),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "caravan/landing.html", context)


def _year_of(seat: Seat, year: int) -> YearOfCaravans:
    told = caravan_headlines(seat, year)
    usable = [one for one in told if one.plan.status != "infeasible"]
    adopted = (one for one in usable if one.plan.state == PlanState.ADOPTED)
    shown = min(adopted, key=lambda one: one.plan.group_id is not None, default=None)
    shown = shown or next((one for one in usable if one.plan.state == PlanState.PROPOSED), None)
    drafts = scenarios(seat, year, kind=PlanKind.CARAVAN).select_related("caravan")
    return YearOfCaravans(year, list(drafts), told, shown)


def _chosen(request: SeatRequest, years: Sequence[int]) -> int:
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdecimal() and len(asked) == 4:
        return int(asked)
    current = SchoolYear.on(today()).start
    return years[0] if years else current


def _headline(found: YearOfCaravans) -> str:
    if found.shown is not None:
        return years_said(found.year, finding(found.shown.told))
    if found.drafts:
        return years_said(found.year, _("大篷车方案已起草，还没有可用的结果"))
    return years_said(found.year, _("还没有编排博士大篷车"))


def _lead(found: YearOfCaravans) -> str:
    if found.shown is None:
        return ""
    plan = found.shown.plan
    where = _("全区学校") if plan.group is None else plan.group.name
    state = _("已采纳") if found.is_adopted else _("尚未采纳")
    text = _("{where} · 第 {number} 版 · {state}")
    return text.format(where=where, number=plan.number, state=state)


def _action(seat: Seat, found: YearOfCaravans) -> dict[str, str] | None:
    if found.shown is not None:
        url = reverse("caravan-plan", args=[found.shown.plan.pk])
        ready = may_decide(seat) and not found.is_adopted
        return {"label": _("查看并采纳方案") if ready else _("查看方案"), "url": url}
    if found.drafts:
        return {"label": _("查看草案"), "url": reverse("caravan-draft", args=[found.drafts[0].pk])}
    if not may_draft(seat):
        return None
    return {"label": _("起草大篷车方案"), "url": f"{reverse('caravan-new')}?year={found.year}"}


def _tabs(years: Sequence[int], chosen: int) -> list[Tab]:
    shown = sorted({*years, chosen}, reverse=True)
    if len(shown) == 1:
        return []
    text = _("{year} 学年")
    return [
        Tab(label=text.format(year=SchoolYear(year)), url=year_url(year), current=year == chosen)
        for year in shown
    ]


def _source(plan: Plan) -> Source:
    return Source(
        where=freeze_of(plan).name,
        as_of=plan.made_at,
        rule_pack=pack_title(plan.document["pack"]),
        rule_status=plan.document["rule_status"],
    )
