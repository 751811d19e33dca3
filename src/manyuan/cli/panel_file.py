import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop
from manyuan.kernel.errors import BadInput
from manyuan.measures.impact import PanelRow
from manyuan.sheets.cells import Cell, cell_text, is_blank
from manyuan.sheets.lone_sheets import lone_sheets
from manyuan.sheets.unreadable import EmptyFile

MOST_NAMED = 20
LONGEST = 40
LARGEST = 10**9


class ColumnMissing(BadInput):
    """A column that was named is not in the file's first row."""

    code = "column_missing"
    sentence = gettext_noop("《{file}》没有“{column}”这一列；第一行的列名是：{columns}。")


class CellEmpty(BadInput):
    """A row does not say which unit or period it is about."""

    code = "cell_empty"
    sentence = gettext_noop("《{file}》第 {row} 行没有填“{column}”；请补上，或删去这一行。")


class NotANumber(BadInput):
    """A cell that should hold a number holds something else."""

    code = "not_a_number"
    sentence = gettext_noop(
        "《{file}》第 {row} 行“{column}”写的是“{text}”，应为数字；不知道就留空。"
    )


class NotWhole(BadInput):
    """A period or a cohort is no whole number, such as a year."""

    code = "not_whole"
    sentence = gettext_noop("《{file}》第 {row} 行“{column}”写的是“{text}”，应为整数，例如年份。")


def panel_rows(
    path: Path, *, unit: str, time: str, cohort: str, outcome: str
) -> Iterator[PanelRow]:
    """Yield the rows of a panel in a CSV or workbook, whose columns are called as named.

    An empty cohort means never, an empty outcome unknown.
    """
    [first, *rows] = _rows(path)
    columns = {name: _place(first, name, path.name) for name in (unit, time, cohort, outcome)}
    for number, cells in enumerate(rows, 2):
        if all(is_blank(cell) for cell in cells):
            continue
        texts = {name: _text(cells, place) for name, place in columns.items()}
        where = _Where(path.name, number)
        yield PanelRow(
            unit=where.filled(unit, texts[unit]),
            time=where.whole(time, where.filled(time, texts[time])),
            cohort=where.whole(cohort, texts[cohort]) if texts[cohort] else 0,
            outcome=where.number(outcome, texts[outcome]) if texts[outcome] else None,
        )


def _rows(path: Path) -> list[Sequence[Cell]]:
    sheets = lone_sheets(path.read_bytes(), path.name)
    if not sheets or not sheets[0].rows:
        raise EmptyFile(file=path.name)
    return [*sheets[0].rows]


def _place(header: Sequence[Cell], name: str, file: str) -> int:
    names = [cell_text(cell).strip() for cell in header]
    if name not in names:
        listed = _("、").join(name for name in names[:MOST_NAMED] if name)
        raise ColumnMissing(file=file, column=name, columns=listed)
    return names.index(name)


def _text(cells: Sequence[Cell], place: int) -> str:
    return cell_text(cells[place]).strip() if place < len(cells) else ""


@dataclass(frozen=True, slots=True)
class _Where:
    """The row that is being read, for whoever has to mend it."""

    file: str
    row: int

    def filled(self, column: str, text: str) -> str:
        if not text:
            raise CellEmpty(file=self.file, row=self.row, column=column)
        return text

    def number(self, column: str, text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise NotANumber(file=self.file, row=self.row, column=column, text=text[:LONGEST])
        return number

    def whole(self, column: str, text: str) -> int:
        number = self.number(column, text)
        if not number.is_integer() or abs(number) > LARGEST:
            raise NotWhole(file=self.file, row=self.row, column=column, text=text[:LONGEST])
        return int(number)
