"""A tour on the map: from the expert's base from school to school and back."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import Partner
from manyuan.directory.queries.groups import register_on
from manyuan.directory.queries.map import map_of, outline_of
from manyuan.engagements.kinds.visit.tours import Tour
from manyuan.seats.models import Seat
from manyuan.web.directory.map_spec import map_spec

TONE = "tour-1"


@dataclass(frozen=True, slots=True)
class TourMap:
    """The map's spec, what it finds, and what it cannot show."""

    title: str
    note: str
    places: dict[str, Any]


def map_of_tour(seat: Seat, tour: Tour) -> TourMap | None:
    """Draw the way of a tour, if any of its schools lies somewhere."""
    spec: dict[str, Any] = map_spec(map_of(seat, register_on(seat, tour.on)), [], outline_of(seat))
    wanted = {one.school.code for one in tour.visits}
    schools = [_place(one, tour) for one in spec["schools"] if one["code"] in wanted]
    if not schools:
        return None
    partner = tour.expert.partner
    bases = [base_of(partner)] if partner.lon is not None and partner.lat is not None else []
    spec["schools"] = [*schools, *bases]
    names = {one["code"]: one["name"] for one in spec["schools"]}
    spec["lines"] = [
        {
            "from": start,
            "to": end,
            "weight": times,
            "tone": TONE,
            "label": f"{names[start]} → {names[end]}",
        }
        for (start, end), times in _legs(tour).items()
        if {start, end} <= names.keys()
    ]
    spec["line_keys"] = [{"tone": TONE, "label": str(tour.expert)}]
    return TourMap(_title(tour), _note(len(wanted) - len(schools), has_base=bool(bases)), spec)


def code_of_base(partner: Partner) -> str:
    """Return the code under which a partner stands among the schools of a map."""
    return f"partner:{partner.unit.code}"


def base_of(partner: Partner) -> dict[str, Any]:
    """Return a partner as a place from which an expert sets out."""
    return {
        "code": code_of_base(partner),
        "name": partner.name,
        "short": partner.name,
        "lon": float(partner.lon or 0),
        "lat": float(partner.lat or 0),
        "kind": partner.get_kind_display(),
        "stage_shape": "triangle",
        "strength": "",
        "pupils": None,
        "groups": [],
        "leads": None,
        "alone": _("专家从这里出发"),
        "url": reverse("partner", args=[partner.unit.code]),
    }


def _place(school: dict[str, Any], tour: Tour) -> dict[str, Any]:
    """Return a school as a stop; groups are another story and would cover the way."""
    here = [one for one in tour.visits if one.school.code == school["code"]]
    said = _("；").join(f"{one.starts_at:%H:%M} {one.topic}" for one in here)
    address = reverse("visit", args=[here[0].code])
    return {**school, "groups": [], "leads": None, "alone": said, "url": address}


def _legs(tour: Tour) -> Counter[tuple[str, str]]:
    base = code_of_base(tour.expert.partner)
    places = [base, *(one.school.code for one in tour.visits), base]
    return Counter((one, other) for one, other in pairwise(places) if one != other)


def _title(tour: Tour) -> str:
    text = ngettext(
        "从{partner}出发，到 {n} 所学校",
        "从{partner}出发，到 {n} 所学校",
        tour.schools,
    )
    return text.format(partner=tour.expert.partner.name, n=tour.schools)


def _note(lost: int, *, has_base: bool) -> str:
    said = [] if has_base else [_("出发地没有坐标，没有画出。")]
    if lost:
        said.append(_("另有 {n} 所没有坐标，只列在下表。").format(n=lost))
    return "".join(said)
