"""A paper as Word: what it says, merged into a template."""

from io import BytesIO

from mailmerge import MailMerge

from manyuan.papers.content import Content, Stamp, day_said, said
from manyuan.papers.packing import steady
from manyuan.papers.word.fields import spelled_out
from manyuan.papers.word.names import CODE, DAY, NUMBER, SEAL, TITLE, column_field

# Within a field Word has lines, not paragraphs: each begins as a paragraph does.
NEXT_LINE = "\n　　"


def docx_of(content: Content, stamp: Stamp, template: bytes) -> bytes:
    """Return the Word file: the same bytes for the same content, stamp and template."""
    target = BytesIO()
    with MailMerge(BytesIO(spelled_out(template))) as document:
        for table in content.tables:
            fields = [column_field(table.name, column.header) for column in table.columns]
            rows = [dict(zip(fields, map(said, row), strict=True)) for row in table.rows]
            kept = document.get_merge_fields()
            anchor = next((field for field in fields if field in kept), None)
            if anchor is not None:
                document.merge_rows(anchor, rows or [dict.fromkeys(fields, "")])
        texts = {name: text.replace("\n", NEXT_LINE) for name, text in content.fields.items()}
        document.merge(**texts, **_frame(content, stamp))
        document.write(target)
    return steady(target.getvalue())


def fields_of(template: bytes) -> frozenset[str]:
    """Return the merge fields of a template."""
    with MailMerge(BytesIO(spelled_out(template))) as document:
        return frozenset(document.get_merge_fields())


def _frame(content: Content, stamp: Stamp) -> dict[str, str]:
    return {
        TITLE: content.title,
        NUMBER: stamp.number,
        DAY: day_said(stamp.on),
        CODE: stamp.code,
        SEAL: content.seal,
    }
