"""The words behind a counted figure; English tells one from many."""

from django.utils.translation import ngettext, npgettext


def of_schools(count: int) -> str:
    """Return the unit of a number of schools."""
    return ngettext("所", "所", count)


def of_people(count: int) -> str:
    """Return the unit of a number of people."""
    return ngettext("人", "人", count)


def of_records(count: int) -> str:
    """Return the unit of a number of records."""
    return ngettext("条", "条", count)


def of_objects(count: int) -> str:
    """Return the unit of a number of objects that were changed."""
    return ngettext("项", "项", count)


def of_rows(count: int) -> str:
    """Return the unit of a number of rows of a file."""
    return npgettext("unit", "行", "行", count)
