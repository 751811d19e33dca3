"""What a file cannot know of itself: that its rows do not fit those that are stored."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from manyuan.seats.models import Seat
from manyuan.sheets.bonds import unfit
from manyuan.sheets.columns import Key, Row
from manyuan.sheets.formatting import value_text
from manyuan.sheets.importing import RowChange, TablePlan
from manyuan.sheets.lives import LIFE_OF, outside_life
from manyuan.sheets.problems import Problem
from manyuan.sheets.row_checks import check_row
from manyuan.sheets.stores import stores
from manyuan.sheets.tables import table_named
from manyuan.sheets.terms import TERMS, Terms

# By the column of an agreement: the table that it points to, and what there must fit.
DECIDED_BY = {"partner": ("partners", "kind"), "expert": ("experts", "partner")}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row of a plan that cannot be written, with the column that says why."""

    table: str
    key: Key
    label: str
    column: str
    problem: Problem


Check = Callable[[Seat, Sequence[TablePlan]], Iterable[Conflict]]
_CHECKS: list[Check] = []


def register_check(check: Check) -> None:
    """Let a room say what of its own, kept in no folder, the rows of a plan would break."""
    if check not in _CHECKS:
        _CHECKS.append(check)


def conflicts_with_stored(seat: Seat, plan: Sequence[TablePlan]) -> list[Conflict]:
    """Return what would break a rule once the rows of ``plan`` stand among the stored ones."""
    found: list[Conflict] = []
    for table in plan:
        found += _incomplete(table)
        found += _contradictory(table)
        if table.table in AMONG_ROWS and not table.is_idle:
            found += AMONG_ROWS[table.table](table, _rows_after(seat, table.table, plan))
    elsewhere = (conflict for check in _CHECKS for conflict in check(seat, plan))
    return [*found, *_lives(seat, plan), *_bonds(seat, plan), *elsewhere]


def _rows_after(seat: Seat, name: str, plan: Sequence[TablePlan]) -> dict[Key, Row]:
    """Return all rows of a table as they will stand, each with every column."""
    touched = (change for table in plan if table.table == name for change in table.touched)
    return stores()[name].stored(seat) | {change.key: _whole(name, change) for change in touched}


def _whole(name: str, change: RowChange) -> Row:
    return dict.fromkeys(column.name for column in table_named(name).columns) | change.merged


def _conflict(table: TablePlan, change: RowChange, column: str, problem: Problem) -> Conflict:
    return Conflict(table.table, change.key, change.label, column, problem)


def _incomplete(table: TablePlan) -> Iterator[Conflict]:
    required = [column for column in table_named(table.table).columns if column.required]
    for change in table.added:
        for column in required:
            if change.after.get(column.name) is None:
                problem = Problem("new_row_incomplete", {"label": column.label})
                yield _conflict(table, change, column.name, problem)


def _contradictory(table: TablePlan) -> Iterator[Conflict]:
    """Check the row as it will be: a file may hold the end of an interval and not its beginning."""
    definition = table_named(table.table)
    for change in table.touched:
        for column, problem in check_row(definition, _whole(table.table, change), {}).items():
            if problem.severity == "error":
                yield _conflict(table, change, column, problem)


def _overlaps(terms: Terms, table: TablePlan, rows: Mapping[Key, Row]) -> Iterator[Conflict]:
    touched = {change.key: change for change in table.touched}
    for spans in _spans(terms, rows, {key[:-1] for key in touched}).values():
        for (begun, ended, earlier), (begins, _ends, later) in pairwise(sorted(spans)):
            changed = touched.get(later) or touched.get(earlier)
            if begins < ended and changed is not None:
                other = begun if changed.key == later else begins
                problem = Problem(terms.with_stored, {"begin": other})
                yield _conflict(table, changed, terms.first, problem)


def _spans(
    terms: Terms, rows: Mapping[Key, Row], pairs: set[Key]
) -> dict[Key, list[tuple[str, str, Key]]]:
    spans: defaultdict[Key, list[tuple[str, str, Key]]] = defaultdict(list)
    for key, row in rows.items():
        begins, ends = value_text(row[terms.first]), value_text(row[terms.last])
        if key[:-1] in pairs and begins:
            spans[key[:-1]].append((begins, ends or date.max.isoformat(), key))
    return spans


