"""Why the caravan goes where it goes: asked by request or by school, answered in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.plans.models import Plan, Stop
from manyuan.plans.queries.caravan import names_in, stops, why_request
from manyuan.plans.spoken import spoken
from manyuan.seats.models import Seat
from manyuan.web.caravan.finding import caravan_at
from manyuan.web.caravan.trail import to_plan
from manyuan.web.caravan.words import source_of_plan
from manyuan.web.plans.asked import is_for_panel
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True)
class Told:
    """One request: what it is called, how it stands, why; ``try_url`` leads to other days."""

    name: str
    stands: str
    sentences: Sequence[str]
    try_url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked about, in one or several requests; or why there is no answer."""

    title: str
    told: Sequence[Told] = ()
    nothing: str = ""


@require_safe
def show_why(request: SeatRequest, pk: int) -> HttpResponse:
    """Answer why, as a page or inside the side panel."""
    plan = caravan_at(request.seat, pk)
    code, school = request.GET.get("request", "").strip(), request.GET.get("school", "").strip()
    context: dict[str, Any] = {"plan": plan, "code": code, "school": school}
    context["answer"] = _answer(request.seat, plan, code, school)
    if is_for_panel(request):
        return render(request, "caravan/_why.html", context)
    known = names_in(plan)
    return render(
        request,
        "caravan/why.html",
        {
            **context,
            "crumbs": to_plan(plan, Crumb(_("理由"))),
            "requests": sorted(known.requests.items(), key=lambda item: item[1]),
            "source": source_of_plan(plan),
        },
    )


def _answer(seat: Seat, plan: Plan, code: str, school: str) -> Answer:
    known, served = names_in(plan), {one.request.code: one for one in stops(seat, plan)}
    if code:
        if code not in known.requests:
            nothing = _("这份方案的数据里没有编号为「{code}」的需求。").format(code=code)
            return Answer(_("没有找到这项需求"), nothing=nothing)
        return Answer(known.requests[code], [_told(seat, plan, code, served.get(code))])
    if school:
        return _of_school(seat, plan, school, served)
    return Answer(_("为什么这样安排"))


def _of_school(seat: Seat, plan: Plan, school: str, served: dict[str, Stop]) -> Answer:
    known = names_in(plan)
    name = known.schools.get(school)
    if name is None:
        return Answer(_("没有找到这所学校"), nothing=_("这份方案的数据里没有这所学校。"))
    start = f"{name} · "
    codes = [code for code, one in known.requests.items() if one.startswith(start)]
    here = sum(code in served for code in codes)
    text = ngettext(
        "{school}：{n} 项需求，安排 {served} 项",
        "{school}：{n} 项需求，安排 {served} 项",
        len(codes),
    )
    title = text.format(school=name, n=number(len(codes)), served=number(here))
    told = [_told(seat, plan, code, served.get(code)) for code in codes]
    return Answer(title, told)


def _told(seat: Seat, plan: Plan, code: str, stop: Stop | None) -> Told:
    sentences = [spoken(said) for said in why_request(seat, plan, code)]
    address = f"{reverse('caravan-try', args=[plan.pk])}?{urlencode({'request': code})}"
    return Told(names_in(plan).requests[code], _stands(stop), sentences, address)


def _stands(stop: Stop | None) -> str:
    if stop is None:
        return _("没有安排")
    text = _("{day} {start}–{end} 由{expert}到校，前往路程 {minutes} 分钟")
    return text.format(
        day=stop.on.isoformat(),
        start=f"{stop.starts_at:%H:%M}",
        end=f"{stop.ends_at:%H:%M}",
        expert=stop.expert,
        minutes=number(stop.travel_minutes),
    )
