"""The columns of what history keeps of a room's rows, said in a word each."""

from django.db.models import TextChoices

from manyuan.sheets.columns import Column, Kind


def choice(name: str, label: str, choices: type[TextChoices]) -> Column:
    """Return a column that holds one of the choices of a field."""
    words = {one.value: one.label for one in choices}
    return Column(name, label, Kind.CHOICE, choices=words)


def text(name: str, label: str) -> Column:
    """Return a column of words."""
    return Column(name, label, Kind.TEXT)
