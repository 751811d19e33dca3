from dataclasses import fields
from typing import Any, Protocol

from django.db import models

from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit


class OfUnit(Protocol):
    """What the register holds of a unit: a school, a group or a partner."""

    unit: Unit


def enter_unit(by: Seat, kind: UnitKind, *, code: str, name: str) -> Unit:
    """Write the unit of a new school, group or partner."""
    unit = Unit(kind=kind, code=code, name=name, bureau_id=by.bureau_id)
    unit.full_clean()
    unit.save(force_insert=True)
    return unit


def rename_unit(held: OfUnit, name: str) -> None:
    """Give the unit of a school, group or partner its name."""
    held.unit.name = name
    held.unit.full_clean()
    held.unit.save(update_fields=["name"])


def fill_in(held: models.Model, facts: Any) -> None:  # noqa: ANN401 -- the facts of any unit
    """Take over and check what is known beside the name, which the unit holds."""
    for field in fields(facts):
        if field.name != "name":
            setattr(held, field.name, getattr(facts, field.name))
    held.full_clean(validate_unique=False)
