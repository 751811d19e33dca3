from manyuan.offers.models import Post
from manyuan.seats.enums import UnitKind
from manyuan.sheets import tables
from manyuan.sheets.model_store import ModelStore

POST_STORE = ModelStore(
    tables.POSTS,
    Post,
    lookups={"school": "school__unit__code"},
    references={"school": UnitKind.SCHOOL},
)
STORES = (POST_STORE,)
