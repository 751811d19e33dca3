"""What can be seen to be wrong in one row alone."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from manyuan.sheets.cells import Cell, cell_text, is_blank
from manyuan.sheets.characters import plain
from manyuan.sheets.choices import AGREEMENT_KINDS
from manyuan.sheets.columns import Row, Table
from manyuan.sheets.formatting import value_text
from manyuan.sheets.problems import Problem
from manyuan.sheets.tables import table_named

Problems = dict[str, Problem]
# 教育部《学校（机构）代码管理办法》, 2011: kind, province, serial; there is no check digit.
OFFICIAL_CODE = re.compile(
    r"(?:11|21|22|31|32|33|34|35|36|37|41|42|51|91|92|93)"
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)\d{6}"
)
# The later day of each pair must come after the earlier: an interval holds at least one day.
INTERVALS = {
    "schools": (("opened_on", "closed_on"),),
    "groups": (("founded_on", "dissolved_on"),),
    "memberships": (("joined_on", "left_on"),),
    "teachers": (("posted_from", "posted_until"), ("born", "at_school_since")),
    "agreements": (("from", "to"),),
    "studios": (("opened_on", "closed_on"),),
    "expert_days": (("start", "end"),),
    "flows": (("start", "end"),),
}
PEOPLE = (
    "pupils",
    "classes",
    "teachers",
    "teachers_above_required",
    "backbone_teachers",
    "pe_art_teachers",
)
SIDES = ("group", "school")
# Who may stand on the other side of a partner's agreement: one of these, and nobody else.
SIDES_OF_AGREEMENT = {
    "group_university": ("group",),
    "group_institute": ("group",),
    "school_scientist": ("school",),
    "community": SIDES,
}
ENDED = ("dissolved", "merged")
PART_OF = {
    "indoor_sports_area": ("teaching_area", "part_above_whole_kept"),
    "teachers_above_required": ("teachers", "part_above_whole"),
    "backbone_teachers": ("teachers", "part_above_whole_kept"),
    "pe_art_teachers": ("teachers", "part_above_whole_kept"),
}
PART_OF_POSTS = {"backbone_wanted": ("wanted", "part_above_whole")}


def check_row(table: Table, row: Row, raws: Mapping[str, Cell]) -> Problems:
    """Return what is wrong between the cells of ``row``, by the column that is marked."""
    problems = _intervals(table, row)
    for check in CHECKS.get(table.name, ()):
        problems |= check(row, raws)
    return problems


def _intervals(table: Table, row: Row) -> Problems:
    problems: Problems = {}
    for first, last in INTERVALS.get(table.name, ()):
        # Days and times of day compare as they are written.
        begin, end = value_text(row.get(first)), value_text(row.get(last))
        if begin and end and end <= begin:
            facts: dict[str, object] = {
                "label": table.column(last).label,
                "other_label": table.column(first).label,
                "begin": begin,
                "end": end,
            }
            problems[last] = Problem("ends_before_begins", facts)
    return problems


def _coordinates(row: Row, raws: Mapping[str, Cell]) -> Problems:
    if "lon" not in raws or "lat" not in raws:
        return {}
    lon, lat = row.get("lon"), row.get("lat")
    if _number(raws["lat"]) > 90 and _number(raws["lon"]) <= 90:
        shown = {"lon": cell_text(raws["lon"])[:20], "lat": cell_text(raws["lat"])[:20]}
        return {"lat": Problem("coordinates_swapped", {**shown})}
    if lon == 0 and lat == 0:
        return {"lon": Problem("coordinates_zero")}
    if (lon is None) != (lat is None):
        blank = "lon" if lon is None else "lat"
        if not cell_text(raws[blank]).strip():
            return {blank: Problem("lone_coordinate")}
    return {}


def _number(raw: Cell) -> float:
    try:
        return abs(float(plain(cell_text(raw))[:40]))
    except ValueError:
        return 0.0


def _official_code(row: Row, _raws: Mapping[str, Cell]) -> Problems:
    code = row.get("school")
    if (
        isinstance(code, str)
        and re.fullmatch(r"\d{10}", code)
        and not OFFICIAL_CODE.fullmatch(code)
    ):
        return {"school": Problem("unofficial_code", {"text": code})}
    return {}


def _own_campus(row: Row, _raws: Mapping[str, Cell]) -> Problems:
    code = row.get("campus_of")
    return {"campus_of": Problem("own_campus")} if code and code == row.get("school") else {}


def _ended(row: Row, raws: Mapping[str, Cell]) -> Problems:
    # A column that the file lacks keeps what is stored; a day that cannot be read is said apart.
    told = (
        "dissolved_on" not in row or row["dissolved_on"] or not is_blank(raws.get("dissolved_on"))
    )
    return {} if told or row.get("state") not in ENDED else {"state": Problem("end_without_date")}


def _parts_of_resources(row: Row, _raws: Mapping[str, Cell]) -> Problems:
    return _parts(table_named("resources"), PART_OF, row)


def _parts_of_posts(row: Row, _raws: Mapping[str, Cell]) -> Problems:
    return _parts(table_named("posts"), PART_OF_POSTS, row)


def _parts(table: Table, parts: Mapping[str, tuple[str, str]], row: Row) -> Problems:
    problems: Problems = {}
    for part_name, (whole_name, code) in parts.items():
        part, whole = row.get(part_name), row.get(whole_name)
        if _is_number(part) and _is_number(whole) and part > whole:  # type: ignore[operator]
            facts: dict[str, object] = {
                "label": table.column(part_name).label,
                "other_label": table.column(whole_name).label,
                "part": value_text(part),
                "whole": value_text(whole),
            }
            problems[part_name] = Problem(code, facts)
    return problems


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal)


def _same_place(row: Row, _raws: Mapping[str, Cell]) -> Problems:
    code = row.get("from")
    return {"to": Problem("same_place")} if code and code == row.get("to") else {}


def _shared(row: Row, _raws: Mapping[str, Cell]) -> Problems:
    if row.get("stage") != "shared":
        return {}
    name = next((name for name in PEOPLE if row.get(name)), None)
    return {name: Problem("shared_has_people")} if name else {}


def _side_of_agreement(row: Row, raws: Mapping[str, Cell]) -> Problems:
    kind = row.get("kind")
    if kind is None:
        return {}
    may = SIDES_OF_AGREEMENT[str(kind)]
    # A code that cannot be read is said apart.
    given = [name for name in SIDES if row.get(name) or not is_blank(raws.get(name))]
    if len(given) == 1 and given[0] in may:
        return {}
    columns = table_named("agreements")
    facts: dict[str, object] = {
        "kind_label": AGREEMENT_KINDS[str(kind)],
        "sides": tuple(columns.column(name).label for name in may),
    }
    marked = next((name for name in given if name not in may), may[0])
    return {marked: Problem("agreement_side", facts)}


Check = Callable[[Row, Mapping[str, Cell]], Problems]
CHECKS: dict[str, tuple[Check, ...]] = {
    "schools": (_official_code, _coordinates, _own_campus),
    "agreements": (_side_of_agreement,),
    "groups": (_ended,),
    "partners": (_coordinates,),
    "posts": (_parts_of_posts,),
    "resources": (_parts_of_resources, _shared),
    "travel": (_same_place,),
}
