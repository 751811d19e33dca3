"""Anonymous pupils' rows: the school, what was known at entry, what was reached; no names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from manyuan.kernel.errors import BadInput
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets import limits
from manyuan.sheets.cells import Cell, cell_text, is_blank, parser_for
from manyuan.sheets.columns import Column, Kind
from manyuan.sheets.headers import label_key
from manyuan.sheets.lone_sheets import lone_sheets
from manyuan.sheets.raw import RawSheet
from manyuan.sheets.unreadable import TooManyRows

COLUMNS = (
    Column("school", _("学校代码"), Kind.CODE, required=True, longest=32),
    Column("entry", _("入口成绩"), Kind.NUMBER),
    Column("outcome", _("出口成绩"), Kind.NUMBER),
)
ALSO = {
    "学校": "school",
    "学校标识码": "school",
    "入学成绩": "entry",
    "起点成绩": "entry",
    "毕业成绩": "outcome",
    "终点成绩": "outcome",
}
MOST_PUPILS = 100_000
PARSERS = tuple((column, parser_for(column)) for column in COLUMNS)


class PupilColumnsMissing(BadInput):
    """The file does not say what a growth needs."""

    code = "pupil_columns_missing"
    sentence = _(
        "《{file}》里找不到“学校代码”“入口成绩”“出口成绩”三列；"
        "请把这三个列名写在第一行，每名学生一行。"
    )


class PupilRowWrong(BadInput):
    """A row of the file cannot be read."""

    code = "pupil_row_wrong"
    sentence = _(
        "《{file}》第 {row} 行“{label}”写的是“{text}”，读不成数字或代码；请更正后重新上传。"
    )


@dataclass(frozen=True, slots=True)
class PupilFile:
    """Pupils' rows as read: school, entry and outcome of each.

    ``ignored`` are the columns that were not looked at; ``incomplete`` counts the pupils of whom
    entry or outcome is not known, which are left out.
    """

    rows: tuple[tuple[str, float, float], ...]
    ignored: tuple[str, ...]
    incomplete: int


def read_pupils(content: bytes, file: str) -> PupilFile:
    """Read pupils' rows from a CSV, .xlsx or .xls file called ``file``; nothing is written.

    Raises
    ------
    Unreadable
        One of its kinds, when the file as a whole cannot be read.
    PupilColumnsMissing, PupilRowWrong
        When a column is not there, or a row cannot be read.
    """
    for sheet in lone_sheets(content, file):
        for index, row in enumerate(sheet.rows[: limits.HEADER_ROWS]):
            places = _places(row)
            if len(places) == len(COLUMNS):
                return _read(sheet, index, places)
    raise PupilColumnsMissing(file=file)


def _places(header: Sequence[Cell]) -> dict[str, int]:
    names = {label_key(column.label): column.name for column in COLUMNS}
    names |= {column.name: column.name for column in COLUMNS} | ALSO
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        name = names.get(label_key(cell_text(cell)))
        if name is not None:
            found.setdefault(name, place)
    return found


def _read(sheet: RawSheet, header: int, places: Mapping[str, int]) -> PupilFile:
    lines = [
        (number, cells)
        for number, cells in enumerate(sheet.rows[header + 1 :], header + 2)
        if not all(is_blank(cell) for cell in cells)
    ]
    if len(lines) > MOST_PUPILS:
        raise TooManyRows(file=sheet.file, sheet=sheet.called, limit=MOST_PUPILS)
    pupils = [_pupil(sheet, number, cells, places=places) for number, cells in lines]
    rows = tuple(_complete(pupils))
    used = set(places.values())
    ignored = [cell_text(c).strip() for at, c in enumerate(sheet.rows[header]) if at not in used]
    return PupilFile(rows, tuple(name for name in ignored if name), len(pupils) - len(rows))


def _pupil(
    sheet: RawSheet, number: int, cells: Sequence[Cell], *, places: Mapping[str, int]
) -> tuple[object, ...]:
    values = []
    for column, parse in PARSERS:
        place = places[column.name]
        cell = cells[place] if place < len(cells) else None
        parsed = parse(cell)
        if parsed.problem is not None and parsed.problem.severity == "error":
            raise PupilRowWrong(
                file=sheet.file, row=number, label=column.label, text=cell_text(cell)[:40]
            )
        values.append(parsed.value)
    return tuple(values)


def _complete(pupils: Sequence[tuple[object, ...]]) -> Iterator[tuple[str, float, float]]:
    for school, entry, outcome in pupils:
        if entry is not None and outcome is not None:
            yield str(school), float(str(entry)), float(str(outcome))
