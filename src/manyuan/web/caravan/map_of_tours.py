"""The tours on the map: an arrow for each leg, in the colour of the first who travels it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import Expert
from manyuan.directory.queries.groups import COLOURS, register_on
from manyuan.directory.queries.map import map_of, outline_of
from manyuan.kernel.clock import today
from manyuan.plans.models import Plan, Stop
from manyuan.seats.models import Seat
from manyuan.web.directory.map_spec import map_spec
from manyuan.web.ui.figures import number
from manyuan.web.visits.map_of_tour import base_of, code_of_base

MOST = 3
Leg = tuple[tuple[str, ...], str, str]  # who travels, from, to


@dataclass(frozen=True, slots=True)
class ToursMap:
    """The map's spec, what it finds, and whose tours it can be narrowed to."""

    title: str
    note: str
    places: dict[str, Any]
    experts: Sequence[tuple[str, str]]
    chosen: str


def map_of_tours(seat: Seat, plan: Plan, found: Sequence[Stop], chosen: str) -> ToursMap:
    """Draw every tour from its base from school to school and back; of one expert when chosen."""
    experts = {stop.expert.code: stop.expert for stop in found}
    trips = _trips(found, together=bool(plan.document["together"]))
    if chosen in experts:
        trips = [trip for trip in trips if chosen in _crew(trip)]
    shown = [stop for trip in trips for stop in trip]
    tones = {code: f"tour-{place % COLOURS + 1}" for place, code in enumerate(sorted(experts))}
    spec: dict[str, Any] = dict(_district(seat))
    schools = _schools(plan, spec["schools"], shown)
    used = {stop.expert.code: stop.expert for stop in shown}
    spec["schools"] = [*schools, *(base_of(one) for one in _partners(used.values()))]
    names = {one["code"]: one["name"] for one in spec["schools"]}
    legs = {leg: n for leg, n in _legs(trips).items() if {leg[1], leg[2]} <= names.keys()}
    spec["lines"] = [
        _line(leg, n, tone=tones[leg[0][0]], names=names, experts=used)
        for leg, n in sorted(legs.items())
    ]
    spec["line_keys"] = [{"tone": tones[code], "label": str(used[code])} for code in sorted(used)]
    lost = len({stop.school.code for stop in shown}) - len(schools)
    offers = [(code, str(expert)) for code, expert in sorted(experts.items())]
    return ToursMap(_title(shown), _note(lost), spec, offers, chosen if chosen in experts else "")


def _district(seat: Seat) -> dict[str, object]:
    return map_spec(map_of(seat, register_on(seat, today())), [], outline_of(seat))


def _schools(
    plan: Plan, known: Iterable[dict[str, Any]], shown: Iterable[Stop]
) -> list[dict[str, Any]]:
    """Return the schools that are visited, each with who comes when; a click asks why."""
    visits: dict[str, list[Stop]] = defaultdict(list)
    for stop in shown:
        visits[stop.school.code].append(stop)
    address = reverse("caravan-why", args=[plan.pk])
    # Groups are another story: their letters would cover the tours.
    own = {"in_panel": True, "groups": [], "leads": None}
    return [
        {**one, **own, "url": f"{address}?school={one['code']}", "alone": _visits(visits[code])}
        for one in known
        if (code := one["code"]) in visits
    ]


def _visits(here: Sequence[Stop]) -> str:
    """Say who comes to a school, the first few by name."""
    said = [f"{stop.on.isoformat()} {stop.expert}" for stop in here[:MOST]]
    return _("；").join([*said, *(["…"] if len(here) > MOST else [])])


def _trips(found: Iterable[Stop], *, together: bool) -> list[list[Stop]]:
    """Return the stops of each trip in their order; who travels together is on one trip."""
    trips: dict[object, list[Stop]] = defaultdict(list)
    for stop in found:
        trips[stop.on, stop.expert.partner_id if together else stop.expert.code].append(stop)
    return [
        sorted(trip, key=lambda one: (one.starts_at, one.expert.code)) for trip in trips.values()
    ]


def _crew(trip: Iterable[Stop]) -> tuple[str, ...]:
    return tuple(sorted({stop.expert.code for stop in trip}))


def _legs(trips: Iterable[Sequence[Stop]]) -> Counter[Leg]:
    legs: Counter[Leg] = Counter()
    for trip in trips:
        base = code_of_base(trip[0].expert.partner)
        places = [base, *(stop.school.code for stop in trip), base]
        legs.update((_crew(trip), one, other) for one, other in pairwise(places))
    return Counter({leg: n for leg, n in legs.items() if leg[1] != leg[2]})


def _partners(experts: Iterable[Expert]) -> list[Any]:
    found = {expert.partner_id: expert.partner for expert in experts}
    return [one for one in found.values() if one.lon is not None and one.lat is not None]


def _line(
    leg: Leg,
    count: int,
    *,
    tone: str,
    names: Mapping[str, str],
    experts: Mapping[str, Expert],
) -> dict[str, object]:
    crew, start, end = leg
    who = _("、").join(str(experts[code]) for code in crew)
    times = ngettext("{n} 次", "{n} 次", count).format(n=count)
    return {
        "from": start,
        "to": end,
        "weight": count,
        "tone": tone,
        "label": f"{names[start]} → {names[end]}",
        "sub": f"{who} · {times}",
    }


def _title(found: Sequence[Stop]) -> str:
    days = len({(stop.expert_id, stop.on) for stop in found})
    schools, experts = {stop.school_id for stop in found}, {stop.expert_id for stop in found}
    text = _("{experts} 位专家 {days} 天走到 {schools} 所学校")
    facts = {"experts": len(experts), "days": days, "schools": len(schools)}
    return text.format(**{name: number(value) for name, value in facts.items()})


def _note(lost: int) -> str:
    said = ngettext(
        "另有 {n} 所学校没有坐标，只列在行程里。", "另有 {n} 所学校没有坐标，只列在行程里。", lost
    )
    return said.format(n=lost) if lost else ""
