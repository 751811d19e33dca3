from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from itertools import islice
from typing import Any, TypeAlias

from django.db import models

from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.columns import Key, Kind, Row, Table, Value

# What a column may point to: the units of a kind, or the rows of a model that has codes.
Target: TypeAlias = UnitKind | type[models.Model]
References: TypeAlias = Mapping[str, Target | tuple[Target, ...]]
Known: TypeAlias = Mapping[Target, Mapping[str, int]]
# Databases bound how many values one statement may carry.
BATCH = 500


class ModelStore:
    """Keeps the rows of a table in a model.

    ``lookups`` says where a column is read when it is not the field of the same name, and
    ``references`` which columns hold the code of a unit of which kind, or of a row of which
    model; of several the first that has the code is meant. ``called_by`` names the columns by
    which people call a row without a name, its key unless told otherwise. ``given_up`` tells the
    rows that are kept for the record only: no folder hands them out.
    """

    def __init__(
        self,
        table: Table,
        model: type[models.Model],
        *,
        lookups: Mapping[str, str] | None = None,
        references: References | None = None,
        called_by: tuple[str, ...] = (),
        given_up: models.Q | None = None,
    ) -> None:
        self.table = table
        self.given_up = given_up
        self.called_by = called_by or table.key
        self.model = model
        self.lookups = {**{c.name: c.name for c in table.columns}, **(lookups or {})}
        self.references = {name: _targets(some) for name, some in (references or {}).items()}
        self.kinds = {column.name: column.kind for column in table.columns}

    def stored(self, seat: Seat) -> dict[Key, Row]:
        """Return every row of the seat's bureau, by key."""
        return {self.table.key_of(row): row for row in self._rows(seat)}

    def handed_out(self, seat: Seat) -> list[Row]:
        """Return the rows that a folder of the seat's bureau holds: all but those given up."""
        found = self._manager().filter(bureau_id=seat.bureau_id)
        return list(self._rows_of(found if self.given_up is None else found.exclude(self.given_up)))

    def codes(self, seat: Seat) -> set[str]:
        """Return the first key of every row of the seat's bureau."""
        found = self._manager().filter(bureau_id=seat.bureau_id).order_by()
        return set(found.values_list(self.lookups[self.table.key[0]], flat=True))

    def stored_row(self, pk: int) -> Row:
        """Return the row of one object of the bureau in scope."""
        return next(iter(self.stored_rows([pk])))

    def stored_rows(self, keys: Sequence[int]) -> Iterable[Row]:
        """Return the rows of some objects of the bureau in scope."""
        return self._rows_of(self._manager().filter(pk__in=keys))

    def _rows(self, seat: Seat) -> Iterable[Row]:
        return self._rows_of(self._manager().filter(bureau_id=seat.bureau_id))

    def _rows_of(self, found: "models.QuerySet[Any]") -> Iterable[Row]:
        names = [column.name for column in self.table.columns]
        for values in found.order_by().values_list(*(self.lookups[name] for name in names)):
            yield dict(zip(names, (_plain(value) for value in values), strict=True))

    def labels(self, rows: Sequence[Row]) -> list[str]:
        """Return, for each row, what a person calls it: its name, or the names that it is of."""
        names: dict[tuple[Target, str], str] = {
            (UnitKind(unit.kind), unit.code): unit.name
            for unit in Unit.objects.filter(kind__in=self._kinds())
        }
        for model in self._models(self.called_by):
            names |= {(model, row.code): str(row) for row in _manager(model).order_by()}
        return [self._label(row, names) for row in rows]

    def _label(self, row: Row, names: Mapping[tuple[Target, str], str]) -> str:
        if row.get("name") is not None:
            return str(row["name"])
        told = [(name, row.get(name)) for name in self.called_by]
        return " ".join(self._part(name, value, names) for name, value in told if value is not None)

    def _part(self, name: str, value: Value, names: Mapping[tuple[Target, str], str]) -> str:
        text = str(value)
        for target in self.references.get(name, ()):
            if (target, text) in names:
                return names[target, text]
        return (self.table.column(name).choices or {}).get(text, text)

    def add(self, seat: Seat, rows: Sequence[Row]) -> None:
        """Write rows whose keys are not stored yet."""
        known = self._known()
        self._manager().bulk_create(
            (self.model(bureau_id=seat.bureau_id, **self._fields(row, known)) for row in rows),
            batch_size=BATCH,
        )

    def change(self, seat: Seat, rows: Sequence[Row]) -> None:
        """Write over rows whose keys are stored."""
        known = self._known()
        wanted = self._by_pk(seat, rows)
        for batch in _batches(wanted, BATCH):
            objects = self._manager().in_bulk(batch)
            names = {
                name
                for pk, instance in objects.items()
                for name in _set(instance, self._fields(wanted[pk], known))
            }
            self._write_over(list(objects.values()), names)

    def _by_pk(self, seat: Seat, rows: Sequence[Row]) -> dict[int, Row]:
        by_key = {self.table.key_of(row): row for row in rows}
        found = self._manager().filter(bureau_id=seat.bureau_id).order_by()
        keys = found.values_list("pk", *(self.lookups[name] for name in self.table.key))
        plain = ((pk, tuple(_plain(part) for part in key)) for pk, *key in keys)
        return {pk: by_key[key] for pk, key in plain if key in by_key}

    def _write_over(self, objects: Sequence[models.Model], names: set[str]) -> None:
        # An insert that finds its key taken updates the row: many times quicker than bulk_update.
        pk = self.model._meta.pk  # noqa: SLF001 -- Django's own API
        fields = sorted(names - {pk.attname})
        if fields:
            self._manager().bulk_create(
                objects, update_conflicts=True, unique_fields=[pk.name], update_fields=fields
            )

    def _manager(self) -> "models.Manager[Any]":
        return _manager(self.model)

    def _known(self) -> dict[Target, Mapping[str, int]]:
        """Return every code that a row may point to with what it stands for."""
        units: dict[Target, dict[str, int]] = {kind: {} for kind in self._kinds()}
        found = Unit.objects.filter(kind__in=self._kinds())
        for kind, code, pk in found.values_list("kind", "code", "pk"):
            units[UnitKind(kind)][code] = pk
        rows: dict[Target, dict[str, int]] = {
            model: dict(_manager(model).order_by().values_list("code", "pk"))
            for model in self._models(self.references)
        }
        return {**units, **rows}

    def _fields(self, row: Row, known: Known) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for name, value in row.items():
            if name in self.references:
                field, _, _ = self.lookups[name].partition("__")
                fields[f"{field}_id"] = self._pointed_to(name, value, known)
            else:
                fields[self.lookups[name]] = self._storable(name, value)
        return fields

    def _pointed_to(self, name: str, value: Value, known: Known) -> int | None:
        if value is None:
            return None
        targets = self.references[name]
        meant = next((target for target in targets if str(value) in known[target]), targets[0])
        return known[meant][str(value)]

    def _kinds(self) -> list[UnitKind]:
        """Return the kinds of units that any column points to."""
        targets = dict.fromkeys(one for some in self.references.values() for one in some)
        return [target for target in targets if isinstance(target, UnitKind)]

    def _models(self, columns: Iterable[str]) -> set[type[models.Model]]:
        """Return the models that some of the columns point to."""
        targets = (one for name in columns for one in self.references.get(name, ()))
        return {target for target in targets if not isinstance(target, UnitKind)}

    def _storable(self, name: str, value: Value) -> Value | bool | time:
        field = self.model._meta.get_field(self.lookups[name])  # noqa: SLF001 -- Django's own API
        if value is None:
            return None if field.null else ""
        if self.kinds[name] is Kind.TIME:
            return time.fromisoformat(str(value))
        return bool(value) if self.kinds[name] is Kind.FLAG else value


