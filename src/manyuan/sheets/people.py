"""The list of people by which a bureau opens many accounts at once: its columns and its reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets import limits
from manyuan.sheets.cells import Cell, cell_text, is_blank, parser_for
from manyuan.sheets.columns import Column, Kind, Row, Table
from manyuan.sheets.headers import label_key
from manyuan.sheets.lone_sheets import lone_sheets
from manyuan.sheets.problems import PROBLEMS, Problem
from manyuan.sheets.raw import RawSheet
from manyuan.sheets.unreadable import TooManyRows

ROLES = {
    "bureau_officer": _("教育局干部"),
    "group_office": _("集团办公室"),
    "principal": _("校长"),
    "teacher": _("教师"),
    "auditor": _("督导审计"),
}
ROLES_ALSO = {
    "教育局": "bureau_officer",
    "局干部": "bureau_officer",
    "集团办": "group_office",
    "总校长": "group_office",
    "督学": "auditor",
    "审计": "auditor",
}
PEOPLE = Table(
    "people",
    _("人员"),
    ("name", "role", "unit"),
    (
        Column("name", _("姓名"), Kind.TEXT, required=True, longest=60),
        Column(
            "username",
            _("用户名"),
            Kind.CODE,
            longest=60,
            note=_("可留空，由单位代码、角色和序号生成；一人有几个席位时，各行写同一个用户名"),
        ),
        Column("role", _("角色"), Kind.CHOICE, required=True, choices=ROLES, also=ROLES_ALSO),
        Column("unit", _("单位代码"), Kind.CODE, longest=32, note=_("教育局的席位可留空")),
        Column("email", _("邮箱"), Kind.TEXT, longest=254, note=_("可留空；用于重设密码")),
        Column("starts_on", _("开始日期"), Kind.DATE, note=_("留空即今天")),
        Column("ends_on", _("结束日期"), Kind.DATE, note=_("留空即长期")),
    ),
)
MOST_PEOPLE = 2000
EXAMPLE = "示例"
NOBODY = _("名单里没有人，请从表头下一行起每人填一行。")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row of the list cannot be used; ``row`` is counted as a spreadsheet shows it."""

    row: int | None
    sentence: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A list of people, read: the rows that are whole, each with its number, and the problems."""

    rows: tuple[tuple[int, Row], ...]
    problems: tuple[RowProblem, ...]


def read_people(content: bytes, file: str) -> PeopleFile:
    """Read a list of people from an .xlsx, .xls or CSV file called ``file``.

    Raises
    ------
    Unreadable
        One of its kinds, when the file as a whole cannot be read.
    """
    for sheet in lone_sheets(content, file):
        header = _header(sheet.rows)
        if header is not None:
            return _read(sheet, *header)
    labels = "、".join(column.label for column in PEOPLE.columns[:4])
    return PeopleFile((), (RowProblem(None, PROBLEMS["no_header"], {"labels": labels}),))


def _header(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]] | None:
    """Find the row, among the first ten, that names the people and their roles."""
    names = {label_key(column.label): column.name for column in PEOPLE.columns}
    names |= {column.name: column.name for column in PEOPLE.columns}
    names |= {label_key("电子邮箱"): "email"}
    for index, row in enumerate(rows[: limits.HEADER_ROWS]):
        found: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = names.get(label_key(cell_text(cell)))
            if name is not None:
                found.setdefault(name, place)
        if {"name", "role"} <= found.keys():
            return index, found
    return None


def _read(sheet: RawSheet, header: int, columns: Mapping[str, int]) -> PeopleFile:
    rows: list[tuple[int, Row]] = []
    problems: list[RowProblem] = []
    for number, cells in _filled(sheet.rows, header):
        row, wrong = _read_row(cells, columns)
        problems += (RowProblem(number, PROBLEMS[one.code], one.facts) for one in wrong)
        if not wrong:
            rows.append((number, row))
    if len(rows) > MOST_PEOPLE:
        raise TooManyRows(file=sheet.file, sheet=sheet.called, limit=MOST_PEOPLE)
    if not rows and not problems:
        problems.append(RowProblem(None, NOBODY))
    return PeopleFile(tuple(rows), tuple(problems))


def _filled(rows: Sequence[Sequence[Cell]], header: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    for number, cells in enumerate(rows[header + 1 :], header + 2):
        first = next((cell_text(cell).strip() for cell in cells if not is_blank(cell)), "")
        if first and not first.startswith(EXAMPLE):
            yield number, cells


def _read_row(cells: Sequence[Cell], columns: Mapping[str, int]) -> tuple[Row, list[Problem]]:
    row: Row = {}
    wrong: list[Problem] = []
    for column in PEOPLE.columns:
        place = columns.get(column.name)
        cell = cells[place] if place is not None and place < len(cells) else None
        parsed = parser_for(column)(cell)
        row[column.name] = parsed.value
        if parsed.problem is not None and parsed.problem.severity == "error":
            wrong.append(parsed.problem)
    return row, wrong