def _lives(seat: Seat, plan: Sequence[TablePlan]) -> Iterator[Conflict]:
    """Judge the memberships that are written, and all of a group or school with other days."""
    written = {t.table: {change.key: change for change in t.touched} for t in plan}
    members = written.get("memberships", {})
    moved = {
        points: {
            change.key[0]: change
            for change in written.get(table, {}).values()
            if {first, last} & {*change.fields_changed}
        }
        for points, (table, first, last) in LIFE_OF.items()
    }
    if not members and not any(moved.values()):
        return
    lives = {
        table: {key[0]: row for key, row in _rows_after(seat, table, plan).items()}
        for table, _first, _last in LIFE_OF.values()
    }
    for key, member in _rows_after(seat, "memberships", plan).items():
        for outside in outside_life(member, lives):
            other = moved[outside.points].get(member[outside.points])
            if (change := members.get(key)) is not None:
                yield Conflict("memberships", key, change.label, outside.column, outside.problem)
            elif other is not None:
                table = LIFE_OF[outside.points][0]
                yield Conflict(table, other.key, other.label, outside.limit, outside.problem)


def _bonds(seat: Seat, plan: Sequence[TablePlan]) -> Iterator[Conflict]:
    """Judge the agreements that are written, and all of a partner or expert who is another now."""
    written = {t.table: {change.key: change for change in t.touched} for t in plan}
    agreements = written.get("agreements", {})
    turned = {
        column: {
            change.key[0]: change
            for change in written.get(table, {}).values()
            if decides in change.fields_changed
        }
        for column, (table, decides) in DECIDED_BY.items()
    }
    if not agreements and not any(turned.values()):
        return
    partners, experts = (
        {key[0]: row for key, row in _rows_after(seat, table, plan).items()}
        for table, _decides in DECIDED_BY.values()
    )
    for key, agreement in _rows_after(seat, "agreements", plan).items():
        for column, problem in unfit(agreement, partners, experts):
            other = turned[column].get(agreement[column])
            if (change := agreements.get(key)) is not None:
                yield Conflict("agreements", key, change.label, column, problem)
            elif other is not None:
                table, decides = DECIDED_BY[column]
                yield Conflict(table, other.key, other.label, decides, problem)


def _campuses(table: TablePlan, rows: Mapping[Key, Row]) -> Iterator[Conflict]:
    parents = {row["school"]: row["campus_of"] for row in rows.values() if row.get("campus_of")}
    with_campuses = set(parents.values())
    for change in table.touched:
        code, parent = change.key[0], parents.get(change.key[0])
        if parent is not None and parent in parents:
            problem = Problem("campus_of_campus", {"text": parent})
            yield _conflict(table, change, "campus_of", problem)
        elif parent is not None and code in with_campuses:
            yield _conflict(table, change, "campus_of", Problem("has_campuses", {"text": code}))
    yield from _outliving(table, rows)


def _outliving(table: TablePlan, rows: Mapping[Key, Row]) -> Iterator[Conflict]:
    """Judge each campus against its school's end, where the plan writes either of the two."""
    written = {change.key: change for change in table.touched}
    for key, campus in rows.items():
        parent = (campus["campus_of"],)
        ends, until = rows.get(parent, {}).get("closed_on"), campus["closed_on"]
        change = written.get(key) or written.get(parent)
        outlives = not isinstance(until, date) or (isinstance(ends, date) and until > ends)
        if change is not None and isinstance(ends, date) and outlives:
            facts: dict[str, object] = {
                "name": campus["name"],
                "text": parent[0],
                "day": ends.isoformat(),
            }
            yield _conflict(table, change, "closed_on", Problem("campus_outlives_school", facts))


AMONG_ROWS: dict[str, Callable[[TablePlan, Mapping[Key, Row]], Iterator[Conflict]]] = {
    **{terms.table: partial(_overlaps, terms) for terms in TERMS},
    "schools": _campuses,
}
