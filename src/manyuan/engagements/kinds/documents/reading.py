"""What a file that is offered as a document really is, told by its content alone.

Pictures and PDFs are taken as the evidence of visits is; Office files are looked into without
being opened: what lies in them, how large they would unpack, and that nothing in them runs.
"""

from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from manyuan.engagements.kinds.documents.enums import DocumentType
from manyuan.engagements.kinds.documents.errors import (
    DocumentHasMacros,
    DocumentTooLarge,
    DocumentUnreadable,
)
from manyuan.kernel import pictures
from manyuan.kernel.picture_errors import FileTooLarge, FileUnreadable
from manyuan.kernel.pictures import MediaType

MEGABYTE = 1024 * 1024
MOST_OFFICE_MEGABYTES = 20
MOST_BYTES = MOST_OFFICE_MEGABYTES * MEGABYTE
MOST_UNPACKED_BYTES = 400 * MEGABYTE
MOST_PARTS = 10_000
ZIP_HEAD = b"PK\x03\x04"
CONTENTS = "[Content_Types].xml"
MACROS = "vbaproject.bin"
ENCRYPTED = 0x1
MAIN_PARTS = {
    "word/document.xml": DocumentType.DOCX,
    "xl/workbook.xml": DocumentType.XLSX,
    "ppt/presentation.xml": DocumentType.PPTX,
}
PLAIN = {
    MediaType.JPEG: DocumentType.JPEG,
    MediaType.PNG: DocumentType.PNG,
    MediaType.PDF: DocumentType.PDF,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes that are kept of a document, and what they are."""

    media_type: DocumentType
    content: bytes


def kept_of(content: bytes, *, name: str) -> Kept:
    """Return what is kept of a file.

    Raises
    ------
    DocumentTooLarge, DocumentUnreadable, DocumentHasMacros
        When the file is not kept.
    PhotoTells, PictureTooBig
        As for the evidence of visits.
    """
    if content.startswith(ZIP_HEAD):
        return Kept(_office_type(content, name), content)
    try:
        plain = pictures.kept_of(content, name=name)
    except FileTooLarge as error:
        raise _too_large(name) from error
    except FileUnreadable as error:
        raise DocumentUnreadable(name=name) from error
    return Kept(PLAIN[plain.media_type], plain.content)


def _office_type(content: bytes, name: str) -> DocumentType:
    if len(content) > MOST_BYTES:
        raise _too_large(name)
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as broken:
        raise DocumentUnreadable(name=name) from broken
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED_BYTES:
        raise _too_large(name)
    names = {one.filename for one in parts}
    if any(one.lower().endswith(MACROS) for one in names):
        raise DocumentHasMacros(name=name)
    found = [kind for part, kind in MAIN_PARTS.items() if part in names]
    locked = any(one.flag_bits & ENCRYPTED for one in parts)
    if len(found) != 1 or CONTENTS not in names or locked:
        raise DocumentUnreadable(name=name)
    return found[0]


def _too_large(name: str) -> DocumentTooLarge:
    return DocumentTooLarge(name=name, plain=pictures.MOST_MEGABYTES, office=MOST_OFFICE_MEGABYTES)
