"""What history keeps of papers: their number, and what they were made from."""

from collections.abc import Mapping
from typing import cast

from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.papers.enums import Standing
from manyuan.papers.models import Draft, IssuedPaper, PaperTemplate
from manyuan.sheets.columns import Column, Kind, Table

PAPERS, TEMPLATES, DRAFTS = "papers", "paper_templates", "paper_drafts"
Row = Mapping[str, object]
WORDS = {one.value: cast("str", one.label) for one in Standing}
TABLES = (
    Table(
        PAPERS,
        _("签发的文书"),
        ("kind", "year", "number"),
        (
            Column("mark", _("文号"), Kind.TEXT),
            Column("title", _("标题"), Kind.TEXT),
            Column("source", _("数据版本"), Kind.TEXT),
            Column("digest", _("内容摘要"), Kind.TEXT),
            Column(
                "standing",
                _("状态"),
                Kind.CHOICE,
                choices=WORDS,
            ),
        ),
    ),
    Table(
        TEMPLATES,
        _("文书模板"),
        ("kind",),
        (
            Column("version", _("版次"), Kind.COUNT),
            Column("name", _("文件名"), Kind.TEXT),
            Column("sha256", "SHA-256", Kind.TEXT),
        ),
    ),
    Table(
        DRAFTS,
        _("文书草稿"),
        ("kind", "unit", "year"),
        (Column("version", _("版次"), Kind.COUNT),),
    ),
)


def paper_row(paper: IssuedPaper) -> dict[str, object]:
    """Return an issued paper as history shows it."""
    return {
        "mark": paper.mark,
        "title": paper.title,
        "source": paper.source,
        "digest": paper.digest,
        "standing": paper.standing.value,
    }


def paper_changed(paper: IssuedPaper, *, before: Row | None) -> Changed:
    """Describe an issued paper."""
    key = key_text((paper.kind, paper.year, paper.number))
    return Changed(PAPERS, key, str(paper), before, paper_row(paper))


def template_row(template: PaperTemplate) -> dict[str, object]:
    """Return a template as history shows it."""
    return {"version": template.version, "name": template.name, "sha256": template.sha256}


def template_changed(
    template: PaperTemplate, *, before: PaperTemplate | None, label: str
) -> Changed:
    """Describe a template that an action has just added."""
    row = template_row(before) if before else None
    return Changed(TEMPLATES, template.kind, label, row, template_row(template))


def draft_changed(draft: Draft, *, before: Draft | None, label: str) -> Changed:
    """Describe a draft that an action has just saved."""
    key = key_text((draft.kind, draft.unit.code, draft.year))
    row = {"version": before.version} if before and before.year == draft.year else None
    return Changed(DRAFTS, key, label, row, {"version": draft.version})
