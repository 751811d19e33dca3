"""A paper as a workbook: its tables, one sheet each, with number and check code under them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from manyuan.papers.content import Content, Stamp, foot_of
from manyuan.papers.packing import steady
from manyuan.sheets.forms import FormSheet, form_workbook


def xlsx_of(content: Content, stamp: Stamp) -> bytes:
    """Return the workbook: the same bytes for the same content and stamp."""
    foot = foot_of(stamp)
    made = datetime.combine(stamp.on, time())
    sheets: Sequence[FormSheet] = [
        replace(table, notes=[*table.notes, foot]) for table in content.tables
    ]
    return steady(form_workbook(sheets, made=made))
