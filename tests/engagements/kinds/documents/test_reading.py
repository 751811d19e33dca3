from io import BytesIO
from zipfile import ZipFile

import pytest

from manyuan.engagements.kinds.documents import reading
from manyuan.engagements.kinds.documents.enums import DocumentType
from manyuan.engagements.kinds.documents.errors import (
    DocumentHasMacros,
    DocumentTooLarge,
    DocumentUnreadable,
)
from manyuan.engagements.kinds.documents.models import file_name
from manyuan.engagements.kinds.documents.reading import kept_of
from manyuan.kernel.picture_errors import PhotoTells
from worlds.visits import PDF, photo_with_place

TYPES = "[Content_Types].xml"


def office(*parts):
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for part in parts:
            packed.writestr(part, "<xml/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("main", "kind"),
    [
        ("word/document.xml", DocumentType.DOCX),
        ("xl/workbook.xml", DocumentType.XLSX),
        ("ppt/presentation.xml", DocumentType.PPTX),
    ],
)
def test_office_file_is_told_by_what_lies_in_it_and_kept_as_it_is(main, kind):
    content = office(TYPES, main)

    kept = kept_of(content, name="教案.doc")

    assert (kept.media_type, kept.content) == (kind, content)


def test_pdf_is_kept_and_a_photo_loses_its_place():
    photo = kept_of(photo_with_place(), name="课堂.jpg")

    assert kept_of(PDF, name="a.pdf") == reading.Kept(DocumentType.PDF, PDF)
    assert (photo.media_type, b"Exif" in photo.content) == (DocumentType.JPEG, False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"MZ\x90\x00 a program",
        b"PK\x03\x04 not a whole archive",
        office("word/document.xml"),
        office(TYPES, "readme.txt"),
        office(TYPES, "word/document.xml", "xl/workbook.xml"),
    ],
)
def test_anything_else_is_refused_whatever_its_name_says(content):
    with pytest.raises(DocumentUnreadable) as caught:
        kept_of(content, name="教案.docx")

    assert "「教案.docx」不是能打开的" in str(caught.value)


def test_file_with_macros_is_refused():
    with pytest.raises(DocumentHasMacros):
        kept_of(office(TYPES, "word/document.xml", "word/vbaProject.bin"), name="教案.docx")


def test_locked_file_is_refused():
    content = bytearray(office(TYPES, "word/document.xml"))
    # The flag of the first entry of the central folder says that it is encrypted.
    content[content.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(DocumentUnreadable):
        kept_of(bytes(content), name="教案.docx")


def test_what_is_too_large_packed_or_unpacked_is_refused(monkeypatch):
    content = office(TYPES, "word/document.xml")

    with pytest.raises(DocumentTooLarge):
        kept_of(PDF + b"\0" * 5_500_000, name="a.pdf")
    monkeypatch.setattr(reading, "MOST_UNPACKED_BYTES", 10)
    with pytest.raises(DocumentTooLarge):
        kept_of(content, name="教案.docx")
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(DocumentTooLarge) as caught:
        kept_of(content, name="教案.docx")

    assert "照片和 PDF 每个最多 5 MB，Office 文件最多 20 MB" in str(caught.value)


def test_pdf_that_tells_a_place_is_refused():
    with pytest.raises(PhotoTells):
        kept_of(b"%PDF-1.7 Exif\0\0 %%EOF", name="a.pdf")


@pytest.mark.parametrize(
    ("given", "name"),
    [("教案.docx", "教案.docx"), ("C:\\共享\\教案.docx", "教案.docx"), ("../a/b.pdf", "b.pdf")],
)
def test_folders_are_no_part_of_a_name(given, name):
    assert file_name(given) == name
