"""The template that a bureau starts from: Word with merge fields, in the layout of 公文."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT as ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from manyuan.papers.content import NAMED, Block, Heading, Stamp, TableHere, foot_of
from manyuan.papers.packing import steady
from manyuan.papers.word.fields import field_parts
from manyuan.papers.word.names import CODE, DAY, NUMBER, SEAL, TITLE, column_field
from manyuan.sheets.forms import TEXT_FONT, TITLE_FONT, FormColumn

HEADING_FONT = "黑体"
LATIN_FONT = "Times New Roman"
TITLE_SIZE, TEXT_SIZE, TABLE_SIZE, FOOT_SIZE = 22, 16, 11, 9
LINE = 28.9
# A4 with the margins of GB/T 9704: top, bottom, left, right.
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
WIDE_MARGINS = {"top": 20, "bottom": 20, "left": 18, "right": 18}
FOOT = foot_of(Stamp(f"«{NUMBER}»", date.min, f"«{CODE}»"))


def default_template(
    layout: Sequence[Block], tables: dict[str, Sequence[FormColumn]], *, wide: bool = False
) -> bytes:
    """Return the .docx that Word and WPS edit; each field is a merge field."""
    document = Document()
    _set_page(document, wide=wide)
    _line(document, f"«{TITLE}»", font=TITLE_FONT, size=TITLE_SIZE, centred=True)
    _line(document, f"«{NUMBER}»", centred=True)
    _line(document, "")
    for block in layout:
        match block:
            case Heading(text):
                _line(document, text, font=HEADING_FONT, indented=True)
            case TableHere(name):
                _table(document, name, tables[name])
            case _:
                _line(document, block.text, indented=True)
    _line(document, "")
    for closing in (f"«{SEAL}»（印章）", f"«{DAY}»"):
        _line(document, closing, to_the_right=True)
    target = BytesIO()
    document.save(target)
    return steady(target.getvalue())


def _set_page(document: Any, *, wide: bool) -> None:  # noqa: ANN401 -- a document of python-docx

    section = document.sections[0]
    if wide:
        section.orientation = ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    for side, millimetres in (WIDE_MARGINS if wide else MARGINS).items():
        setattr(section, f"{side}_margin", Mm(millimetres))
    foot = section.footer.paragraphs[0]
    _words(foot, f"{FOOT}　", TEXT_FONT, FOOT_SIZE)
    _words(foot, "— ", TEXT_FONT, TEXT_SIZE - 2)
    _field(foot, "PAGE", "1", TEXT_FONT, TEXT_SIZE - 2)
    _words(foot, " —", TEXT_FONT, TEXT_SIZE - 2)


def _line(
    document: Any,  # noqa: ANN401
    text: str,
    *,
    font: str = TEXT_FONT,
    size: int = TEXT_SIZE,
    centred: bool = False,
    indented: bool = False,
    to_the_right: bool = False,
) -> None:

    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = Pt(LINE)
    if centred or to_the_right:
        shape.alignment = ALIGN.CENTER if centred else ALIGN.RIGHT
    if indented:
        shape.first_line_indent = Pt(2 * size)
    _words(paragraph, text, font, size)


def _table(document: Any, name: str, columns: Sequence[FormColumn]) -> None:  # noqa: ANN401
    table = document.add_table(rows=2, cols=len(columns), style="Table Grid")
    table.autofit = False
    _repeat_on_each_page(table.rows[0])
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    whole = sum(column.width for column in columns)
    for place, column in enumerate(columns):
        head, row = (cell.paragraphs[0] for cell in table.columns[place].cells)
        for cell in table.columns[place].cells:
            cell.width = int(room * column.width / whole)
        head.alignment = ALIGN.CENTER
        row.alignment = ALIGN.RIGHT if column.is_amount else ALIGN.CENTER
        _words(head, column.header, HEADING_FONT, TABLE_SIZE)
        field = column_field(name, column.header)
        _words(row, f"«{field}»", TEXT_FONT, TABLE_SIZE)


def _repeat_on_each_page(row: Any) -> None:  # noqa: ANN401
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 -- no such property


def _words(paragraph: Any, text: str, font: str, size: int) -> None:  # noqa: ANN401
    """Write text with its fields into a paragraph."""
    for number, part in enumerate(NAMED.split(text)):
        if number % 2:
            _field(paragraph, f"MERGEFIELD {part}", f"«{part}»", font, size)
        elif part:
            _set_font(paragraph.add_run(part), font, size)


def _field(paragraph: Any, instruction: str, shown: str, font: str, size: int) -> None:  # noqa: ANN401, PLR0917 -- as the others
    """Write a field as Word itself does."""
    for part in field_parts(instruction, shown):
        run = paragraph.add_run()
        _set_font(run, font, size)
        run._r.append(part)  # noqa: SLF001 -- python-docx has no fields


def _set_font(run: Any, font: str, size: int) -> None:  # noqa: ANN401

    run.font.size, run.font.name = Pt(size), LATIN_FONT
    run._r.rPr.rFonts.set(qn("w:eastAsia"), font)  # noqa: SLF001 -- python-docx sets no such font
