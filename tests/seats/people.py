"""What tests of accounts and of seats share."""

from manyuan.history.models import Record
from manyuan.seats.actions import (
    Invitation,
)
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Unit


def school_unit(code="S4"):
    return Unit.objects.get(kind=UnitKind.SCHOOL, code=code)


def invitation(**rest):
    given = {"username": "new", "name": "新校长", "role": Role.PRINCIPAL, "unit": school_unit()}
    return Invitation(**{**given, **rest})


def last_record():
    return Record.objects.first()
