from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.rows import TABLES
from manyuan.notices.audiences import Told

_schools_and_teacher = sides(Posting, TABLES, "home", "host", teachers=("teacher",))
AUDIENCES: dict[str, Told] = {
    "posting.arranged": _schools_and_teacher,
    "posting.ended": _schools_and_teacher,
    "posting.extended": _schools_and_teacher,
    "posting.replaced": _schools_and_teacher,
    "posting.cancelled": _schools_and_teacher,
    "posting.reported": sides(Posting, TABLES, "home", "host"),
}
