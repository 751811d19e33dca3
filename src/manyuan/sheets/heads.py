"""The district's own code and name, from district.toml or the first sheet of a workbook."""

import json
import tomllib
from collections.abc import Mapping

from manyuan.sheets import limits
from manyuan.sheets.archives import is_inside
from manyuan.sheets.cells import cell_text, code_problem, is_blank
from manyuan.sheets.characters import CONTROL, plain, tidy
from manyuan.sheets.district import HEAD_FILE, HEAD_LABELS, DistrictHead
from manyuan.sheets.findings import Finding, Place
from manyuan.sheets.headers import label_key
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawSheet

LONGEST = 120
GEOJSON = {"Feature", "FeatureCollection", "Polygon", "MultiPolygon", "GeometryCollection"}
Answer = tuple[DistrictHead | None, list[Finding]]


def head_of_files(files: Mapping[str, bytes]) -> Answer:
    """Read district.toml and the outline that it names, from the files of a folder."""
    content = files.get(HEAD_FILE)
    if content is None:
        return None, []
    try:
        facts = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        problem = Problem("head_unreadable", {"reason": str(wrong)[:120]})
        return None, [Place(file=HEAD_FILE).finding(problem)]
    head, findings = _head(facts, Place(file=HEAD_FILE))
    named = facts.get("outline")
    if head is None or named is None:
        return head, findings
    outline = files.get(named) if isinstance(named, str) and is_inside(named) else None
    if outline is None or not is_geojson(outline):
        problem = Problem("outline_unusable", {"text": str(named)[:80]})
        return head, [*findings, Place(file=HEAD_FILE).finding(problem)]
    return DistrictHead(head.code, head.name, outline), findings


def head_of_sheet(sheet: RawSheet) -> Answer:
    """Read the sheet 区县: a header row, then one row with code and name."""
    labels = {label_key(label): name for name, label in HEAD_LABELS.items()}
    labels |= {name: name for name in HEAD_LABELS}
    for index, row in enumerate(sheet.rows[: limits.HEADER_ROWS]):
        places = {labels.get(label_key(cell_text(cell))): at for at, cell in enumerate(row)}
        if {*HEAD_LABELS} <= {*places}:
            return _first_row(sheet, index + 1, {n: p for n, p in places.items() if n})
    return None, []


def _first_row(sheet: RawSheet, start: int, places: Mapping[str, int]) -> Answer:
    for index, row in enumerate(sheet.rows[start:], start):
        facts = {name: cell_text(row[at]) for name, at in places.items() if not is_blank(row[at])}
        if facts:
            return _head(facts, Place(file=sheet.file, sheet=sheet.sheet, row=index + 1))
    return None, []


def _head(facts: Mapping[str, object], place: Place) -> Answer:
    findings = [
        place.finding(Problem("head_incomplete", {"label": label}))
        for name, label in HEAD_LABELS.items()
        if not _usable(facts.get(name))
    ]
    if findings:
        return None, findings
    code = plain(str(facts["code"]))
    problem = code_problem(code)
    if problem is not None:
        return None, [place.finding(problem)]
    return DistrictHead(code, tidy(str(facts["name"]))), []


def _usable(value: object) -> bool:
    if not isinstance(value, str | int):
        return False
    text = str(value)
    return bool(text.strip()) and len(text) <= LONGEST and not CONTROL.search(text)


def is_geojson(content: bytes) -> bool:
    """Say whether ``content`` is a GeoJSON object with an area in it."""
    if len(content) > limits.OUTLINE_BYTES:
        return False
    try:
        shape = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(shape, dict) and shape.get("type") in GEOJSON
