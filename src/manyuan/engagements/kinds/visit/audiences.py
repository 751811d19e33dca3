from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import TABLES
from manyuan.notices.audiences import Told, both, bureau

_school = sides(Visit, TABLES, "school")
AUDIENCES: dict[str, Told] = {
    "visit.arranged": _school,
    "visit.confirmed": _school,
    "visit.declined": both(_school, bureau),
    "visit.moved": _school,
    "visit.cancelled": both(_school, bureau),
    "visit.held": _school,
    "visit.corrected": _school,
    "feedback.given": _school,
}
