from collections.abc import Iterable

from django.db import transaction
from django.db.models import Sum

from manyuan.engagements.kinds.course.actions.keeping import keep, require_free
from manyuan.engagements.kinds.course.actions.storing import stored, taken_standing
from manyuan.engagements.kinds.course.enums import (
    COURSE_FOLLOWS,
    KIND,
    SESSION_FOLLOWS,
    CourseState,
    SessionState,
)
from manyuan.engagements.kinds.course.errors import (
    CourseReasonMissing,
    NobodyHasAPlace,
    NoReceiversYet,
    NoSessionsYet,
    NothingHeldYet,
    SomethingHeld,
)
from manyuan.engagements.kinds.course.models import Course, Session
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.rows import course_row, session_changed, session_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.reasons import given
from manyuan.offers.actions.marking import give_needs_back
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def open_course(*, by: Seat, course: Course) -> Course:
    """A draft is shown to its schools, which may sign up within the dates."""
    require(may_change_course(by, course))
    lock_bureau(by)
    locked = taken_standing(course)
    before = course_row(locked)
    follow(locked, COURSE_FOLLOWS, CourseState.OPEN)
    if not locked.receivers.exists():
        raise NoReceiversYet(course=locked.name)
    ahead = _sessions(locked, SessionState.PLANNED)
    if not ahead:
        raise NoSessionsYet(course=locked.name)
    # A draft holds nobody and nothing: what it wants may have been taken meanwhile.
    require_free(by, locked, ahead)
    changes = [stored(locked, before=before)]
    keep(by, locked)
    record(
        by=by,
        code="course.opened",
        changes=changes,
        course=locked.name,
        opens=locked.opens_on,
        closes=locked.closes_on,
    )
    return locked


@transaction.atomic
def start_course(*, by: Seat, course: Course) -> Course:
    """A course for which there are pupils is sure to take place."""
    require(may_change_course(by, course))
    lock_bureau(by)
    locked = taken_standing(course)
    before = course_row(locked)
    follow(locked, COURSE_FOLLOWS, CourseState.RUNNING)
    if not locked.taken:
        raise NobodyHasAPlace(course=locked.name)
    changes = [stored(locked, before=before)]
    keep(by, locked)
    record(
        by=by,
        code="course.started",
        changes=changes,
        course=locked.name,
        schools=locked.receivers.filter(placed__gt=0).count(),
        pupils=locked.taken,
    )
    return locked


@transaction.atomic
def finish_course(*, by: Seat, course: Course, reason: str = "") -> Course:
    """A course ends; sessions that were not held are called off, with the reason."""
    require(may_change_course(by, course))
    lock_bureau(by)
    locked = taken_standing(course)
    before = course_row(locked)
    follow(locked, COURSE_FOLLOWS, CourseState.FINISHED)
    held, ahead = _sessions(locked, SessionState.HELD), _sessions(locked, SessionState.PLANNED)
    if not held:
        raise NothingHeldYet(course=locked.name)
    locked.explanation = given(reason, missing=CourseReasonMissing) if ahead else reason.strip()
    changes = _call_off(ahead, locked.explanation)
    changes.append(stored(locked, before=before))
    keep(by, locked)
    record(
        by=by,
        code="course.finished",
        changes=changes,
        course=locked.name,
        sessions=len(held),
        pupils=max(_pupils(one) for one in held),
    )
    return locked


@transaction.atomic
def cancel_course(*, by: Seat, course: Course, reason: str) -> Course:
    """A course of which nothing was held does not take place."""
    require(may_change_course(by, course))
    lock_bureau(by)
    locked, why = taken_standing(course), given(reason, missing=CourseReasonMissing)
    before = course_row(locked)
    held = _sessions(locked, SessionState.HELD)
    if held:
        raise SomethingHeld(course=locked.name, held=len(held))
    follow(locked, COURSE_FOLLOWS, CourseState.CANCELLED)
    locked.explanation = why
    changes = _call_off(_sessions(locked, SessionState.PLANNED), why)
    changes.append(stored(locked, before=before))
    changes += give_needs_back(by=by, kind=KIND, engagement=locked.code)
    keep(by, locked)
    record(by=by, code="course.cancelled", changes=changes, course=locked.name, reason=why)
    return locked


def _sessions(course: Course, state: SessionState) -> list[Session]:
    found = course.sessions.filter(state=state).select_related(
        "course", "place", "venue__school", "lecturer__teacher", "lecturer__expert"
    )
    return list(found)


def _call_off(sessions: Iterable[Session], why: str) -> list[Changed]:
    changes = []
    for session in sessions:
        before = session_row(session)
        follow(session, SESSION_FOLLOWS, SessionState.CANCELLED)
        session.explanation = why
        session.full_clean()
        session.save()
        changes.append(session_changed(session, before=before))
    return changes


def _pupils(session: Session) -> int:
    return int(session.turnouts.aggregate(pupils=Sum("pupils"))["pupils"] or 0)
