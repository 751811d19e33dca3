"""The week by school, group, person or venue: one line for each that has something."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from manyuan.engagements.models import Occasion
from manyuan.seats.enums import UnitKind

MOST_LINES = 100
NAMES = {
    "school": ("units__code", "units__name"),
    "group": ("group__unit__code", "group__unit__name"),
    "venue": ("venue__code", "venue__name"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A school, group, person or venue, with the keys of its occasions."""

    code: str
    name: str
    keys: frozenset[int]


def lines_of(found: "QuerySet[Occasion]", by: str, which: str) -> list[Line]:
    """Return the lines by name, or the one that is asked for."""
    lines: dict[str, tuple[str, set[int]]] = {}
    for key, code, name in _pairs(found, by):
        if code and which in ("", code):
            lines.setdefault(code, (name, set()))[1].add(key)
    shown = (Line(code, name, frozenset(keys)) for code, (name, keys) in lines.items())
    return sorted(shown, key=lambda line: (line.name, line.code))


def _pairs(found: "QuerySet[Occasion]", by: str) -> Iterable[tuple[int, str, str]]:
    found = found.order_by()
    if by == "person":
        yield from found.filter(teachers__isnull=False).values_list(
            "pk", "teachers__code", "teachers__name"
        )
        for key, code, name in found.filter(experts__isnull=False).values_list(
            "pk", "experts__code", "experts__name"
        ):
            yield key, code, name or _("专家 {code}").format(code=code)
        return
    if by == "venue":
        rows = found.filter(venue__isnull=False).values_list(
            "pk", "venue__code", "venue__name", "venue__school__unit__name"
        )
        yield from ((key, code, f"{school} {name}") for key, code, name, school in rows)
        return
    if by == "school":
        found = found.filter(units__kind=UnitKind.SCHOOL)
    yield from found.values_list("pk", *NAMES[by])


def keys_of(lines: Sequence[Line]) -> frozenset[int]:
    """Return the occasions that stand on some line."""
    return frozenset(key for line in lines for key in line.keys)
