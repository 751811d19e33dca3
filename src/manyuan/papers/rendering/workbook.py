"""A paper as a workbook: its tables, one sheet each, with number and check code under them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from manyuan.papers.content import Content, Stamp, TableHere, Text, foot_of
from manyuan.papers.packing import steady
from manyuan.sheets.forms import FormSheet, form_workbook


def xlsx_of(content: Content, stamp: Stamp) -> bytes:
    """Return the workbook: the same bytes for the same content and stamp."""
    foot = foot_of(stamp)
    made = datetime.combine(stamp.on, time())
    above = _texts_above(content)
    sheets: Sequence[FormSheet] = [
        replace(
            table,
            facts=[*above.get(table.name, ()), *table.facts],
            notes=[*table.notes, foot],
        )
        for table in content.tables
    ]
    return steady(form_workbook(sheets, made=made))


def _texts_above(content: Content) -> dict[str, list[str]]:
    """Return the lines that the layout says between one table and the next, by the latter."""
    above: dict[str, list[str]] = {}
    lines: list[str] = []
    for block in content.filled():
        match block:
            case TableHere(name):
                above[name], lines = lines, []
            case Text(text):
                lines += [line for line in text.splitlines() if line.strip()]
    return above
