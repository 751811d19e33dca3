"""What a table of verdicts is filtered by: nature, setting and the groups of each school."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from manyuan.directory.queries.groups import members_on
from manyuan.directory.visibility import visible_schools
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Place:
    """Where a school stands in the district in a year; ``groups`` are codes."""

    nature: str = ""
    setting: str = ""
    groups: tuple[str, ...] = ()


def places_of(seat: Seat, year: int) -> Mapping[str, Place]:
    """Return nature, setting and groups of every school by code, as counted in ``year``.

    A campus is in the groups of its legal school.
    """
    day = SchoolYear(year).census_day
    members: dict[str, list[str]] = {}
    pairs = members_on(seat, day).order_by("group__unit__code")
    for school, group in pairs.values_list("school__unit__code", "group__unit__code"):
        members.setdefault(school, []).append(group)
    rows = (
        visible_schools(seat)
        .order_by()
        .values_list("unit__code", "nature", "setting", "campus_of__unit__code")
    )
    places = {}
    for code, nature, setting, campus_of in rows:
        groups = [*members.get(code, ()), *members.get(campus_of, ())]
        place = Place(nature, setting)
        places[code] = replace(place, groups=tuple(dict.fromkeys(groups))) if groups else place
    return places
