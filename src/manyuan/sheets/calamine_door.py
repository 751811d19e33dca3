import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from manyuan.sheets import limits
from manyuan.sheets.cells import Cell, is_blank
from manyuan.sheets.raw import RawSheet
from manyuan.sheets.unreadable import DamagedFile, EncryptedFile, TooManyColumns, TooManyRows
from manyuan.sheets.workbook_scan import Scan
from manyuan.sheets.xls_process import LOCKED

SECONDS = 60
MOST_ROWS = limits.ROWS + limits.HEADER_ROWS


@contextmanager
def _answered(file: str) -> Iterator[None]:
    """Turn every way in which calamine gives up on a file into a sentence for the user.

    calamine is Rust: on bytes that its author did not foresee it panics, and pyo3 raises that as a
    ``PanicException``, which is no ``Exception`` and cannot be imported. Nothing of ours runs in
    the block, so the name is enough to tell it from an interrupt, which is passed on.
    """
    try:
        yield
    except PasswordError as locked:
        raise EncryptedFile(file=file) from locked
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError) as broken:
        raise DamagedFile(file=file) from broken
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise DamagedFile(file=file) from panic


def read_old_sheets(content: bytes, file: str) -> list[RawSheet]:
    """Return the cells of every sheet of an .xls, read by a process that may die of it."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own script, no shell
            [sys.executable, "-I", str(Path(__file__).with_name("xls_process.py"))],
            input=content,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as endless:
        raise DamagedFile(file=file) from endless
    if done.returncode == LOCKED:
        raise EncryptedFile(file=file)
    if done.returncode != 0:
        raise DamagedFile(file=file)
    return [
        RawSheet(
            file,
            sheet["name"],
            [[_untagged(cell) for cell in row] for row in sheet["rows"]],
            tuple(
                ((top, left), (bottom, right)) for (top, left), (bottom, right) in sheet["merged"]
            ),
        )
        for sheet in json.loads(done.stdout)
    ]


def _untagged(cell: Cell | dict[str, str]) -> Cell:
    return datetime.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell


def read_sheets(content: bytes, file: str, scan: Scan) -> list[RawSheet]:
    """Return the cells of every sheet of a workbook (.xlsx, .ods, and .et that is one)."""
    with _answered(file):
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = list(book.sheet_names)
    return [_read_sheet(book, name, file, scan=scan) for name in names]


def _read_sheet(book: CalamineWorkbook, name: str, file: str, *, scan: Scan) -> RawSheet:
    with _answered(file):
        sheet = book.get_sheet_by_name(name)
        height, width = sheet.total_height, sheet.total_width
    if height > MOST_ROWS:
        raise TooManyRows(file=file, sheet=name, limit=limits.ROWS)
    with _answered(file):
        rows: list[list[Cell]] = list(_rows(sheet))
        merged = tuple(sheet.merged_cell_ranges or ())
    used = _width(rows) if width > limits.COLUMNS else width
    if used > limits.COLUMNS:
        raise TooManyColumns(file=file, sheet=name, count=used, limit=limits.COLUMNS)
    for (row, column), text in scan.spoiled.get(name, {}).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    return RawSheet(file, name, rows, merged)


def _rows(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    for row in sheet.to_python(skip_empty_area=False):
        yield [*row]


def _width(rows: list[list[Cell]]) -> int:
    return max(
        (place + 1 for row in rows for place, cell in enumerate(row) if not is_blank(cell)),
        default=0,
    )
