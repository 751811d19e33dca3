"""The map of partners beside the schools: a line from each group's lead to whom it agreed with."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import Agreement, Partner
from manyuan.directory.queries.fulfilment import Fulfilment
from manyuan.directory.queries.map import MapOfDay
from manyuan.web.directory.map_spec import map_spec

Place = dict[str, object]


def partners_spec(
    drawn: MapOfDay, partners: Iterable[Partner], found: Fulfilment
) -> dict[str, object]:
    """Return what the map draws: schools by group, partners as triangles, who is tied to whom."""
    spec = map_spec(drawn, [one.group for one in found.groups], outline=None)
    ties = _ties(drawn, found)
    placed = [_place(partner, ties) for partner in partners if partner.lon is not None]
    schools = spec["schools"]
    assert isinstance(schools, list)  # noqa: S101 -- tells the type checker
    return {**spec, "schools": [*schools, *placed], "lines": _lines(drawn, ties)}


def lacking_note(drawn: MapOfDay, partners: Iterable[Partner]) -> str:
    """Say how many the map cannot show; nothing when it shows them all."""
    schools = sum(place.school.lon is None for place in drawn.places)
    units = sum(partner.lon is None for partner in partners)
    if not schools and not units:
        return ""
    said = _("没有坐标、图上看不到的：学校 {schools} 所，合作单位 {units} 个。")
    return said.format(schools=schools, units=units)


def _ties(drawn: MapOfDay, found: Fulfilment) -> list[tuple[Agreement, str]]:
    """Return the agreements of groups with the letter of the group."""
    return [
        (agreement, drawn.marks[one.group.pk][0])
        for one in found.groups
        for agreement in (*one.universities, *one.institutes, *one.high_schools)
    ]


def _place(partner: Partner, ties: list[tuple[Agreement, str]]) -> Place:
    letters = [letter for agreement, letter in ties if agreement.partner_id == partner.pk]
    return {
        # A school may have the same code.
        "code": f"partner {partner.code}",
        "name": partner.name,
        "short": partner.name,
        "lon": float(partner.lon or 0),
        "lat": float(partner.lat or 0),
        "kind": partner.get_kind_display(),
        "stage_shape": "triangle",
        "strength": "",
        "pupils": None,
        "groups": list(dict.fromkeys(letters)),
        "alone": _("没有与集团的有效协议"),
        "is_named": True,
        "url": reverse("partner", args=[partner.code]),
    }


def _lines(drawn: MapOfDay, ties: list[tuple[Agreement, str]]) -> list[Place]:
    leads: dict[str, list[str]] = {}
    for line in drawn.lines:
        letter = drawn.marks[line.group][0]
        if line.lead not in leads.setdefault(letter, []):
            leads[letter].append(line.lead)
    return [
        {"from": lead, "to": f"partner {agreement.partner.code}", "group": letter}
        for agreement, letter in ties
        for lead in leads.get(letter, ())
    ]
