"""Shore with papers: G1's charter was replaced once, and a template and a draft are there."""

from dataclasses import dataclass

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import issue_paper, upload_template
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import IssuedPaper
from manyuan.papers.queries.templates import template_bytes
from manyuan.seats.models import Unit


@dataclass
class Papered:
    """What was issued, and of what."""

    paper: IssuedPaper
    template: bytes

    @property
    def paper_address(self):
        return [self.paper.kind, self.paper.year, self.paper.number]

    @property
    def wanted(self):
        return ["charter", self.paper.year, "group", "G1"]


def issue_something(shore):
    """Upload a template, and issue the charter of G1 twice."""
    kind = paper_kinds()["charter"]
    template = template_bytes(kind, None)
    upload_template(by=shore.officer, kind=kind, name="章程.docx", content=template)
    unit = Unit.objects.get(kind="group", code="G1")
    asked = {"kind": kind, "year": SchoolYear.on(today()), "unit": unit}
    issue_paper(by=shore.officer, **asked)
    return Papered(issue_paper(by=shore.officer, **asked, replacing=True), template)
