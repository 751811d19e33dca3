from django.db.models import Q

from manyuan.directory.models import Expert
from manyuan.offers.enums import DayState, RequestState
from manyuan.offers.models import ExpertDay, Post, VisitRequest
from manyuan.seats.enums import UnitKind
from manyuan.sheets import caravan_tables, tables
from manyuan.sheets.model_store import ModelStore

POST_STORE = ModelStore(
    tables.POSTS,
    Post,
    lookups={"school": "school__unit__code"},
    references={"school": UnitKind.SCHOOL},
)
EXPERT_DAY_STORE = ModelStore(
    caravan_tables.EXPERT_DAYS,
    ExpertDay,
    lookups={"expert": "expert__code", "start": "starts_at", "end": "ends_at"},
    references={"expert": Expert},
    given_up=Q(state=DayState.WITHDRAWN),
)
VISIT_REQUEST_STORE = ModelStore(
    caravan_tables.VISIT_REQUESTS,
    VisitRequest,
    lookups={"request": "code", "school": "school__unit__code"},
    references={"school": UnitKind.SCHOOL},
    called_by=("school", "topic"),
    given_up=Q(state=RequestState.WITHDRAWN),
)
STORES = (POST_STORE, EXPERT_DAY_STORE, VISIT_REQUEST_STORE)
