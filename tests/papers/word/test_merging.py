"""What is merged into a Word template looks as the field did, and pages are numbered."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from manyuan.papers.content import Content, Source, Stamp
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.queries.templates import template_bytes
from manyuan.papers.word.merging import docx_of, fields_of

STAMP = Stamp("集章〔2026〕3号", date(2026, 9, 1), "ABCD-EFGH")
SAID = Content(title="章程", seal="区教育局", source=Source("x", "y"), fields={"总则": "一\n二"})


@pytest.fixture(scope="module")
def ours():
    return template_bytes(paper_kinds()["charter"], None)


def look_of(paragraph):
    run = paragraph._p.find(f"{qn('w:r')}/{qn('w:rPr')}")
    return run.find(qn("w:rFonts")).get(qn("w:eastAsia")), run.find(qn("w:sz")).get(qn("w:val"))


def shortened(template):
    """Return the template with its title in the short form in which Word writes fields."""
    document = Document(BytesIO(template))
    title = document.paragraphs[0]._p
    look = title.find(f"{qn('w:r')}/{qn('w:rPr')}").xml
    for run in title.findall(qn("w:r")):
        title.remove(run)
    simple = f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD 标题 "><w:r><w:t>«标题»</w:t></w:r>'
    field = parse_xml(f"{simple}</w:fldSimple>")
    field.find(qn("w:r")).insert(0, parse_xml(look))
    title.append(field)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("form", [lambda ours: ours, shortened])
def test_what_is_filled_in_has_the_font_and_size_of_its_field(ours, form):
    template = form(ours)

    made = Document(BytesIO(docx_of(SAID, STAMP, template)))

    assert made.paragraphs[0].text == "章程"
    assert look_of(made.paragraphs[0]) == ("方正小标宋简体", "44")
    assert fields_of(template) == fields_of(ours)


def test_every_page_has_its_number_and_the_code(ours):
    foot = Document(BytesIO(docx_of(SAID, STAMP, ours))).sections[0].footer.paragraphs[0]

    assert foot.text.startswith("文号 集章〔2026〕3号　校验码 ABCD-EFGH　")
    assert [one.text for one in foot._p.iter(qn("w:instrText"))] == [" PAGE "]
    kinds = [one.get(qn("w:fldCharType")) for one in foot._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
