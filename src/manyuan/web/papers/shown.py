"""A paper as a page shows it: the same fields and tables as its files, in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass

from manyuan.papers.content import Content, Heading, TableHere, Text, said


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A heading, some paragraphs, or a table; of a cell also whether it is an amount of money."""

    heading: str = ""
    lines: Sequence[str] = ()
    headers: Sequence[str] = ()
    rows: Sequence[Sequence[tuple[str, bool]]] = ()
    facts: Sequence[str] = ()
    notes: Sequence[str] = ()


def blocks_of(content: Content) -> list[BlockShown]:
    """Return what a page shows of a paper."""
    layout = list(content.filled()) or [TableHere(table.name) for table in content.tables]
    return [_shown(block, content) for block in layout]


def _shown(block: Heading | Text | TableHere, content: Content) -> BlockShown:
    match block:
        case Heading(text):
            return BlockShown(heading=text)
        case Text(text):
            return BlockShown(lines=[line for line in text.splitlines() if line.strip()])
        case TableHere(name):
            form = content.table(name)
            return BlockShown(
                headers=[column.header for column in form.columns],
                rows=[
                    [
                        (said(value), column.is_amount)
                        for column, value in zip(form.columns, row, strict=True)
                    ]
                    for row in form.rows
                ],
                facts=form.facts,
                notes=form.notes,
            )
