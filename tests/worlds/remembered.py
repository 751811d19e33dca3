"""A world is built by the product's own actions once in a process, and then only written again.

The rows that a builder leaves in an empty database are kept as they stand in it, and what it
returned as a copy. Whoever asks again gets the same rows with the same keys.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Field, Model

from manyuan.evaluation.queries import balance
from manyuan.seats.scope import before_any_seat

Built = TypeVar("Built")
# What migrations write by themselves stands in every database.
ALWAYS = ("contenttypes", "auth")


@dataclass(frozen=True)
class Kept:
    """The rows of each table, and what the builder returned."""

    rows: dict[type[Model], list[tuple[Any, ...]]]
    built: bytes


_KEPT: dict[Callable[[], object], Kept] = {}


def remembered(build: Callable[[], Built]) -> Built:
    """Return what ``build`` returns, in a database as it leaves it; the database must be empty."""
    if build not in _KEPT:
        built = build()
        _KEPT[build] = Kept(_rows(), pickle.dumps(built))
        return built
    kept = _KEPT[build]
    # It goes by the last record, which is the same each time that a world is written again.
    balance._KEPT.clear()
    with transaction.atomic(), connection.cursor() as cursor:
        for model, rows in kept.rows.items():
            cursor.executemany(_insert(model), rows)
    return pickle.loads(kept.built)


def _tables() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in ALWAYS:
            yield model


def _rows() -> dict[type[Model], list[tuple[Any, ...]]]:
    found = {}
    with before_any_seat():
        for model in _tables():
            fields = model._meta.local_concrete_fields
            names = (field.attname for field in fields)
            # By their keys: two bureaus have rows of one code, and those come in any order.
            values = model._base_manager.order_by("pk").values_list(*names)
            if rows := [_as_written(fields, row) for row in values]:
                found[model] = rows
    return found


def _as_written(fields: list[Field], row: tuple[Any, ...]) -> tuple[Any, ...]:
    pairs = zip(fields, row, strict=True)
    return tuple(field.get_db_prep_save(value, connection) for field, value in pairs)


def _insert(model: type[Model]) -> str:
    places = ", ".join("%s" for _ in model._meta.local_concrete_fields)
    return f"INSERT INTO {_table(model)} ({_columns(model)}) VALUES ({places})"


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(model: type[Model]) -> str:
    names = (field.column for field in model._meta.local_concrete_fields)
    return ", ".join(connection.ops.quote_name(name) for name in names)
