from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models

from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.columns import Key, Kind, Row, Table, Value

BATCH = 500


class ModelStore:
    """Keeps the rows of a table in a model.

    ``lookups`` says where a column is read when it is not the field of the same name, and
    ``references`` which columns hold the code of a unit of which kind.
    """

    def __init__(
        self,
        table: Table,
        model: type[models.Model],
        *,
        lookups: Mapping[str, str] | None = None,
        references: Mapping[str, UnitKind] | None = None,
        label: str = "",
    ) -> None:
        self.table = table
        self.model = model
        self.lookups = {**{c.name: c.name for c in table.columns}, **(lookups or {})}
        self.references = dict(references or {})
        self.label = label or table.key[0]
        self.flags = {c.name for c in table.columns if c.kind is Kind.FLAG}

    def stored(self, seat: Seat) -> dict[Key, Row]:
        """Return every row of the seat's bureau, by key."""
        return {self.table.key_of(row): row for row in self._rows(seat)}

    def stored_row(self, pk: int) -> Row:
        """Return the row of one object of the bureau in scope."""
        return next(iter(self._rows_of(self._manager().filter(pk=pk))))

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
            for unit in Unit.objects.filter(kind__in=set(self.references.values()))
        }
        return [self._label(row, names) for row in rows]

    def _label(self, row: Row, names: Mapping[tuple[str, str], str]) -> str:
        if "name" in row:
            return str(row["name"])
        parts = (
            names.get((self.references[name], str(row[name])), str(row[name]))
            if name in self.references
            else str(row[name])
            for name in self.table.key
        )
        return " ".join(parts)

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
        by_key = {self.table.key_of(row): row for row in rows}
        found = self._manager().filter(bureau_id=seat.bureau_id)
        keys = found.values_list("pk", *(self.lookups[name] for name in self.table.key))
        wanted = {pk: by_key[tuple(key)] for pk, *key in keys if tuple(key) in by_key}
        objects = list(self._manager().filter(pk__in=list(wanted)))
        names: set[str] = set()
        for instance in objects:
            for name, value in self._fields(wanted[instance.pk], units).items():
                setattr(instance, name, value)
                names.add(name)
        fields = sorted(names - {self.model._meta.pk.attname})  # noqa: SLF001 -- Django's own API
        self._manager().bulk_update(objects, fields, batch_size=BATCH)

    def _manager(self) -> "models.Manager[Any]":
        return self.model._default_manager  # noqa: SLF001 -- Django's own API

    def _units_by_code(self) -> dict[UnitKind, dict[str, int]]:
        found: dict[UnitKind, dict[str, int]] = {kind: {} for kind in self.references.values()}
        for kind, code, pk in Unit.objects.filter(kind__in=list(found)).values_list(
            "kind", "code", "pk"
        ):
            found[UnitKind(kind)][code] = pk
        return found

    def _fields(self, row: Row, units: Mapping[UnitKind, Mapping[str, int]]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for name, value in row.items():
            if name in self.references:
                code = None if value is None else units[self.references[name]][str(value)]
                fields[f"{name}_id"] = code
            else:
                fields[self.lookups[name]] = self._storable(name, value)
        return fields

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
        references: Mapping[str, UnitKind] | None = None,
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
                    code=row[self.table.key[0]],
                    name=row["name"],
                    bureau_id=seat.bureau_id,
                )
                for row in rows
            ),
            batch_size=BATCH,
        )
        super().add(seat, rows)

    def change(self, seat: Seat, rows: Sequence[Row]) -> None:
        """Rename the units, then write over what is known of each."""
        names = {row[self.table.key[0]]: row["name"] for row in rows if "name" in row}
        units = list(Unit.objects.filter(kind=self.kind, code__in=list(names)))
        for unit in units:
            unit.name = str(names[unit.code])
        Unit.objects.bulk_update(units, ["name"], batch_size=BATCH)
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


def _plain(value: Value | bool) -> Value:  # noqa: FBT001 -- a cell, not a switch
    if value == "":
        return None
    return int(value) if isinstance(value, bool) else value
