"""What a dry run found, in plain values that a page shows again without reading the files."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import TypeAlias

from manyuan.directory.queries.importing import DryRun, HeadChange
from manyuan.sheets.columns import Value
from manyuan.sheets.findings import Finding
from manyuan.sheets.formatting import value_text
from manyuan.sheets.importing import RowChange, TablePlan
from manyuan.sheets.problems import PROBLEMS
from manyuan.sheets.tables import table_named

# More lines than anybody reads; history keeps every row once the import is confirmed.
LINES_KEPT = 2000
Plain: TypeAlias = dict[str, object]
LEFT_OUT = frozenset(
    {
        "unknown_column",
        "unknown_sheet",
        "unknown_file",
        "total_row",
        "not_collected",
        "kept_elsewhere",
        "filtered_out",
        "value_not_stored",
        "duplicate_same",
    }
)
assert PROBLEMS.keys() > LEFT_OUT  # noqa: S101 -- a misspelt code would silently show nothing


def outcome_of(run: DryRun) -> Plain:
    """Return counts, changed fields and findings, each list bounded."""
    lines = [*islice(chain.from_iterable(_table_lines(table) for table in run.plan), LINES_KEPT)]
    return {
        "tables": [_counts(table) for table in run.plan],
        "head": _head(run.head),
        "lines": lines,
        "lines_all": sum(_line_count(table) for table in run.plan),
        "findings": [_finding(finding) for finding in run.files.findings],
        "totals": dict(run.files.totals),
        "is_idle": run.is_idle,
    }


def _counts(table: TablePlan) -> Plain:
    return {
        "table": table.table,
        "added": len(table.added),
        "changed": len(table.changed),
        "unchanged": table.unchanged,
        "absent": table.absent,
    }


def _head(head: HeadChange | None) -> Plain | None:
    if head is None:
        return None
    return {
        "name_before": head.name_before,
        "name": head.name,
        "outline": head.outline_before != head.outline,
    }


def _table_lines(table: TablePlan) -> Iterator[Plain]:
    """Yield a line for each changed field first, then one for each new row."""
    for change in table.changed:
        for field in change.fields_changed:
            before = (change.before or {}).get(field)
            yield _line(table, change, field, (before, change.after[field]))
    for change in table.added:
        yield {**_line(table, change, "", (None, None)), "row": _row(table, change)}


def _row(table: TablePlan, change: RowChange) -> dict[str, str]:
    """Return what a new row says beyond its key and its name."""
    told = {*table_named(table.table).key, "name"}
    return {
        name: value_text(value)
        for name, value in change.after.items()
        if value is not None and name not in told
    }


def _line_count(table: TablePlan) -> int:
    return len(table.added) + sum(len(change.fields_changed) for change in table.changed)


def _line(table: TablePlan, change: RowChange, field: str, values: tuple[Value, Value]) -> Plain:
    return {
        "table": table.table,
        "key": "/".join(value_text(part) for part in change.key),
        "label": change.label,
        "field": field,
        "before": value_text(values[0]),
        "after": value_text(values[1]),
    }


def _finding(finding: Finding) -> Plain:
    return {
        "severity": finding.severity,
        "code": finding.code,
        "facts": {name: _plain(fact) for name, fact in finding.facts.items()},
        "table": finding.table,
        "file": _plain(finding.file),
        "sheet": _plain(finding.sheet),
        "row": finding.row,
        "column": finding.column,
        "text": _plain(finding.text),
    }


def _plain(fact: object) -> object:
    if isinstance(fact, tuple | list):
        return [_plain(part) for part in fact]
    if isinstance(fact, int | float | bool | None):
        return fact
    # A quoted cell may hold what PostgreSQL keeps in no text.
    return str(fact).replace("\0", "�")