class UnitStore(ModelStore):
    """Keeps a table whose rows are units: the code and the name live on the unit itself."""

    def __init__(
        self,
        table: Table,
        model: type[models.Model],
        *,
        kind: UnitKind,
        lookups: Mapping[str, str] | None = None,
        references: References | None = None,
    ) -> None:
        super().__init__(
            table,
            model,
            lookups={table.key[0]: "unit__code", "name": "unit__name", **(lookups or {})},
            references=references,
        )
        self.kind = kind

    def add(self, seat: Seat, rows: Sequence[Row]) -> None:
        """Write the units, then what is known of each."""
        Unit.objects.bulk_create(
            (
                Unit(
                    kind=self.kind,
                    code=str(row[self.table.key[0]]),
                    name=str(row["name"]),
                    bureau_id=seat.bureau_id,
                )
                for row in rows
            ),
            batch_size=BATCH,
        )
        super().add(seat, rows)

    def change(self, seat: Seat, rows: Sequence[Row]) -> None:
        """Rename the units, then write over what is known of each."""
        names = {row[self.table.key[0]]: str(row["name"]) for row in rows if "name" in row}
        renamed = [
            unit
            for unit in Unit.objects.filter(kind=self.kind)
            if names.get(unit.code, unit.name) != unit.name
        ]
        for unit in renamed:
            unit.name = names[unit.code]
        Unit.objects.bulk_update(renamed, ["name"], batch_size=BATCH)
        super().change(seat, rows)

    def _known(self) -> dict[Target, Mapping[str, int]]:
        found = super()._known()
        found.setdefault(
            self.kind, dict(Unit.objects.filter(kind=self.kind).values_list("code", "pk"))
        )
        return found

    def _fields(self, row: Row, known: Known) -> dict[str, Any]:
        own = {self.table.key[0], "name"}
        rest = {name: value for name, value in row.items() if name not in own}
        fields = super()._fields(rest, known)
        fields["unit_id"] = known[self.kind][str(row[self.table.key[0]])]
        return fields


def _manager(model: type[models.Model]) -> "models.Manager[Any]":
    return model._default_manager  # noqa: SLF001 -- Django's own API


def _targets(targets: Target | tuple[Target, ...]) -> tuple[Target, ...]:
    return targets if isinstance(targets, tuple) else (targets,)


def _plain(value: Value | bool | time) -> Value:  # noqa: FBT001 -- a cell, not a switch
    if value == "":
        return None
    if isinstance(value, time):
        return value.isoformat("minutes")
    return int(value) if isinstance(value, bool) else value


def _set(instance: models.Model, fields: Mapping[str, Any]) -> Iterable[str]:
    for name, value in fields.items():
        setattr(instance, name, value)
    return fields


def _batches(keys: Iterable[int], size: int) -> Iterator[list[int]]:
    rest = iter(keys)
    while batch := list(islice(rest, size)):
        yield batch
