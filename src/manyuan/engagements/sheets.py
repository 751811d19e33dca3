from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import models

from manyuan.directory.models import Teacher
from manyuan.engagements.models import Flow
from manyuan.seats.enums import UnitKind
from manyuan.sheets import tables
from manyuan.sheets.columns import Row, Value
from manyuan.sheets.model_store import ModelStore

ENDS = (UnitKind.SCHOOL, UnitKind.PARTNER, UnitKind.GROUP, UnitKind.BUREAU)
DAY = timedelta(days=1)


class FlowStore(ModelStore):
    """Keeps flows; one of a single day is stored with its day as its end, and written without.

    In a folder an end is the first day on which a flow goes on no longer, and no end is the day of
    the start alone; but of a posting it would be an end not known yet.
    """

    def _rows_of(self, found: "models.QuerySet[Any]") -> Iterable[Row]:
        return self._written(super()._rows_of(found))

    def _written(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if row["end"] is not None and row["end"] == row["start"]:
                row["end"] = _end_of_one_day(row["kind"], row["start"])
            yield row


def _end_of_one_day(kind: Value, start: Value) -> date | None:
    return start + DAY if kind == "posting" and isinstance(start, date) else None


FLOW_STORE = FlowStore(
    tables.FLOWS,
    Flow,
    lookups={
        "flow": "code",
        "group": "group__unit__code",
        "provider": "provider__code",
        "receiver": "receiver__code",
        "teacher": "teacher__code",
        "start": "starts_on",
        "end": "ends_on",
    },
    references={
        "group": UnitKind.GROUP,
        "provider": ENDS,
        "receiver": ENDS,
        "teacher": Teacher,
    },
)
STORES = (FLOW_STORE,)
