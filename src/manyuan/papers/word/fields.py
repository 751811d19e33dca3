"""Merge fields in the long form, which keeps their font and size when they are filled in.

Word writes a field of one look in a short form, ``w:fldSimple``; what is merged there would lose
its look.
"""

from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def spelled_out(template: bytes) -> bytes:
    """Return a template whose fields are all in the long form."""
    document = Document(BytesIO(template))
    short = [
        field
        for part in document.part.package.iter_parts()
        if isinstance(part, XmlPart)
        for field in part.element.iter(qn("w:fldSimple"))
    ]
    if not short:
        return template
    for field in short:
        _spell_out(field)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def field_parts(instruction: str, shown: str) -> list[Any]:
    """Return what the runs of a field hold: its beginning, what it asks and shows, its end."""
    asked, words = OxmlElement("w:instrText"), OxmlElement("w:t")
    asked.text, words.text = f" {instruction.strip()} ", shown
    for one in (asked, words):
        one.set(qn("xml:space"), "preserve")
    return [_mark("begin"), asked, _mark("separate"), words, _mark("end")]


def _mark(kind: str) -> Any:  # noqa: ANN401 -- an element of python-docx
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _spell_out(field: Any) -> None:  # noqa: ANN401
    look = field.find(f"{qn('w:r')}/{qn('w:rPr')}")
    shown = "".join(text.text or "" for text in field.iter(qn("w:t")))
    for part in field_parts(field.get(qn("w:instr"), ""), shown):
        run = OxmlElement("w:r")
        if look is not None:
            run.append(deepcopy(look))
        run.append(part)
        field.addprevious(run)
    field.getparent().remove(field)
