from manyuan.directory.audiences import schools_in
from manyuan.engagements.audiences import sides
from manyuan.engagements.kinds.course.closings import SIGN_UPS
from manyuan.engagements.kinds.course.models import Course
from manyuan.engagements.kinds.course.rows import RECEIVERS, TABLES
from manyuan.notices.audiences import Told, both

_provider = sides(Course, TABLES, units=("provider",))
_receivers = sides(Course, TABLES, "receivers__school")
_schools = both(_provider, _receivers)
_lecturers = sides(Course, TABLES, teachers=("lecturers__teacher",))
# Besides who gives the course: schools that got places as another asked for fewer.
_moved_up = both(_provider, schools_in(RECEIVERS, part=1))
AUDIENCES: dict[str, Told] = {
    "course.opened": _receivers,
    SIGN_UPS.code: SIGN_UPS.told,
    "course.started": _schools,
    "course.finished": _receivers,
    "course.cancelled": both(_schools, _lecturers),
    "course.scheduled": _lecturers,
    "course.moved": both(_schools, _lecturers),
    "course.skipped": both(_schools, _lecturers),
    "course.signed": _moved_up,
    "course.withdrawn": _moved_up,
}
