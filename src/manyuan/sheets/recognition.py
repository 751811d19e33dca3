"""Which sheet is which table, and where its columns are."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from manyuan.sheets import limits
from manyuan.sheets.cells import is_blank
from manyuan.sheets.characters import word
from manyuan.sheets.columns import Table
from manyuan.sheets.district import HEAD_SHEET, HEAD_SHEET_LABEL, DistrictHead
from manyuan.sheets.findings import Finding, Place
from manyuan.sheets.headers import Header, find_header, recognise
from manyuan.sheets.heads import head_of_sheet
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawDistrict, RawSheet, RawTable
from manyuan.sheets.tables import TABLES
from manyuan.sheets.unreadable import NoTables, TooManyColumns, TooManyRows, UnknownTable

# Sheets that our own template and annotated workbooks carry beside the tables.
HELP_SHEETS = ("填写说明", "下拉列表", "下拉列表信息", "检查结果", "Findings")
ORNAMENTS = re.compile(r"^[\d.、_\-（(）)]+|(?:信息|数据)?表$|信息$|数据$|名单$")


def table_called(name: str) -> Table | None:
    """Return the table whose name or label ``name`` is, numbering and 表 aside."""
    plainly = word(name)
    bare = ORNAMENTS.sub("", ORNAMENTS.sub("", plainly))
    for table in TABLES:
        if {plainly, bare} & {table.name, word(table.label)}:
            return table
    return None


def read_lone_sheet(sheet: RawSheet) -> RawDistrict:
    """Read a CSV: its file name or its header says which table it is.

    Raises
    ------
    UnknownTable
        If neither does.
    """
    named = table_called(PurePosixPath(sheet.file).stem)
    table, header, findings = _recognised(sheet, named)
    if table is None:
        raise UnknownTable(file=sheet.file)
    if header is None:
        return RawDistrict(findings=tuple(findings))
    return _district(None, [(sheet, table, header)], findings)


def read_workbook_sheets(sheets: Sequence[RawSheet], file: str) -> RawDistrict:
    """Read a workbook: a sheet per table, the district's own sheet, and what is neither.

    Raises
    ------
    NoTables
        If no sheet is a table of the format.
    """
    head: DistrictHead | None = None
    findings: list[Finding] = []
    found: list[tuple[RawSheet, Table, Header]] = []
    recognised = False
    for sheet in sheets:
        if sheet.sheet in HELP_SHEETS or _is_empty(sheet):
            continue
        if word(sheet.sheet) in {HEAD_SHEET, HEAD_SHEET_LABEL}:
            head, more = head_of_sheet(sheet)
            findings += more
            continue
        table, header, more = _recognised(sheet, table_called(sheet.sheet))
        findings += more
        recognised = recognised or table is not None
        if table is not None and header is not None:
            found.append((sheet, table, header))
    if not recognised:
        raise NoTables(file=file)
    return _district(head, found, findings)


def _is_empty(sheet: RawSheet) -> bool:
    return all(is_blank(cell) for row in sheet.rows for cell in row)


def _recognised(
    sheet: RawSheet, named: Table | None
) -> tuple[Table | None, Header | None, list[Finding]]:
    place = Place(file=sheet.file, sheet=sheet.sheet, table=named.name if named else "")
    if named is not None:
        header = find_header(sheet.rows, named)
        if header is not None:
            return named, header, []
    by_header = recognise(sheet.rows)
    if by_header is not None:
        return *by_header, []
    if named is not None:
        labels = tuple(column.label for column in named.columns[:4])
        return named, None, [place.finding(Problem("no_header", {"labels": labels}))]
    return None, None, [place.finding(Problem("unknown_sheet", {"text": sheet.called[:80]}))]


def _district(
    head: DistrictHead | None,
    found: Iterable[tuple[RawSheet, Table, Header]],
    findings: Iterable[Finding],
) -> RawDistrict:
    tables: list[RawTable] = []
    said = list(findings)
    for sheet, table, header in found:
        _check_size(sheet, header)
        raw = RawTable(table, sheet, header.row, header.columns)
        _fill_merged_keys(raw)
        said += _about_header(raw, header)
        tables.append(raw)
    return RawDistrict(head, tuple(tables), tuple(said))


def _check_size(sheet: RawSheet, header: Header) -> None:
    if len(sheet.rows) - header.row - 1 > limits.ROWS:
        raise TooManyRows(file=sheet.file, sheet=sheet.called, limit=limits.ROWS)
    count = max(len(row) for row in sheet.rows[: limits.HEADER_ROWS])
    if count > limits.COLUMNS:
        blank = all(is_blank(c) for row in sheet.rows for c in row[limits.COLUMNS :])
        if not blank:
            raise TooManyColumns(
                file=sheet.file, sheet=sheet.called, count=count, limit=limits.COLUMNS
            )


def _about_header(raw: RawTable, header: Header) -> Iterable[Finding]:
    row = header.row + 1
    for position, text in header.unknown:
        place = Place(
            table=raw.table.name,
            file=raw.source.file,
            sheet=raw.source.sheet,
            row=row,
            position=position,
            text=text,
        )
        yield place.finding(Problem("unknown_column", {"text": text[:80]}))
    for position, name in header.repeated:
        place = Place(
            table=raw.table.name,
            file=raw.source.file,
            sheet=raw.source.sheet,
            row=row,
            column=name,
            position=position,
        )
        label = raw.table.column(name).label
        yield place.finding(Problem("duplicate_column", {"label": label}))


def _fill_merged_keys(raw: RawTable) -> None:
    """Repeat a vertically merged key in every row that it spans; nothing else is carried down."""
    keys = {raw.columns[name] for name in raw.table.key if name in raw.columns}
    rows = raw.source.rows
    for (top, left), (bottom, right) in raw.source.merged:
        if left == right and left in keys and top > raw.header and top < len(rows):
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row) and is_blank(row[left]):
                    row[left] = rows[top][left]
