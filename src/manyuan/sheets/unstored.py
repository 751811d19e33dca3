from dataclasses import replace

from manyuan.sheets.cells import cell_text, is_blank
from manyuan.sheets.checking import EXAMPLE
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawDistrict, RawTable
from manyuan.sheets.stores import stores


def without_unstored(raw: RawDistrict) -> RawDistrict:
    """Leave out the tables that no room stores yet, and say so of each that holds anything."""
    left_out = [part for part in raw.tables if part.table.name not in stores()]
    if not left_out:
        return raw
    said = [
        part.place(part.header).finding(Problem("not_stored_yet", {"text": part.source.called}))
        for part in left_out
        if _holds_rows(part)
    ]
    kept = tuple(part for part in raw.tables if part.table.name in stores())
    return replace(raw, tables=kept, findings=(*raw.findings, *said))


def _holds_rows(part: RawTable) -> bool:
    for cells in part.source.rows[part.header + 1 :]:
        first = next((cell_text(cell).strip() for cell in cells if not is_blank(cell)), "")
        if first and not first.startswith(EXAMPLE):
            return True
    return False
