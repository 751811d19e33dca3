"""What the map's script draws, as plain values; see docs/reference/ui.md."""

from collections.abc import Iterable, Mapping
from itertools import accumulate
from unicodedata import east_asian_width

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import Group
from manyuan.directory.queries.map import MapOfDay, Place

# A Chinese character is as wide as two Latin letters.
LONGEST_LABEL = 20


def map_spec(drawn: MapOfDay, groups: Iterable[Group], outline: object | None) -> dict[str, object]:
    """Return the outline, the groups, the schools that lie somewhere and the lines between them."""
    leads = {line.lead: drawn.marks[line.group][0] for line in drawn.lines}
    return {
        "outline": outline,
        "groups": [_group(drawn, group) for group in groups],
        "schools": [
            _school(drawn, place, leads) for place in drawn.places if place.school.lon is not None
        ],
        "lines": [
            {"from": line.lead, "to": line.member, "group": drawn.marks[line.group][0]}
            for line in drawn.lines
        ],
    }


def only_group(drawn: MapOfDay, group: Group) -> MapOfDay:
    """Return the map of one group alone."""
    return MapOfDay(
        places=tuple(place for place in drawn.places if group.pk in place.groups),
        lines=tuple(line for line in drawn.lines if line.group == group.pk),
        marks=drawn.marks,
    )


def lacking_note(drawn: MapOfDay) -> str:
    """Say how many schools the map cannot show; nothing when it shows them all."""
    lacking = sum(place.school.lon is None for place in drawn.places)
    return _("另有 {n} 所没有坐标，只列在下表。").format(n=lacking) if lacking else ""


def _group(drawn: MapOfDay, group: Group) -> dict[str, object]:
    letter, colour = drawn.marks[group.pk]
    return {"code": group.code, "letter": letter, "name": group.name, "colour_index": colour}


def _school(drawn: MapOfDay, place: Place, leads: Mapping[str, str]) -> dict[str, object]:
    school = place.school
    return {
        "code": school.code,
        "name": school.name,
        "short": _short(school.name),
        "lon": school.lon if school.lon is None else float(school.lon),
        "lat": school.lat if school.lat is None else float(school.lat),
        "kind": school.get_kind_display(),
        "stage_shape": place.shape,
        "strength": place.strength,
        "pupils": place.pupils,
        "groups": [drawn.marks[group][0] for group in place.groups],
        "leads": leads.get(school.code),
        "url": reverse("school", args=[school.code]),
    }


def _short(name: str) -> str:
    widths = accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in name)
    fits = sum(width <= LONGEST_LABEL for width in widths)
    return name if fits == len(name) else f"{name[: fits - 1]}…"
