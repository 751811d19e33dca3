"""The template that a bureau starts from: Word with merge fields, in the layout of 公文."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from manyuan.papers.content import NAMED, Block, Heading, Stamp, TableHere, foot_of
from manyuan.papers.packing import steady
from manyuan.papers.word.names import CODE, DAY, NUMBER, SEAL, TITLE, column_field
from manyuan.sheets.forms import TEXT_FONT, TITLE_FONT, FormColumn

HEADING_FONT = "黑体"
LATIN_FONT = "Times New Roman"
TITLE_SIZE, TEXT_SIZE, TABLE_SIZE, FOOT_SIZE = 22, 16, 11, 9
LINE = 28.9
# A4 with the margins of GB/T 9704: top, bottom, left, right.
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
FOOT = foot_of(Stamp(f"«{NUMBER}»", date.min, f"«{CODE}»"))


def default_template(layout: Sequence[Block], tables: dict[str, Sequence[FormColumn]]) -> bytes:
    """Return the .docx that Word and WPS edit; each field is a merge field."""
    document = Document()
    _set_page(document)
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


def _set_page(document: Any) -> None:  # noqa: ANN401 -- a document of python-docx

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, millimetres in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(millimetres))
    foot = section.footer.paragraphs[0]
    _words(foot, f"{FOOT}　", TEXT_FONT, FOOT_SIZE)
    _words(foot, "— ", TEXT_FONT, TEXT_SIZE - 2)
    page = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot._p.append(parse_xml(page))  # noqa: SLF001 -- python-docx has no fields
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
    for column, (head, row) in zip(
        columns, zip(*(r.cells for r in table.rows), strict=True), strict=True
    ):
        _words(head.paragraphs[0], column.header, HEADING_FONT, TABLE_SIZE)
        field = column_field(name, column.header)
        _words(row.paragraphs[0], f"«{field}»", TEXT_FONT, TABLE_SIZE)


def _words(paragraph: Any, text: str, font: str, size: int) -> None:  # noqa: ANN401
    """Write text with its fields into a paragraph."""
    for number, part in enumerate(NAMED.split(text)):
        if number % 2:
            _field(paragraph, part, font, size)
        elif part:
            _set_font(paragraph.add_run(part), font, size)


def _field(paragraph: Any, name: str, font: str, size: int) -> None:  # noqa: ANN401

    run = paragraph.add_run(f"«{name}»")
    _set_font(run, font, size)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" MERGEFIELD {name} ")
    run._r.addprevious(field)  # noqa: SLF001 -- python-docx has no fields
    field.append(run._r)  # noqa: SLF001


def _set_font(run: Any, font: str, size: int) -> None:  # noqa: ANN401

    run.font.size, run.font.name = Pt(size), LATIN_FONT
    run._r.rPr.rFonts.set(qn("w:eastAsia"), font)  # noqa: SLF001 -- python-docx sets no such font
