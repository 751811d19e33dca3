"""The demo's policy documents: a plan of the district, revised once, and a group's charter.

Their files are placeholders, and say so: what a bureau lays down is its own to write.
"""

import io
from dataclasses import replace
from datetime import date
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group
from manyuan.kernel.clock import today
from manyuan.policies.actions import PolicyFacts, add_version, file_policy
from manyuan.policies.enums import PolicyKind
from manyuan.seats.models import Person, Seat
from manyuan.seats.queries import seats_of

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATED = "application/vnd.openxmlformats-package.relationships+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def load_policies(by: Seat, *, group: Group) -> None:
    """File the district's plan and revise it, and let the group's office file its charter."""
    year = today().year - 1
    plan = PolicyFacts(
        title=_("{bureau}集团化办学实施方案").format(bureau=by.bureau.name),
        issuer=by.bureau.name,
        mark=_("演教〔{year}〕1 号").format(year=year),
        issued_on=date(year, 3, 2),
        starts_on=date(year, 4, 1),
    )
    filed = file_policy(by=by, kind=PolicyKind.PLAN, facts=plan, text=_text(plan.title))
    longer = replace(plan, ends_on=date(year + 5, 4, 1))
    note = _("写明试行五年，正文没有改动")
    add_version(by=by, document=filed, facts=longer, note=note, seen=1)
    (office,) = (one for one in _seats("group") if one.unit_id == group.pk)
    charter = PolicyFacts(
        title=_("{group}章程").format(group=group.name),
        issuer=group.name,
        issued_on=date(year, 8, 20),
        starts_on=date(year, 9, 1),
    )
    file_policy(by=office, kind=PolicyKind.CHARTER, facts=charter, text=_text(charter.title))


def _seats(username: str) -> list[Seat]:
    return list(seats_of(Person.objects.get(username=username)))


def _text(title: str) -> tuple[str, bytes]:
    """Return a Word file that says it is an example."""
    said = _("这是演示用的示例文件，不是真实的政策文件；使用时请上传本局或本集团的正文。")
    return f"{title}.docx", docx_of(title, said)


def docx_of(*paragraphs: str) -> bytes:
    """Return the smallest Word file that shows some paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{RELATED}"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>',
    }
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, HEAD + text)
    return packed.getvalue()
