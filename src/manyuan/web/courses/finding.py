"""What an address of the courses names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.course.models import Course, Receiver, Session
from manyuan.engagements.kinds.course.queries.courses import course, receivers_of, session_of
from manyuan.seats.models import Seat


def course_at(seat: Seat, code: str) -> Course:
    """Return the course of this code; one that the seat may not see is as good as none."""
    found = course(seat, code)
    if found is None:
        said = _("没有编号为 {code} 的课程，或者您的席位不能查看它。")
        raise Http404(said.format(code=code))
    return found


def session_at(seat: Seat, code: str, number: int) -> Session:
    """Return a session of a course."""
    found = session_of(seat, course_at(seat, code), number)
    if found is None:
        raise Http404(_("这门课程没有第 {number} 次课。").format(number=number))
    return found


def receiver_at(seat: Seat, code: str, school: str) -> Receiver:
    """Return what a school has of a course; a school to which it is not offered has nothing."""
    receivers = receivers_of(seat, course_at(seat, code))
    found = next((one for one in receivers if one.school.code == school), None)
    if found is None:
        raise Http404(_("这门课程没有开给代码为 {code} 的学校。").format(code=school))
    return found
