"""The values of a roster row, checked as an import checks them."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from manyuan.directory.models import School, Teacher
from manyuan.directory.rows import row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.offers.errors import SchoolNotOwn
from manyuan.offers.queries.schools import places_of
from manyuan.sheets.cells import parse_cell
from manyuan.sheets.columns import Kind, Row, Value
from manyuan.sheets.findings import Place, finding_sentence
from manyuan.sheets.formatting import value_text
from manyuan.sheets.problems import Problem
from manyuan.sheets.row_checks import check_row

TABLE = TEACHER_STORE.table


def read_value(column: str, text: str) -> tuple[Value, Problem | None]:
    """Return the canonical value of one cell of the roster, with what is wrong with it."""
    parsed = parse_cell(TABLE.column(column), text)
    return parsed.value, parsed.problem


def fill_teacher(teacher: Teacher, values: Mapping[str, Value]) -> None:
    """Write checked values into a roster row without saving it; say what is wrong by column."""
    checked, wrong = _checked(values)
    before: Row = row_of(TEACHER_STORE, teacher) if teacher.pk else {}
    found = check_row(TABLE, {**before, **checked}, {})
    wrong = {c: said(p) for c, p in found.items() if p.severity == "error"} | wrong
    if wrong:
        raise ValidationError(wrong)
    places = {place.code: place for place in places_of(teacher.school)}
    for name, value in checked.items():
        if name == "school":
            teacher.school = _place(places, str(value))
        else:
            setattr(teacher, *_storable(name, value))
    teacher.full_clean(exclude=["account"])


def said(problem: Problem) -> str:
    """Say in the reader's language what an import would say of the cell."""
    return finding_sentence(Place().finding(problem), gettext)


def _checked(values: Mapping[str, Value]) -> tuple[Row, dict[str, str]]:
    checked: Row = {}
    wrong: dict[str, str] = {}
    for name, value in values.items():
        checked[name], problem = read_value(name, value_text(value))
        if problem is not None and problem.severity == "error":
            wrong[name] = said(problem)
    return checked, wrong


def _place(places: Mapping[str, School], code: str) -> School:
    if code not in places:
        raise SchoolNotOwn
    return places[code]


def _storable(name: str, value: Value) -> tuple[str, Value | bool]:
    column = TABLE.column(name)
    field = "code" if name == TABLE.key[0] else name
    if value is None:
        may_be_null = column.kind in {Kind.DATE, Kind.FLAG}
        return field, None if may_be_null else ""
    return field, bool(value) if column.kind is Kind.FLAG else value
