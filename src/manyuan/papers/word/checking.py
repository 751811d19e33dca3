"""Whether a file that an officer uploads can be a template: looked into without being opened."""

import re
from collections.abc import Collection
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from manyuan.papers.errors import (
    TemplateFieldsMissing,
    TemplateFieldsUnknown,
    TemplateHasMacros,
    TemplateReachesOut,
    TemplateTooLarge,
    TemplateUnreadable,
)
from manyuan.papers.word.names import ALWAYS

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 5
MOST_BYTES = MOST_MEGABYTES * MEGABYTE
MOST_UNPACKED_BYTES = 50 * MEGABYTE
MOST_PARTS = 1000
ENCRYPTED = 0x1
NEEDED = {"[Content_Types].xml", "word/document.xml"}
RUNS = re.compile(r"(^|/)(vbaProject|activeX|embeddings)", re.IGNORECASE)
MACROS = b"macroEnabled"
OUTSIDE = re.compile(rb'TargetMode\s*=\s*["\']External["\']')
FETCHES = re.compile(rb"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b")
INSTRUCTION = re.compile(
    rb"<w:instrText[^>]*>([^<]*)</w:instrText>"
    rb"|w:instr\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
DECLARES = (b"<!DOCTYPE", b"<!ENTITY", b"\x00")  # the last: not UTF-8, so nothing was looked for


def checked_template(content: bytes, *, known: Collection[str]) -> frozenset[str]:
    """Return the merge fields of a template that may be used.

    Raises
    ------
    TemplateTooLarge, TemplateUnreadable, TemplateHasMacros, TemplateReachesOut
        When it is no plain Word file.
    TemplateFieldsUnknown, TemplateFieldsMissing
        When it does not fit the paper, whose fields are ``known``.
    """
    from manyuan.papers.word.merging import fields_of  # noqa: PLC0415 -- slow to import

    _require_plain(content)
    try:
        found = fields_of(content)
    except (KeyError, ValueError, SyntaxError, IndexError) as broken:
        raise TemplateUnreadable from broken
    if unknown := sorted(found - set(known)):
        raise TemplateFieldsUnknown(fields="、".join(unknown))
    if missing := [name for name in ALWAYS if name not in found]:
        raise TemplateFieldsMissing(fields="、".join(missing))
    return found


def _require_plain(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise TemplateTooLarge(most=MOST_MEGABYTES)
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = _parts(packed)
    except (BadZipFile, ValueError, NotImplementedError, EOFError) as broken:
        raise TemplateUnreadable from broken
    if any(RUNS.search(name) for name in parts) or MACROS in parts["[Content_Types].xml"]:
        raise TemplateHasMacros
    for name, part in parts.items():
        if name.lower().endswith((".xml", ".rels")):
            _require_closed(part)


def _parts(packed: ZipFile) -> dict[str, bytes]:
    listed = packed.infolist()
    names = [one.filename for one in listed]
    if len(listed) > MOST_PARTS or sum(one.file_size for one in listed) > MOST_UNPACKED_BYTES:
        raise TemplateTooLarge(most=MOST_MEGABYTES)
    locked = any(one.flag_bits & ENCRYPTED for one in listed)
    if locked or not set(names) >= NEEDED or len(set(names)) != len(names):
        raise TemplateUnreadable
    return {one.filename: packed.read(one) for one in listed}


def _require_closed(part: bytes) -> None:
    if any(sign in part for sign in DECLARES):
        raise TemplateUnreadable
    if OUTSIDE.search(part):
        raise TemplateReachesOut(what="External")
    said = b"".join(b"".join(found) for found in INSTRUCTION.findall(part))
    if found := FETCHES.search(said):
        raise TemplateReachesOut(what=found[1].decode())
