from manyuan.directory.audiences import schools_in
from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.research.rows import PARTICIPATIONS, TABLES
from manyuan.notices.audiences import Told, both

_host = sides(Research, TABLES, units=("host",), teachers=("leader",))
_schools = sides(Research, TABLES, "participations__school")
AUDIENCES: dict[str, Told] = {
    "research.arranged": both(_schools, _host),
    "research.changed": both(_schools, _host, schools_in(PARTICIPATIONS, part=1)),
    "research.moved": both(_schools, _host),
    "research.cancelled": both(_schools, _host),
    "research.minuted": _schools,
    "research.published": _schools,
    "research.named": _host,
}
