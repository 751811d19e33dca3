"""The user's own workbook back, with the bad cells marked and a sentence in each."""

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import BadZipFile

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets import limits
from manyuan.sheets.cells import NO_RESULT, Cell
from manyuan.sheets.files import DistrictFiles
from manyuan.sheets.findings import Finding, finding_sentence
from manyuan.sheets.problems import Severity
from manyuan.sheets.raw import RawDistrict, RawSheet
from manyuan.sheets.tables import table_named

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Translate = Callable[[str], str]
RESULT_SHEET = _("检查结果")
HEADINGS = (_("程度"), _("文件"), _("工作表"), _("行"), _("列"), _("单元格内容"), _("说明"))
WIDTHS = (8, 22, 16, 8, 18, 24, 80)
SEVERITY_LABELS: dict[Severity, str] = {
    "error": _("错误"),
    "warning": _("提醒"),
    "notice": _("说明"),
}
FILLS: dict[Severity, str] = {"error": "FFF4B6B0", "warning": "FFFBE3A8", "notice": "FFE3EAF2"}
MORE = _("另有 {count} 条未列出。")
# Above these the marks are still listed, but the user's own sheets are not rebuilt.
ORIGINAL_BYTES = 10 * limits.MEGABYTE
GRID_CELLS = 1_000_000
SHEET_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
LONGEST_CELL = 2000
# What openpyxl raises on workbooks that calamine still reads: it checks more, and less kindly.
OPENPYXL_GAVE_UP = (
    AttributeError,
    BadZipFile,
    LookupError,
    OSError,
    OverflowError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


def annotate(
    raw: RawDistrict,
    files: DistrictFiles,
    target: Path | BinaryIO,
    *,
    translate: Translate = str,
) -> None:
    """Write the workbook that the user sent, marked, with a first sheet that lists all findings.

    One .xlsx keeps its own formatting; any other input is laid out as a new workbook with the same
    rows at the same places. ``raw`` and ``files`` are what reading and checking gave.
    """
    content = error_workbook(raw, files, translate=translate)
    if isinstance(target, Path):
        target.write_bytes(content)
    else:
        target.write(content)


def error_workbook(raw: RawDistrict, files: DistrictFiles, *, translate: Translate = str) -> bytes:
    """Return the annotated workbook as bytes, for a page to send."""
    own = _own_workbook(raw, files, translate)
    return own if own is not None else _marked(_new_book(raw), raw, files, translate=translate)


def _own_workbook(raw: RawDistrict, files: DistrictFiles, translate: Translate) -> bytes | None:
    if len(raw.originals) != 1 or len(raw.originals[0].content) > ORIGINAL_BYTES:
        return None
    from openpyxl import load_workbook  # noqa: PLC0415 -- a heavy library that only this needs

    try:
        book = load_workbook(io.BytesIO(raw.originals[0].content))
        return _marked(book, raw, files, translate=translate)
    except OPENPYXL_GAVE_UP:
        return None


def _marked(
    book: "Workbook", raw: RawDistrict, files: DistrictFiles, *, translate: Translate
) -> bytes:
    titles = _titles(book, raw)
    _mark_cells(book, files.findings, titles, translate)
    _list_findings(book, files, titles, translate)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _new_book(raw: RawDistrict) -> "Workbook":
    from openpyxl import Workbook  # noqa: PLC0415 -- a heavy library that only this needs

    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = _sheets(raw)
    if sum(len(row) for sheet in sheets for row in sheet.rows) > GRID_CELLS:
        return book
    for sheet in sheets:
        page = book.create_sheet(_free_title(book, sheet))
        for number, row in enumerate(sheet.rows, start=1):
            for place, cell in enumerate(row, start=1):
                _put(page, (number, place), cell)
    return book


def _sheets(raw: RawDistrict) -> list[RawSheet]:
    return list({id(table.source): table.source for table in raw.tables}.values())


def _free_title(book: "Workbook", sheet: RawSheet) -> str:
    name = sheet.sheet or Path(sheet.file).stem
    base = FORBIDDEN.sub("_", ILLEGAL.sub("", name)).strip("' ")[:SHEET_NAME] or "1"
    taken = {title.casefold() for title in book.sheetnames}
    tries = [base, *(f"{base[: SHEET_NAME - 5]}_{number}" for number in range(2, 9999))]
    return next(title for title in tries if title.casefold() not in taken)


def _put(page: "Worksheet", place: tuple[int, int], value: Cell) -> None:
    """Write one cell as it was; a text stays a text even when it begins like a formula."""
    if value is None or value in ("", NO_RESULT):
        return
    cell = page.cell(*place)
    if isinstance(value, str):
        cell.value = ILLEGAL.sub("", value)[:LONGEST_CELL]
        cell.data_type = "s"
    else:
        cell.value = value


def _titles(book: "Workbook", raw: RawDistrict) -> dict[tuple[str, str], str]:
    """Map each sheet of the input to the title that it has in ``book``."""
    if raw.originals and len(raw.originals) == 1 and len(_sheets(raw)) <= len(book.sheetnames):
        own = {sheet.sheet for sheet in _sheets(raw)} <= {*book.sheetnames}
        if own:
            return {(raw.originals[0].file, title): title for title in book.sheetnames}
    return {
        (sheet.file, sheet.sheet): title
        for sheet, title in zip(_sheets(raw), book.sheetnames, strict=False)
    }


def _mark_cells(
    book: "Workbook",
    findings: Iterable[Finding],
    titles: dict[tuple[str, str], str],
    translate: Translate,
) -> None:
    by_cell: defaultdict[tuple[str, int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        title = titles.get((finding.file, finding.sheet))
        if title is not None and finding.row is not None:
            by_cell[title, finding.row, (finding.position or 0) + 1].append(finding)
    for (title, row, column), said in by_cell.items():
        _mark(book[title], (row, column), said, translate)


def _mark(
    page: "Worksheet", place: tuple[int, int], said: Sequence[Finding], translate: Translate
) -> None:
    from openpyxl.cell import MergedCell  # noqa: PLC0415 -- a heavy library that only this needs
    from openpyxl.comments import Comment  # noqa: PLC0415 -- same
    from openpyxl.styles import PatternFill  # noqa: PLC0415 -- same

    cell = page.cell(*place)
    cell.fill = PatternFill("solid", start_color=FILLS[said[0].severity])
    if isinstance(cell, MergedCell):
        return
    sentences = "\n".join(finding_sentence(finding, translate) for finding in said)
    cell.comment = Comment(ILLEGAL.sub("", sentences), "Manyuan", height=120, width=320)


def _list_findings(
    book: "Workbook",
    files: DistrictFiles,
    titles: dict[tuple[str, str], str],
    translate: Translate,
) -> None:
    title = translate(RESULT_SHEET)
    for old in {RESULT_SHEET, title} & {*book.sheetnames}:
        book.remove(book[old])
    page = book.create_sheet(title, 0)
    book.active = 0
    for place, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), start=1):
        _put(page, (1, place), translate(heading))
        page.column_dimensions[page.cell(1, place).column_letter].width = width
    for number, finding in enumerate(files.findings, start=2):
        _list_one(page, number, finding, translate)
        _link(page.cell(number, 4), finding, titles)
    hidden = sum(files.totals.values()) - len(files.findings)
    if hidden > 0:
        _put(page, (len(files.findings) + 2, 7), translate(MORE).format(count=hidden))
    page.freeze_panes = "A2"


def _list_one(page: "Worksheet", number: int, finding: Finding, translate: Translate) -> None:
    from openpyxl.styles import Alignment, PatternFill  # noqa: PLC0415 -- heavy, only here

    cells: tuple[Cell, ...] = (
        translate(SEVERITY_LABELS[finding.severity]),
        finding.file,
        finding.sheet,
        finding.row,
        finding.column and translate(_label(finding)),
        finding.text,
        finding_sentence(finding, translate),
    )
    for place, cell in enumerate(cells, start=1):
        _put(page, (number, place), cell)
    page.cell(number, 1).fill = PatternFill("solid", start_color=FILLS[finding.severity])
    page.cell(number, 7).alignment = Alignment(wrap_text=True, vertical="top")


def _label(finding: Finding) -> str:
    return table_named(finding.table).column(finding.column).label


def _link(cell: object, finding: Finding, titles: dict[tuple[str, str], str]) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- heavy, only here
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415 -- same

    title = titles.get((finding.file, finding.sheet))
    if title is None or finding.row is None:
        return
    letter = get_column_letter((finding.position or 0) + 1)
    quoted = title.replace("'", "''")
    place = f"'{quoted}'!{letter}{finding.row}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)  # type: ignore[attr-defined]
    cell.style = "Hyperlink"  # type: ignore[attr-defined]
