from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.permissions import may_run_windows
from manyuan.offers.queries.windows import next_year, windows_of
from manyuan.plans.permissions import may_draft, may_freeze, may_see_planning, may_take_freeze
from manyuan.plans.queries.scenarios import planned_years
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.scenarios.landing_picture import picture_of
from manyuan.web.scenarios.landing_tables import plans_table, scenarios_table
from manyuan.web.scenarios.trail import plans_url
from manyuan.web.scenarios.words import pack_title, source_of
from manyuan.web.scenarios.year_state import YearOfPlans, headline, steps, year_of_plans
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source, Tab

Action = dict[str, str]


@require_safe
def show_plans(request: SeatRequest) -> HttpResponseBase:
    """Show how far a year's exchange has come; schools and teachers are led to their own part."""
    if request.seat.is_any_of(Role.PRINCIPAL):
        return HttpResponseRedirect(reverse("answers"))
    if request.seat.is_any_of(Role.TEACHER):
        return HttpResponseRedirect(reverse("my-move"))
    require(may_see_planning(request.seat))
    years = _years(request.seat)
    year = _chosen(request, years)
    found = year_of_plans(request.seat, year)
    tables = {"scenarios": scenarios_table(found), "plans": plans_table(found)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    context = {
        "found": found,
        "headline": headline(found),
        "action": _action(request.seat, found),
        "tabs": _tabs(years, year),
        "steps": steps(found),
        "picture": picture_of(found.plans),
        "may_run_windows": may_run_windows(request.seat),
        "may_freeze": may_freeze(request.seat),
        "may_draft": may_draft(request.seat),
        "may_take": may_take_freeze(request.seat),
        "source": _source(found),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "scenarios/plans.html", context)


def _years(seat: Seat) -> list[int]:
    known = {*planned_years(seat), *(window.year for window in windows_of(seat))}
    return sorted(known, reverse=True) or [next_year(today())]


def _chosen(request: SeatRequest, years: list[int]) -> int:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else years[0]


def _tabs(years: list[int], chosen: int) -> list[Tab]:
    shown = sorted({*years, chosen}, reverse=True)
    if len(shown) == 1:
        return []
    return [
        Tab(
            label=_("{year} 学年").format(year=SchoolYear(year)),
            url=plans_url(year),
            current=year == chosen,
        )
        for year in shown
    ]


def _action(seat: Seat, found: YearOfPlans) -> Action | None:
    """Return the one step that is next for the seat: freeze, draft, or look after answers."""
    if not found.freezes:
        return _button(_("冻结本年数据"), "freeze-new", found.year) if may_freeze(seat) else None
    if found.asked and may_freeze(seat):
        plan = found.asked[0][0].plan
        return {"label": _("查看答复"), "url": reverse("plan-answers", args=[plan.pk])}
    return _button(_("起草方案"), "scenario-new", found.year) if may_draft(seat) else None


def _button(label: str, name: str, year: int) -> Action:
    return {"label": label, "url": f"{reverse(name)}?year={year}"}


def _source(found: YearOfPlans) -> Source:
    if found.scenarios:
        return source_of(found.scenarios[0])
    if found.freezes:
        return Source(where=found.freezes[0].name, as_of=found.freezes[0].made_at)
    pack = pack_title(found.window.pack) if found.window else ""
    return Source(where=_("学校填报的教师名单和岗位需求"), as_of=today(), rule_pack=pack)
