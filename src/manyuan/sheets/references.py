from collections.abc import Collection, Iterator, Mapping

from manyuan.sheets.checked import Checked
from manyuan.sheets.columns import Column, Kind, Value
from manyuan.sheets.problems import Problem
from manyuan.sheets.tables import GIVERS, TABLES, table_named


def check_references(
    checked: Checked, known: Mapping[str, set[str]], *, bureau: Collection[str] = ()
) -> None:
    """Complain of every code that stands in no row of the tables it may point to.

    Who gives may also be the bureau itself, whose code is the district's.

    A row that is itself wrong still lends its code, so that one error is not reported as many. A
    code that may point to a table of which nothing is known is taken on trust.
    """
    codes = _codes(checked, known)
    for table in TABLES:
        pointing = [
            (column, _label(column), _pointed_at(column, codes, bureau))
            for column in table.columns
            if column.refers_to and codes.keys() >= {*column.refers_to}
        ]
        for row in checked.rows.get(table.name, ()):
            for column, label, found in pointing:
                for code in _named(column, row.values.get(column.name)):
                    if code not in found:
                        problem = Problem("unknown_code", {"text": code, "table_label": label})
                        checked.complain(row, problem, column.name)


def _pointed_at(
    column: Column, codes: Mapping[str, set[Value]], bureau: Collection[str]
) -> set[Value]:
    found: set[Value] = set().union(*(codes[name] for name in column.refers_to))
    return found | {*bureau} if column.refers_to == GIVERS else found


def _label(column: Column) -> str | tuple[str, ...]:
    labels = tuple(table_named(name).label for name in column.refers_to)
    return labels if len(labels) > 1 else labels[0]


def _codes(checked: Checked, known: Mapping[str, set[str]]) -> dict[str, set[Value]]:
    codes: dict[str, set[Value]] = {name: {*stored} for name, stored in known.items()}
    for name, rows in checked.rows.items():
        key = table_named(name).key[0]
        codes.setdefault(name, set()).update(row.values.get(key) for row in rows)
    return codes


def _named(column: Column, value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split(";") if column.kind is Kind.CODES else (value,)
