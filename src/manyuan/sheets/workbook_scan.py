"""A look at the raw parts of a workbook before calamine reads it.

calamine says nothing of error values and of formulas without a result (both come as blanks), and
it lays every sheet out as a full rectangle. All three are found here.
"""

import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from manyuan.sheets import limits
from manyuan.sheets.cells import NO_RESULT
from manyuan.sheets.unreadable import DamagedFile, SheetTooLarge

# The inside of a cell ends at the next cell at the latest, so that no input is scanned twice.
CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*[^/<>])>([^<]*(?:<(?!/?(?:\w+:)?c[\s>])[^<]*)*)")
REFERENCE = re.compile(rb'\br\s*=\s*["\']([A-Za-z]{1,7})(\d{1,9})["\']')
RESULT = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)</")
IS_ERROR = re.compile(rb'\bt\s*=\s*["\']e["\']')
IS_TEXT = re.compile(rb'\bt\s*=\s*["\']str["\']')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
REPEATED_ROWS = "number-rows-repeated"
REPEATED_COLUMNS = "number-columns-repeated"


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in the cells that calamine leaves blank, by sheet name and (row, column)."""

    spoiled: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)


def scan_xlsx(parts: dict[str, bytes], file: str) -> Scan:
    """Look through every sheet of an .xlsx.

    Raises
    ------
    SheetTooLarge
        If the cells of a sheet span too large a rectangle.
    DamagedFile
        If the list of sheets cannot be read.
    """
    spoiled: dict[str, dict[tuple[int, int], str]] = {}
    for name, part in _sheet_parts(parts, file):
        cells = spoiled.setdefault(name, {})
        span = _Span(file)
        for match in CELL.finditer(parts.get(part, b"")):
            place = _place(match[1])
            if place is not None:
                span.include(*place)
                if (text := _spoiled(match[1], match[2])) is not None:
                    cells[place] = text
    return Scan(spoiled)


class _Span:
    def __init__(self, file: str) -> None:
        self.file = file
        self.rows = self.columns = 0

    def include(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if self.rows * self.columns > limits.CELLS:
            raise SheetTooLarge(file=self.file)


def _place(attributes: bytes) -> tuple[int, int] | None:
    match = REFERENCE.search(attributes)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + letter - 64
    return int(match[2]) - 1, column - 1


def _spoiled(attributes: bytes, inside: bytes) -> str | None:
    result = RESULT.search(inside)
    if IS_ERROR.search(attributes):
        return result[1].decode("utf-8", "replace") if result else "#VALUE!"
    # A formula may well answer with an empty text; its cell then says that it holds a text.
    if result is None and FORMULA.search(inside) and not IS_TEXT.search(attributes):
        return NO_RESULT
    return None


def _sheet_parts(parts: dict[str, bytes], file: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each sheet, as the workbook's own lists tell."""
    try:
        book = ET.fromstring(parts.get("xl/workbook.xml", b""))  # noqa: S314 -- entities refused
        links = ET.fromstring(parts.get("xl/_rels/workbook.xml.rels", b""))  # noqa: S314 -- same
    except (ET.ParseError, ValueError, LookupError) as broken:
        raise DamagedFile(file=file) from broken
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            target = next((targets.get(v) for k, v in sheet.items() if k.endswith("}id")), None)
            if target:
                yield (
                    sheet.get("name", ""),
                    posixpath.normpath(
                        target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                    ),
                )


def scan_ods(parts: dict[str, bytes], file: str) -> Scan:
    """Look through an .ods, whose cells and rows may say that they repeat a million times."""
    span, row_number = _Span(file), 0
    try:
        for _event, element in ET.iterparse(io.BytesIO(parts.get("content.xml", b""))):  # noqa: S314 -- entities refused
            if element.tag.endswith("}table-row"):
                row_number += _repeated(element, REPEATED_ROWS)
                if last := _last_column(element):
                    span.include(row_number - 1, last - 1)
                element.clear()
            elif element.tag.endswith("}table"):
                span, row_number = _Span(file), 0
    except (ET.ParseError, ValueError, LookupError) as broken:
        raise DamagedFile(file=file) from broken
    return Scan()


def _last_column(row: ET.Element) -> int:
    column = last = 0
    for cell in row:
        column += _repeated(cell, REPEATED_COLUMNS)
        last = column if len(cell) or _has_value(cell) else last
    return last


def _has_value(cell: ET.Element) -> bool:
    return any(name.endswith(("}value", "}value-type", "}formula")) for name in cell.keys())  # noqa: SIM118 -- an element is no dict


def _repeated(element: ET.Element, attribute: str) -> int:
    text = next((v for k, v in element.items() if k.endswith("}" + attribute)), "1")
    return int(text) if text.isdecimal() and len(text) < 12 else 1
