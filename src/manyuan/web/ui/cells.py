"""One cell of a table as HTML: formatted by its column's kind, coloured and signed by verdict."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from manyuan.web.ui import figures
from manyuan.web.ui.columns import Column, Record, text_of
from manyuan.web.ui.verdicts import sign, verdict_label, word_of

# A kind's class in the table; "tag" is the small frame itself and must not fall on the whole cell.
KIND_CLASS = {"number": "num", "percent": "num", "tag": "tagged"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell ready to print: classes, label for the phone card, inner HTML."""

    classes: str
    label: object
    html: SafeString | str


def cell(column: Column, row: Record) -> Cell:
    """Prepare the cell of one column in one row."""
    inner = _inner(column, row)
    if column.verdict and column.kind != "verdict":
        # An unknown value is a dash already; a second one would read as a range.
        is_known = inner != figures.UNKNOWN
        inner = format_html("{} {}", inner, sign(row.get(column.verdict))) if is_known else inner
    address = column.href(row) if column.href else None
    if address:
        panel = SafeString(" data-panel") if column.in_panel else ""
        inner = format_html('<a href="{}"{}>{}</a>', address, panel, inner)
    # Compact cards leave out what is not there.
    blank = " blank" if inner == figures.UNKNOWN else ""
    return Cell(_classes(column, row) + blank, column.label, inner)


def _inner(column: Column, row: Record) -> SafeString | str:
    value = row.get(column.key)
    if column.kind == "verdict":
        return verdict_label(value, column.labels.get(word_of(value)) if column.labels else None)
    if column.kind == "percent":
        return figures.percent(value, 1 if column.decimals is None else column.decimals)
    if isinstance(value, list | tuple):
        return _("、").join(str(text_of(column, part)) for part in value) or figures.UNKNOWN
    words = text_of(column, value)
    if column.kind == "tag" and words not in {None, ""}:
        return format_html('<span class="tag">{}</span>', words)
    if column.kind == "text":
        return figures.UNKNOWN if words is None or words == "" else str(words)
    return figures.shown(words, column.decimals)


def _classes(column: Column, row: Record) -> str:
    names: list[str] = [KIND_CLASS.get(column.kind, column.kind)]
    if column.align:
        names.append(column.align)
    if column.verdict:
        names.append(f"cell-{word_of(row.get(column.verdict))}")
    if isinstance(row.get(column.key), list | tuple):
        names.append("listed")
    if not column.on_phone:
        names.append("not-on-phone")
    return " ".join(names)
