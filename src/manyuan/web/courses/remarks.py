"""What is said before a session is laid where something speaks against it: allowed, but told."""

from collections.abc import Sequence

from manyuan.engagements.kinds.course.actions import SessionFacts
from manyuan.engagements.kinds.course.enums import KIND
from manyuan.engagements.kinds.course.models import Course, Session
from manyuan.engagements.kinds.course.occasions import occasions_of
from manyuan.engagements.occasions import remarks
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def remarks_on(seat: Seat, course: Course, sessions: Sequence[SessionFacts]) -> list[str]:
    """Say what speaks against the sessions; of what has been there is nothing to say any more."""
    ahead = [_session(course, one) for one in sessions if one.on >= today()]
    return remarks(seat, kind=KIND, code=course.code, occasions=occasions_of(course, ahead))


def _session(course: Course, facts: SessionFacts) -> Session:
    return Session(course=course, **{name: getattr(facts, name) for name in facts.__slots__})
