from collections.abc import Mapping
from typing import Any

from manyuan.directory.models import Teacher
from manyuan.engagements.models import Flow
from manyuan.seats.enums import UnitKind
from manyuan.sheets import tables
from manyuan.sheets.columns import Row
from manyuan.sheets.model_store import ModelStore

ENDS = (UnitKind.SCHOOL, UnitKind.PARTNER, UnitKind.GROUP)


class Known(dict[UnitKind, dict[str, int]]):
    """The units by code, and the teachers beside them: of one bureau, for one import."""

    teachers: Mapping[str, int]


class FlowStore(ModelStore):
    """Keeps flows; their teacher is no unit, so its code is looked up on the rosters."""

    def _units_by_code(self) -> Known:
        known = Known(super()._units_by_code())
        known.teachers = dict(Teacher.objects.order_by().values_list("code", "pk"))
        return known

    def _fields(self, row: Row, units: Mapping[UnitKind, Mapping[str, int]]) -> dict[str, Any]:
        fields = super()._fields({k: v for k, v in row.items() if k != "teacher"}, units)
        if "teacher" in row and isinstance(units, Known):
            code = row["teacher"]
            fields["teacher_id"] = None if code is None else units.teachers[str(code)]
        return fields


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
    references={"group": UnitKind.GROUP, "provider": ENDS, "receiver": ENDS},
)
STORES = (FLOW_STORE,)
