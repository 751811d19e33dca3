"""The sign-up of schools for courses closes: who could sign up and has said nothing is told."""

from collections.abc import Iterator

from manyuan.directory.audiences import legal
from manyuan.engagements.kinds.course.enums import TAKES_PUPILS
from manyuan.engagements.kinds.course.models import Receiver
from manyuan.engagements.kinds.course.queries.courses import courses
from manyuan.kernel.clock import today
from manyuan.notices.audiences import To
from manyuan.notices.closings import Closing, Closings
from manyuan.seats.models import Seat


def _open(seat: Seat) -> Iterator[Closing]:
    found = courses(seat).filter(
        state__in=TAKES_PUPILS, opens_on__lte=today(), closes_on__gte=today()
    )
    for one in found:
        yield Closing(
            key=one.code,
            opens_on=one.opens_on,
            closes_on=one.closes_on,
            facts={"course": one.name},
        )


def _awaited(seat: Seat, code: str) -> To:
    silent = Receiver.objects.filter(course__bureau=seat.bureau_id, course__code=code, asked=0)
    return To(units=frozenset(silent.order_by().values_list(legal("school"), flat=True)))


SIGN_UPS = Closings(code="course.closing", open=_open, awaited=_awaited)
