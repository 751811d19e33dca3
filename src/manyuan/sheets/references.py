from collections.abc import Iterator, Mapping

from manyuan.sheets.checked import Checked
from manyuan.sheets.columns import Column, Kind, Value
from manyuan.sheets.problems import Problem
from manyuan.sheets.tables import TABLES, table_named


def check_references(checked: Checked, known: Mapping[str, set[str]]) -> None:
    """Complain of every code that stands in no row of the table it points to.

    A row that is itself wrong still lends its code, so that one error is not reported as many.
    """
    codes = _codes(checked, known)
    for table in TABLES:
        pointing = [column for column in table.columns if column.refers_to in codes]
        for row in checked.rows.get(table.name, ()):
            for column in pointing:
                for code in _named(column, row.values.get(column.name)):
                    if code not in codes[column.refers_to]:
                        label = table_named(column.refers_to).label
                        problem = Problem("unknown_code", {"text": code, "table_label": label})
                        checked.complain(row, problem, column.name)


def _codes(checked: Checked, known: Mapping[str, set[str]]) -> dict[str, set[Value]]:
    codes: dict[str, set[Value]] = {name: {*stored} for name, stored in known.items()}
    for name, rows in checked.rows.items():
        key = table_named(name).key[0]
        codes.setdefault(name, set()).update(row.values.get(key) for row in rows)
    return codes


def _named(column: Column, value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split(";") if column.kind is Kind.CODES else (value,)
