"""A roster row as a person reads it: each field with its label and value."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.directory.rows import row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.offers.queries.teachers import CORRECTABLE
from manyuan.offers.told import field_told, value_told
from manyuan.sheets.columns import Value
from manyuan.sheets.formatting import value_text
from manyuan.web.ui.figures import UNKNOWN

SHOWN = tuple(name for name in CORRECTABLE if name != "name")


@dataclass(frozen=True, slots=True)
class FieldFact:
    """One field of the record, with the address at which it can be contested."""

    label: str
    value: str
    url: str


def facts_of(teacher: Teacher) -> list[FieldFact]:
    """Return what the roster says of a teacher."""
    return list(_facts(teacher))


def _facts(teacher: Teacher) -> Iterator[FieldFact]:
    row = row_of(TEACHER_STORE, teacher)
    for name in ("name", *SHOWN):
        value = teacher.school.name if name == "school" else shown(name, value_text(row[name]))
        yield FieldFact(field_told(name), value, f"{reverse('contest-new')}?field={name}")


def shown(field: str, text: Value) -> str:
    """Return the text of a field as a person reads it, with a sign for what is not known."""
    return value_told(field, text) or UNKNOWN
