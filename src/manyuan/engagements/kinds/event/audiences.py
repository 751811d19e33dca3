from manyuan.directory.audiences import schools_in
from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.kinds.event.rows import PARTS, TABLES
from manyuan.notices.audiences import Told, both

_schools = sides(Event, TABLES, "parts__school")
_hosts = sides(Event, TABLES, "main_host", units=("group",))
AUDIENCES: dict[str, Told] = {
    "event.staffed": schools_in(PARTS, part=1),
    "event.announced": both(_schools, _hosts),
    "event.moved": both(_schools, _hosts),
    "event.cancelled": both(_schools, _hosts),
    "event.held": _schools,
    "event.counted": _hosts,
    "event.reviewed": _schools,
}
