"""What an expert does on one day, on one page to be printed and taken along."""

from datetime import date, datetime
from itertools import pairwise

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.roads import Road, road_of
from manyuan.engagements.kinds.visit.queries.tours import tour_with_code
from manyuan.engagements.kinds.visit.tours import Tour
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.queries import officers_on, principals_on
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Source
from manyuan.web.visits.map_of_tour import map_of_tour
from manyuan.web.visits.trail import to_visits
from manyuan.web.visits.words import SIGNS, audience_of, hours_of

MOST_OFFICERS = 3


@require_safe
def show_tour(request: SeatRequest, expert: str, day: str) -> HttpResponse:
    """Show a tour: where, when, for whom, and who receives."""
    found = _tour_at(request.seat, expert, day)
    road = road_of(request.seat, found)
    title = _("{expert} {day} 行程单").format(expert=found.expert, day=found.on.isoformat())
    context = {
        "crumbs": to_visits(Crumb(title)),
        "title": title,
        "headline": _headline(found),
        "lead": _("{title} · {partner}").format(title=title, partner=found.expert.partner.name),
        "bureau": request.seat.bureau.name,
        "map": map_of_tour(request.seat, found),
        "stops": _stops(found, road),
        "base": found.expert.partner.name,
        "road": road,
        "officers": _officers(found),
        "source": Source(where=_("采纳的方案和登记的到校"), as_of=today()),
    }
    return render(request, "visits/tour.html", context)


def _tour_at(seat: Seat, code: str, text: str) -> Tour:
    day = _day(text)
    found = None if day is None else tour_with_code(seat, code, day)
    if found is None:
        raise Http404(_("这位专家这一天没有到校安排，或者您的席位不能查看它。"))
    return found


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _headline(found: Tour) -> str:
    text = ngettext(
        "一天 {n} 场，到 {schools} 所学校，预计 {people} 名学生",
        "一天 {n} 场，到 {schools} 所学校，预计 {people} 名学生",
        len(found.visits),
    )
    return text.format(n=len(found.visits), schools=found.schools, people=found.expected)


def _officers(found: Tour) -> str:
    """Name whom to ask at the bureau, with an address where one is known."""
    people = officers_on(found.on)[:MOST_OFFICERS]
    return _("、").join(f"{one.name} {one.email}".strip() for one in people)


def _stops(found: Tour, road: Road | None) -> list[dict[str, object]]:
    principals = principals_on(found.on, {one.school_id for one in found.visits})
    ways = road.minutes if road else (None,) * len(found.visits)
    gaps = [0, *(_minutes(one, other) for one, other in pairwise(found.visits))]
    return [
        {
            "place": place,
            "visit": visit,
            "hours": hours_of(visit),
            "audience": audience_of(visit),
            "sign": SIGNS[visit.state],
            "gap": gap,
            "way": way,
            "contact": principals.get(visit.school_id, ""),
        }
        for place, (visit, gap, way) in enumerate(zip(found.visits, gaps, ways, strict=True), 1)
    ]


def _minutes(one: Visit, other: Visit) -> int:
    """Return how long it is from the end of one visit to the start of the next, in minutes."""
    end, start = (datetime.combine(one.on, moment) for moment in (one.ends_at, other.starts_at))
    return round((start - end).total_seconds() / 60)
