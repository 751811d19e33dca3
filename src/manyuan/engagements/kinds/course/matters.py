"""What of the courses waits for the schools that may take them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.kinds.course.enums import KIND
from manyuan.engagements.kinds.course.queries.courses import to_count, to_sign_up
from manyuan.inbox.matters import Matter, Waiting
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

# A school signs up or does not: nobody else is told to do it in its place.
FOR_PRINCIPALS = frozenset({Role.PRINCIPAL})


def _unsigned(seat: Seat) -> list[Waiting]:
    text = _("{school}可以报名，名额 {n} 人")
    return [
        Waiting(
            key=f"{one.course.code}/{one.school.code}",
            title=one.course.name,
            detail=text.format(school=one.school.name, n=one.course.places),
            page=("course-sign-up", (one.course.code, one.school.code)),
            unit=one.course.provider.name,
            due_on=one.course.closes_on,
        )
        for one in to_sign_up(seat)
    ]


def _uncounted(seat: Seat) -> list[Waiting]:
    text = _("{school}，{on} 第 {number} 次课")
    return [
        Waiting(
            key=f"{one.course.code}/{session.number}/{one.school.code}",
            title=one.course.name,
            detail=text.format(
                school=one.school.name, on=session.on.isoformat(), number=session.number
            ),
            page=("course-attendance", (one.course.code,)),
            unit=one.course.provider.name,
            due_on=session.on,
        )
        for session, one in to_count(seat)
    ]


MATTERS = (
    Matter(
        slug="course-sign",
        kind=KIND,
        label=gettext_lazy("可以报名的课程"),
        roles=FOR_PRINCIPALS,
        waiting=_unsigned,
    ),
    Matter(
        slug="course-count",
        kind=KIND,
        label=gettext_lazy("待登记到课人数的课程"),
        roles=FOR_PRINCIPALS,
        waiting=_uncounted,
    ),
)
