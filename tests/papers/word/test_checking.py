"""What an officer may upload as a template, and what is refused with which sentence."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from manyuan.papers.errors import (
    TemplateFieldsMissing,
    TemplateFieldsUnknown,
    TemplateHasMacros,
    TemplateReachesOut,
    TemplateTooLarge,
    TemplateUnreadable,
)
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.queries.templates import template_bytes
from manyuan.papers.word.checking import MOST_BYTES, checked_template

DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def ours():
    return template_bytes(paper_kinds()["charter"], None)


def changed(ours, part=DOCUMENT, *, swap=None, add=None):
    target = BytesIO()
    with ZipFile(BytesIO(ours)) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part and swap:
                assert swap[0].encode() in content
                content = content.replace(swap[0].encode(), swap[1].encode())
            new.writestr(name, content)
        for name, content in (add or {}).items():
            new.writestr(name, content)
    return target.getvalue()


def test_our_own_template_may_be_used_and_knows_the_fields(ours):
    kind = paper_kinds()["charter"]

    found = checked_template(ours, known=kind.fields)

    assert found <= set(kind.fields)
    assert {"文号", "校验码", "总则", "成员学校_学校"} <= found


def test_a_field_that_the_paper_does_not_know_is_named(ours):
    sent = changed(ours, swap=("MERGEFIELD 总则", "MERGEFIELD 校训"))

    with pytest.raises(TemplateFieldsUnknown) as refused:
        checked_template(sent, known=paper_kinds()["charter"].fields)
    assert refused.value.facts == {"fields": "校训"}


def test_a_template_shows_its_number(ours):
    sent = changed(ours, swap=("MERGEFIELD 文号", "MERGEFIELD 标题"))
    sent = changed(sent, "word/footer1.xml", swap=("MERGEFIELD 文号", "MERGEFIELD 标题"))

    with pytest.raises(TemplateFieldsMissing) as refused:
        checked_template(sent, known=paper_kinds()["charter"].fields)
    assert refused.value.facts == {"fields": "文号"}


RELATION = '<Relationship Id="rId99" Type="x" Target="//elsewhere/x" TargetMode="External"/>'

SHORT = "<w:p><w:fldSimple w:instr={quote} INCLUDETEXT x {quote}/></w:p></w:body>"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"add": {"word/vbaProject.bin": b"x"}}, TemplateHasMacros),
        ({"add": {"word/embeddings/oleObject1.bin": b"x"}}, TemplateHasMacros),
        (
            {
                "part": "word/_rels/document.xml.rels",
                "swap": ("</Relationships>", f"{RELATION}</Relationships>"),
            },
            TemplateReachesOut,
        ),
        ({"swap": ("MERGEFIELD 总则", "INCLUDEPICTURE 总则")}, TemplateReachesOut),
        ({"swap": ("</w:body>", SHORT.format(quote='"'))}, TemplateReachesOut),
        ({"swap": ("</w:body>", SHORT.format(quote="'"))}, TemplateReachesOut),
        (
            {"add": {"customXml/item9.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}},
            TemplateUnreadable,
        ),
    ],
)
def test_what_runs_or_reaches_out_is_refused(ours, change, error):
    with pytest.raises(error):
        checked_template(changed(ours, **change), known=paper_kinds()["charter"].fields)


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (b"%PDF-1.7", TemplateUnreadable),
        (b"PK\x03\x04broken", TemplateUnreadable),
        (b"x" * (MOST_BYTES + 1), TemplateTooLarge),
    ],
)
def test_what_is_no_word_file_is_refused(sent, error):
    with pytest.raises(error):
        checked_template(sent, known=())
