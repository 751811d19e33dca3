"""A paper as a PDF in the layout of official documents, with its Chinese fonts inside."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import pylopdf_fonts_zh_cn as fonts
import typst

from manyuan.papers.content import (
    Block,
    Content,
    Heading,
    Stamp,
    TableHere,
    Text,
    day_said,
    foot_of,
    said,
)

TEMPLATE = Path(__file__).with_name("paper.typ")
ARCHIVED: Final = "a-2u"


def pdf_of(content: Content, stamp: Stamp) -> bytes:
    """Return the PDF/A of a paper: the same bytes for the same content and stamp."""
    made = datetime(stamp.on.year, stamp.on.month, stamp.on.day, tzinfo=UTC)
    compiled = _compiler().compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"paper": json.dumps(_told(content, stamp), ensure_ascii=False)},
        pdf_standards=ARCHIVED,
        timestamp=made,
    )
    return bytes(compiled)  # type: ignore[arg-type]


@cache
def _compiler() -> typst.Compiler:
    # Fonts of the machine would make the same paper look different elsewhere.
    folder = str(fonts.serif_path().parent)
    return typst.Compiler(font_paths=[folder], ignore_system_fonts=True)


def _told(content: Content, stamp: Stamp) -> dict[str, Any]:
    layout = list(content.filled()) or [TableHere(table.name) for table in content.tables]
    return {
        "title": content.title,
        "seal": content.seal,
        "number": stamp.number,
        "on": [stamp.on.year, stamp.on.month, stamp.on.day],
        "day": day_said(stamp.on),
        "foot": foot_of(stamp),
        "landscape": content.is_landscape,
        "blocks": [_block(block, content) for block in layout],
    }


def _block(block: Block, content: Content) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Text(text):
            return {"kind": "text", "lines": [line for line in text.splitlines() if line.strip()]}
        case TableHere(name):
            return {"kind": "table", "table": _table(content, name)}


def _table(content: Content, name: str) -> dict[str, Any]:
    form = content.table(name)
    return {
        "columns": [
            {"header": one.header, "width": one.width, "amount": one.is_amount}
            for one in form.columns
        ],
        "rows": [[said(value) for value in row] for row in form.rows],
        "facts": list(form.facts),
        "opinions": [list(pair) for pair in form.opinions],
        "notes": list(form.notes),
    }
