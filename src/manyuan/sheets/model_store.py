from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias

from django.db import models

from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.columns import Key, Kind, Row, Table, Value

References: TypeAlias = Mapping[str, UnitKind | tuple[UnitKind, ...]]
# Databases bound how many values one statement may carry.
BATCH = 500


class ModelStore:
    """Keeps the rows of a table in a model.

    ``lookups`` says where a column is read when it is not the field of the same name, and
    ``references`` which columns hold the code of a unit of which kind; of several kinds the first
    that has the code is meant.
    """

    def __init__(
        self,
        table: Table,
        model: type[models.Model],
        *,
        lookups: Mapping[str, str] | None = None,
        references: References | None = None,
    ) -> None:
        self.table = table
        self.model = model
        self.lookups = {**{c.name: c.name for c in table.columns}, **(lookups or {})}
        self.references = {name: _kinds(kinds) for name, kinds in (references or {}).items()}
        self.flags = {c.name for c in table.columns if c.kind is Kind.FLAG}

    def stored(self, seat: Seat) -> dict[Key, Row]:
        """Return every row of the seat's bureau, by key."""
        return {self.table.key_of(row): row for row in self._rows(seat)}

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
        """Return, for each row, what a person calls it: its name, or the name of its unit."""
        names = {
            (unit.kind, unit.code): unit.name
            for unit in Unit.objects.filter(kind__in=self._referred())
        }
        return [self._label(row, names) for row in rows]

    def _label(self, row: Row, names: Mapping[tuple[str, str], str]) -> str:
        if row.get("name") is not None:
            return str(row["name"])
        return " ".join(self._part(name, row[name], names) for name in self.table.key)

    def _part(self, name: str, value: Value, names: Mapping[tuple[str, str], str]) -> str:
        text = str(value)
        for kind in self.references.get(name, ()):
            if (kind, text) in names:
                return names[kind, text]
        return (self.table.column(name).choices or {}).get(text, text)

    def add(self, seat: Seat, rows: Sequence[Row]) -> None:
        """Write rows whose keys are not stored yet."""
        units = self._units_by_code()
        self._manager().bulk_create(
            (self.model(bureau_id=seat.bureau_id, **self._fields(row, units)) for row in rows),
            batch_size=BATCH,
        )

    def change(self, seat: Seat, rows: Sequence[Row]) -> None:
        """Write over rows whose keys are stored."""
        units = self._units_by_code()
        wanted = self._by_pk(seat, rows)
        for batch in _batches(wanted, BATCH):
            objects = self._manager().in_bulk(batch)
            names = {
                name
                for pk, instance in objects.items()
                for name in _set(instance, self._fields(wanted[pk], units))
            }
            self._write_over(list(objects.values()), names)

    def _by_pk(self, seat: Seat, rows: Sequence[Row]) -> dict[int, Row]:
        by_key = {self.table.key_of(row): row for row in rows}
        found = self._manager().filter(bureau_id=seat.bureau_id).order_by()
        keys = found.values_list("pk", *(self.lookups[name] for name in self.table.key))
        return {pk: by_key[tuple(key)] for pk, *key in keys if tuple(key) in by_key}

    def _write_over(self, objects: Sequence[models.Model], names: set[str]) -> None:
        # An insert that finds its key taken updates the row: many times quicker than bulk_update.
        pk = self.model._meta.pk  # noqa: SLF001 -- Django's own API
        fields = sorted(names - {pk.attname})
        if fields:
            self._manager().bulk_create(
                objects, update_conflicts=True, unique_fields=[pk.name], update_fields=fields
            )

    def _manager(self) -> "models.Manager[Any]":
        return self.model._default_manager  # noqa: SLF001 -- Django's own API

    def _units_by_code(self) -> dict[UnitKind, dict[str, int]]:
        found: dict[UnitKind, dict[str, int]] = {kind: {} for kind in self._referred()}
        for kind, code, pk in Unit.objects.filter(kind__in=list(found)).values_list(
            "kind", "code", "pk"
        ):
            found[UnitKind(kind)][code] = pk
        return found

    def _fields(self, row: Row, units: Mapping[UnitKind, Mapping[str, int]]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for name, value in row.items():
            if name in self.references:
                field, _, _ = self.lookups[name].partition("__")
                fields[f"{field}_id"] = self._unit(name, value, units)
            else:
                fields[self.lookups[name]] = self._storable(name, value)
        return fields

    def _unit(
        self, name: str, value: Value, units: Mapping[UnitKind, Mapping[str, int]]
    ) -> int | None:
        if value is None:
            return None
        kinds = self.references[name]
        meant = next((kind for kind in kinds if str(value) in units[kind]), kinds[0])
        return units[meant][str(value)]

    def _referred(self) -> set[UnitKind]:
        return {kind for kinds in self.references.values() for kind in kinds}

    def _storable(self, name: str, value: Value) -> Value | bool:
        field = self.model._meta.get_field(self.lookups[name])  # noqa: SLF001 -- Django's own API
        if value is None:
            return None if field.null else ""
        return bool(value) if name in self.flags else value


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

    def _units_by_code(self) -> dict[UnitKind, dict[str, int]]:
        found = super()._units_by_code()
        found.setdefault(
            self.kind, dict(Unit.objects.filter(kind=self.kind).values_list("code", "pk"))
        )
        return found

    def _fields(self, row: Row, units: Mapping[UnitKind, Mapping[str, int]]) -> dict[str, Any]:
        own = {self.table.key[0], "name"}
        rest = {name: value for name, value in row.items() if name not in own}
        fields = super()._fields(rest, units)
        fields["unit_id"] = units[self.kind][str(row[self.table.key[0]])]
        return fields


def _kinds(kinds: UnitKind | tuple[UnitKind, ...]) -> tuple[UnitKind, ...]:
    return kinds if isinstance(kinds, tuple) else (kinds,)


def _plain(value: Value | bool) -> Value:  # noqa: FBT001 -- a cell, not a switch
    if value == "":
        return None
    return int(value) if isinstance(value, bool) else value


def _set(instance: models.Model, fields: Mapping[str, Any]) -> Iterable[str]:
    for name, value in fields.items():
        setattr(instance, name, value)
    return fields


def _batches(keys: Iterable[int], size: int) -> Iterator[list[int]]:
    rest = iter(keys)
    while batch := list(islice(rest, size)):
        yield batch
