from manyuan.directory.models import Teacher
from manyuan.engagements.models import Flow
from manyuan.seats.enums import UnitKind
from manyuan.sheets import tables
from manyuan.sheets.model_store import ModelStore

ENDS = (UnitKind.SCHOOL, UnitKind.PARTNER, UnitKind.GROUP, UnitKind.BUREAU)
FLOW_STORE = ModelStore(
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
