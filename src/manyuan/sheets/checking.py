"""From cells to rows: every cell parsed, every row checked, nothing dropped without a word."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from manyuan.sheets.cells import Cell, Parsed, cell_text, is_blank, parser_for
from manyuan.sheets.checked import Checked, ReadRow
from manyuan.sheets.columns import Key, Table, Value
from manyuan.sheets.files import DistrictFiles
from manyuan.sheets.formatting import value_text
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawDistrict, RawTable
from manyuan.sheets.references import check_references
from manyuan.sheets.row_checks import check_row
from manyuan.sheets.table_checks import check_tables
from manyuan.sheets.tables import TABLES

Known = Mapping[str, set[str]]
EXAMPLE = "示例"
REMEMBERED = 20_000
TOTALS = ("合计", "总计", "小计")


def check_district(
    raw: RawDistrict, *, known: Known | None = None, bureau: str = ""
) -> DistrictFiles:
    """Check a district that was read; ``known`` holds the codes already stored, by table.

    A row with an error is not in the tables of the answer. Codes that rows refer to are looked for
    in the same files and in ``known``; where neither has the table, they are taken on trust. The
    ``bureau``, or the district of the files, is known by its code too.
    """
    checked = Checked()
    checked.log.extend(raw.findings)
    for table in TABLES:
        parts = [part for part in raw.tables if part.table.name == table.name]
        if parts:
            checked.rows[table.name] = _read_table(table, parts, checked, known=known)
    codes = {bureau, raw.head.code if raw.head else ""} - {""}
    check_references(checked, known or {}, bureau=codes)
    check_tables(checked)
    tables = {
        name: [row.values for row in rows if row.sound] for name, rows in checked.rows.items()
    }
    return DistrictFiles(raw.head, tables, checked.log.kept(), dict(checked.log.totals))


def _read_table(
    table: Table, parts: Sequence[RawTable], checked: Checked, *, known: Known | None
) -> list[ReadRow]:
    rows: list[ReadRow] = []
    for part in parts:
        if not _lacks_columns(part, checked, known):
            rows += _read_part(part, checked)
    return _without_repeats(table, rows, checked)


def _lacks_columns(part: RawTable, checked: Checked, known: Known | None) -> bool:
    """Complain of required columns that are missing; rows already stored can do without."""
    stored = len(part.table.key) == 1 and bool((known or {}).get(part.table.name))
    lacking = [
        column
        for column in part.table.columns
        if column.required
        and column.name not in part.columns
        and (column.name in part.table.key or not stored)
    ]
    for column in lacking:
        problem = Problem("missing_column", {"label": column.label})
        checked.log.add(part.place(part.header).finding(problem))
    return bool(lacking)


def _read_part(part: RawTable, checked: Checked) -> Iterator[ReadRow]:
    parsers = [
        (column.name, part.columns[column.name], _remembering(parser_for(column)))
        for column in part.table.columns
        if column.name in part.columns
    ]
    for index in range(part.header + 1, len(part.source.rows)):
        cells = part.source.rows[index]
        first = next((cell_text(cell).strip() for cell in cells if not is_blank(cell)), "")
        if not first or first.startswith(EXAMPLE):
            continue
        if first in TOTALS:
            checked.log.add(part.place(index).finding(Problem("total_row", {"text": first})))
            continue
        yield _read_row(ReadRow(part, index, {}), parsers, checked)


def _remembering(parse: Callable[[Cell], Parsed]) -> Callable[[Cell], Parsed]:
    """Read a text that comes again from memory: most cells of a large table are like others."""
    seen: dict[str, Parsed] = {}

    def read(raw: Cell) -> Parsed:
        # Only texts: as keys of a dictionary True, 1 and 1.0 are one, as cells they are not.
        if not isinstance(raw, str):
            return parse(raw)
        parsed = seen.get(raw)
        if parsed is None:
            parsed = parse(raw)
            if len(seen) < REMEMBERED:
                seen[raw] = parsed
        return parsed

    return read


def _read_row(
    row: ReadRow,
    parsers: Sequence[tuple[str, int, Callable[[Cell], Parsed]]],
    checked: Checked,
) -> ReadRow:
    cells = row.raw.source.rows[row.index]
    problems: dict[str, Problem] = {}
    for name, position, parse in parsers:
        parsed = parse(cells[position] if position < len(cells) else None)
        row.values[name] = parsed.value
        if parsed.problem is not None:
            problems[name] = parsed.problem
    raws = {name: cells[at] for name, at, _ in parsers if at < len(cells)}
    for name, problem in (problems | check_row(row.raw.table, row.values, raws)).items():
        checked.complain(row, problem, name)
    return row


def _without_repeats(table: Table, rows: Sequence[ReadRow], checked: Checked) -> list[ReadRow]:
    first: dict[Key, ReadRow] = {}
    kept: list[ReadRow] = []
    for row in rows:
        key = table.key_of(row.values)
        # A part that could not be read says nothing of the row it belongs to.
        told = table.is_told_apart(key) and (row.sound or None not in key)
        other = first.setdefault(key, row) if told else row
        if other is row:
            kept.append(row)
            continue
        same = row.values == other.values
        problem = Problem("duplicate_same" if same else "duplicate_key", _repeat(key, other))
        checked.complain(row, problem, table.key[0])
        if not same:
            other.sound = False
    return kept


def _repeat(key: Sequence[Value], other: ReadRow) -> dict[str, object]:
    return {
        "place": f"{other.raw.source.file} {other.raw.source.sheet}".rstrip(),
        "other": other.index + 1,
        "key": "，".join(value_text(part) for part in key if part is not None),
    }
