"""A paper in each form in which it is handed out."""

from collections.abc import Collection

from manyuan.papers.content import Content, Stamp
from manyuan.papers.enums import Form
from manyuan.papers.rendering.workbook import xlsx_of


def rendered(
    content: Content, stamp: Stamp, *, forms: Collection[str], template: bytes
) -> dict[Form, bytes]:
    """Return the file of each form."""
    return {Form(form): _rendered(Form(form), content, stamp, template) for form in forms}


def _rendered(form: Form, content: Content, stamp: Stamp, template: bytes) -> bytes:
    match form:
        case Form.PDF:
            from manyuan.papers.rendering.pdf import pdf_of  # noqa: PLC0415 -- slow to import

            return pdf_of(content, stamp)
        case Form.DOCX:
            from manyuan.papers.word.merging import docx_of  # noqa: PLC0415 -- slow to import

            return docx_of(content, stamp, template)
        case Form.XLSX:
            return xlsx_of(content, stamp)
