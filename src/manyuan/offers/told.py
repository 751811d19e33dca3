"""A field of the roster as a person reads it."""

from django.utils.translation import gettext as _

from manyuan.sheets.columns import Kind, Value
from manyuan.sheets.tables import TEACHERS


def field_told(field: str) -> str:
    """Return what a field of the roster is called."""
    return _("任教地点") if field == "school" else _(TEACHERS.column(field).label)


def value_told(field: str, text: Value) -> str:
    """Return the text of a field as a person reads it, none for what is not known."""
    column = TEACHERS.column(field)
    if not text:
        return ""
    if column.kind is Kind.FLAG:
        return _("是") if text == "1" else _("否")
    if column.choices is not None:
        return _(column.choices.get(str(text), str(text)))
    return str(text)
