"""Read an old .xls away from the server: bytes on standard input, JSON on standard output.

On a damaged .xls calamine may ask for more memory than there is, and Rust answers that by ending
the process. So it is a process of its own, with a limit; it is run by path and imports nothing of
ours.
"""

import contextlib
import io
import json
import sys
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, PasswordError

MEMORY = 2 * 1024**3
LOCKED = 3


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 -- only POSIX has it

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _tagged(cell: object) -> object:
    if isinstance(cell, datetime | date):
        return {"day": cell.isoformat()}
    return str(cell) if isinstance(cell, time | timedelta) else cell


def main() -> int:
    """Read one workbook; the exit code says whether it was damaged (1) or locked (3)."""
    _limit_memory()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    except PasswordError:
        return LOCKED
    sheets = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = [[_tagged(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        sheets.append({"name": name, "rows": rows, "merged": sheet.merged_cell_ranges or []})
    json.dump(sheets, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
