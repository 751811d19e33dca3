"""Write the column tables of docs/reference/formats.md from the definitions that the code reads.

Usage, from the root of the repository::

    python scripts/format_reference.py            write the tables
    python scripts/format_reference.py --check    exit 1 when the page is not current
"""

import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manyuan.config.settings")
# Which ways flows may go is said by the kinds, which are known once the rooms are set up.
django.setup()

from manyuan.sheets.columns import TEXT_KINDS, Column, Kind, Table  # noqa: E402 -- the path comes first
from manyuan.sheets.formatting import decimal_text  # noqa: E402
from manyuan.sheets.tables import TABLES  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "formats.md"
BEGIN = "<!-- begin: written by scripts/format_reference.py -->"
END = "<!-- end: written by scripts/format_reference.py -->"
KINDS = {
    Kind.CODE: "code",
    Kind.TEXT: "text",
    Kind.DATE: "date",
    Kind.YEAR: "year",
    Kind.COUNT: "whole number",
    Kind.AMOUNT: "number, 2 decimals",
    Kind.DEGREES: "degrees, 6 decimals",
    Kind.NUMBER: "number, 6 decimals",
    Kind.CHOICE: "choice",
    Kind.FLAG: "0 or 1",
    Kind.CODES: "codes joined by `;`",
    Kind.WORDS: "texts joined by `;`",
    Kind.CHOICES: "choices joined by `;`",
    Kind.TIME: "`HH:MM`",
    Kind.WINDOWS: "`YYYY-MM-DD HH:MM-HH:MM` joined by `;`",
}
COUNTED_BY_CHARACTERS = TEXT_KINDS - {Kind.CHOICES, Kind.TIME}


def tables_text() -> str:
    """Return every table's section."""
    return "\n\n".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    head = f"### `{table.name}.csv` {table.label}\n\nKey: {key}.\n\n"
    lines = [
        "| column | Chinese header | kind | allowed | refers to |",
        "|---|---|---|---|---|",
        *(_line(column) for column in table.columns),
    ]
    return head + "\n".join(lines)


def _line(column: Column) -> str:
    label = column.label + (f"（{column.note}）" if column.note else "")
    name = f"`{column.name}`" + (" \\*" if column.required else "")
    target = " or ".join(f"`{name}`" for name in column.refers_to)
    return f"| {name} | {label} | {KINDS[column.kind]} | {_allowed(column)} | {target} |"


def _allowed(column: Column) -> str:
    if column.choices is not None:
        return ", ".join(f"`{word}` {label}" for word, label in column.choices.items())
    if column.kind in COUNTED_BY_CHARACTERS:
        return f"at most {column.longest} characters"
    not_negative = column.kind in {Kind.COUNT, Kind.AMOUNT}
    low = "0" if column.low is None and not_negative else _bound(column.low)
    high = _bound(column.high)
    return f"{low} to {high}" if low and high else ""


def _bound(number: object) -> str:
    return "" if number is None else decimal_text(number)  # type: ignore[arg-type]


def current(page: str) -> str:
    """Return the page with its tables as the code defines them now."""
    before, _begin, rest = page.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables_text()}\n\n{END}{after}"


def main(arguments: list[str]) -> int:
    """Write or check; return the exit code."""
    page = PAGE.read_text("utf-8")
    fresh = current(page)
    if "--check" in arguments:
        print("formats: current" if page == fresh else "formats: run scripts/format_reference.py")
        return int(page != fresh)
    PAGE.write_text(fresh, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
