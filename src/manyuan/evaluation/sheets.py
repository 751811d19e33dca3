from manyuan.evaluation.models import Outcome
from manyuan.seats.enums import UnitKind
from manyuan.sheets import tables
from manyuan.sheets.model_store import ModelStore

OUTCOME_STORE = ModelStore(
    tables.OUTCOMES,
    Outcome,
    lookups={"school": "school__unit__code"},
    references={"school": UnitKind.SCHOOL},
)
STORES = (OUTCOME_STORE,)
