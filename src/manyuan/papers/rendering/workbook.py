"""A paper as a workbook: its tables, one sheet each, with number and check code under them."""

from dataclasses import replace
from datetime import datetime, time

from manyuan.papers.content import Content, Stamp, TableHere, Text, foot_of
from manyuan.papers.packing import steady
from manyuan.sheets.forms import form_workbook


def xlsx_of(content: Content, stamp: Stamp) -> bytes:
    """Return the workbook: the same bytes for the same content and stamp."""
    above, below = _texts_around(content)
    sheets = [
        replace(
            table,
            facts=[*above.get(table.name, ()), *table.facts],
            notes=[*table.notes, *below.get(table.name, ()), foot_of(stamp)],
        )
        for table in content.tables
    ]
    return steady(form_workbook(sheets, made=datetime.combine(stamp.on, time())))


def _texts_around(content: Content) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what the layout says before each table, and after the last one, by the table."""
    above: dict[str, list[str]] = {}
    lines: list[str] = []
    last = ""
    for block in content.filled():
        match block:
            case TableHere(name):
                above[name], lines, last = lines, [], name
            case Text(text):
                lines += [line for line in text.splitlines() if line.strip()]
    return above, {last: lines}
