"""An official form as an Excel workbook: title, facts, a ruled table, opinions and signatures."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Any

from manyuan.sheets.workbook import sheet_name, write_value

# The fonts of official papers; Excel and WPS put in their own where one is missing.
TITLE_FONT, TEXT_FONT = "方正小标宋简体", "仿宋"
A4 = 9
MARGIN_INCHES = 0.6
TITLE_HEIGHT, ROW_HEIGHT, OPINION_HEIGHT = 36, 22, 60


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of the form's table; ``width`` counts digits, an amount is money to the cent."""

    header: str
    width: float
    is_amount: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """One sheet of a form.

    ``facts`` stand in a line under the title, ``opinions`` in boxes under the table, each with room
    to write and to stamp; ``signatures`` stand in the last line.
    """

    name: str
    title: str
    columns: Sequence[FormColumn]
    rows: Sequence[Sequence[object]]
    facts: Sequence[str] = ()
    opinions: Sequence[tuple[str, str]] = ()
    signatures: Sequence[str] = ()
    notes: Sequence[str] = field(default_factory=tuple)


def form_workbook(sheets: Sequence[FormSheet], *, made: datetime | None = None) -> bytes:
    """Return the bytes of an .xlsx file, ready to print on A4; text is never a formula.

    ``made`` is the moment that the file names as that of its making, else now.
    """
    import xlsxwriter  # noqa: PLC0415 -- slow to import, needed by exports only

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        if made is not None:
            book.set_properties({"created": made})
        styles = _styles(book)
        for form in sheets:
            _write_sheet(book.add_worksheet(sheet_name(form.name)), form, styles)
    return target.getvalue()


def _styles(book: Any) -> dict[str, Any]:  # noqa: ANN401 -- xlsxwriter has no types
    text = {"font_name": TEXT_FONT, "font_size": 11, "valign": "vcenter", "text_wrap": True}
    cell = {**text, "border": 1}
    return {
        "title": book.add_format(
            {"font_name": TITLE_FONT, "font_size": 18, "align": "center", "valign": "vcenter"}
        ),
        "fact": book.add_format(text),
        "head": book.add_format({**cell, "bold": True, "align": "center"}),
        "cell": book.add_format(cell),
        "date": book.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "center"}),
        "amount": book.add_format({**cell, "num_format": "#,##0.00", "align": "right"}),
        "opinion": book.add_format({**cell, "valign": "top"}),
    }


def _write_sheet(sheet: Any, form: FormSheet, styles: dict[str, Any]) -> None:  # noqa: ANN401
    _set_page(sheet, form)
    page = _Page(sheet, styles, last=len(form.columns) - 1)
    wide = sum(column.width for column in form.columns)
    page.line(form.title, "title", TITLE_HEIGHT)
    for fact in form.facts:
        page.line(fact, "fact", _height(fact, wide))
    page.table(form.columns, form.rows)
    for who, said in form.opinions:
        page.opinion(who, said)
    if form.signatures:
        page.line("        ".join(form.signatures), "fact", ROW_HEIGHT)
    for note in form.notes:
        page.line(note, "fact", _height(note, wide))


def _height(text: str, wide: float) -> float:
    # A merged line does not grow by itself; a Chinese character is as wide as two digits.
    return ROW_HEIGHT * max(1, ceil(2 * len(text) / wide))


def _set_page(sheet: Any, form: FormSheet) -> None:  # noqa: ANN401
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES)
    sheet.set_footer(f"&L{form.name.replace('&', '&&')}&R&P / &N")


class _Page:
    """Writes a form line by line; ``last`` is its last column."""

    def __init__(self, sheet: Any, styles: dict[str, Any], *, last: int) -> None:  # noqa: ANN401
        self.sheet, self.styles, self.last = sheet, styles, last
        self.at = 0

    def line(self, text: str, style: str, height: float) -> None:
        """Write one line over the whole width."""
        self._span(0, self.last, text, style)
        self._next(height)

    def table(self, columns: Sequence[FormColumn], rows: Sequence[Sequence[object]]) -> None:
        """Write the ruled table; its head is repeated on every page."""
        for column, shown in enumerate(columns):
            self.sheet.set_column(column, column, shown.width)
            self.sheet.write_string(self.at, column, shown.header, self.styles["head"])
        self.sheet.repeat_rows(self.at)
        self._next(ROW_HEIGHT)
        self.sheet.freeze_panes(self.at, 0)
        styles = [self.styles["amount" if one.is_amount else "cell"] for one in columns]
        dates = self.styles["date"]
        for row in rows:
            for column, (value, style) in enumerate(zip(row, styles, strict=True)):
                self.sheet.write_blank(self.at, column, None, style)
                write_value(self.sheet, (self.at, column), value, dates, other=style)
            self._next(ROW_HEIGHT)

    def opinion(self, who: str, said: str) -> None:
        """Write a box in which ``who`` writes and stamps."""
        parts = min(1, self.last - 1)
        self._span(0, parts, who, "opinion")
        self._span(parts + 1, self.last, said, "opinion")
        self._next(OPINION_HEIGHT)

    def _span(self, first: int, last: int, text: str, style: str) -> None:
        if first == last:
            self.sheet.write_string(self.at, first, text, self.styles[style])
        else:
            self.sheet.merge_range(self.at, first, self.at, last, text, self.styles[style])

    def _next(self, height: float) -> None:
        self.sheet.set_row(self.at, height)
        self.at += 1
