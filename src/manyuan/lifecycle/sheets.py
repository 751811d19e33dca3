from manyuan.lifecycle.models import Decision
from manyuan.seats.enums import UnitKind
from manyuan.sheets import lifecycle_tables
from manyuan.sheets.model_store import ModelStore

DECISION_STORE = ModelStore(
    lifecycle_tables.DECISIONS,
    Decision,
    lookups={
        "decision": "code",
        "group": "group__unit__code",
        "other_group": "other_group__unit__code",
        "school": "school__unit__code",
    },
    references={
        "group": UnitKind.GROUP,
        "other_group": UnitKind.GROUP,
        "school": UnitKind.SCHOOL,
    },
    called_by=("group", "school"),
)
STORES = (DECISION_STORE,)
