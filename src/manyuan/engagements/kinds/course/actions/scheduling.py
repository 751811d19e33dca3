from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import Max

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.course.actions.keeping import keep, require_free
from manyuan.engagements.kinds.course.actions.storing import (
    taken_ahead,
    taken_standing,
)
from manyuan.engagements.kinds.course.enums import SESSION_FOLLOWS, SessionState
from manyuan.engagements.kinds.course.errors import (
    CourseReasonMissing,
    LecturerOfAnotherCourse,
    NoSessionsGiven,
    SessionIntoThePast,
    SessionsOverlap,
    SessionUnchanged,
    TooManySessions,
)
from manyuan.engagements.kinds.course.models import Course, Lecturer, Session
from manyuan.engagements.kinds.course.permissions import may_change_course
from manyuan.engagements.kinds.course.rows import session_changed, session_row, when_of, where_of
from manyuan.engagements.occasions import require_venue
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require

MOST_SESSIONS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """When and where a session is, and who teaches it."""

    on: date
    starts_at: time
    ends_at: time
    place: Unit
    venue: Venue | None = None
    room: str = ""
    topic: str = ""
    lecturer: Lecturer | None = None


@transaction.atomic
def add_sessions(*, by: Seat, course: Course, sessions: Sequence[SessionFacts]) -> list[Session]:
    """Sessions are laid; what was held before it was entered is entered as well."""
    require(may_change_course(by, course))
    lock_bureau(by)
    locked = taken_standing(course)
    there = locked.sessions.count()
    if not sessions:
        raise NoSessionsGiven
    if there + len(sessions) > MOST_SESSIONS:
        raise TooManySessions(most=MOST_SESSIONS, there=there, more=len(sessions))
    last = locked.sessions.aggregate(last=Max("number"))["last"] or 0
    added = []
    for number, facts in enumerate(sessions, start=last + 1):
        session = Session(bureau_id=by.bureau_id, course=locked, number=number)
        _lay(session, facts)
        added.append(session)
    require_free(by, locked, added)
    keep(by, locked)
    record(
        by=by,
        code="course.scheduled",
        changes=[session_changed(one, before=None) for one in added],
        course=locked.name,
        sessions=len(added),
    )
    return added


@transaction.atomic
def change_session(*, by: Seat, session: Session, facts: SessionFacts, reason: str) -> Session:
    """A session that lies ahead is laid on another day or time, or elsewhere, or with others."""
    require(may_change_course(by, session.course))
    lock_bureau(by)
    course, why = taken_standing(session.course), given(reason, missing=CourseReasonMissing)
    locked = taken_ahead(session, course)
    before, was = session_row(locked), _said(locked)
    if facts == facts_of(locked):
        raise SessionUnchanged
    if facts.on != locked.on and facts.on < today():
        raise SessionIntoThePast(on=facts.on)
    locked.explanation = why
    _lay(locked, facts)
    require_free(by, course, [locked])
    keep(by, course)
    record(
        by=by,
        code="course.moved",
        changes=[session_changed(locked, before=before)],
        course=course.name,
        number=locked.number,
        before=was,
        after=_said(locked),
        reason=why,
    )
    return locked


@transaction.atomic
def cancel_session(*, by: Seat, session: Session, reason: str) -> Session:
    """A session that lies ahead does not take place."""
    require(may_change_course(by, session.course))
    lock_bureau(by)
    course, why = taken_standing(session.course), given(reason, missing=CourseReasonMissing)
    locked = taken_ahead(session, course)
    before = session_row(locked)
    follow(locked, SESSION_FOLLOWS, SessionState.CANCELLED)
    locked.explanation = why
    locked.full_clean()
    locked.save()
    keep(by, course)
    record(
        by=by,
        code="course.skipped",
        changes=[session_changed(locked, before=before)],
        course=course.name,
        number=locked.number,
        on=locked.on,
        reason=why,
    )
    return locked


def facts_of(session: Session) -> SessionFacts:
    """Return what is laid down of a session."""
    return SessionFacts(**{name: getattr(session, name) for name in SessionFacts.__slots__})


def _lay(session: Session, facts: SessionFacts) -> None:
    for name in SessionFacts.__slots__:
        setattr(session, name, getattr(facts, name))
    if facts.lecturer is not None and facts.lecturer.course_id != session.course_id:
        raise LecturerOfAnotherCourse(lecturer=str(facts.lecturer))
    require_venue(session.venue, place=session.place, days=[session.on])
    session.full_clean(exclude=["state"], validate_constraints=False)
    _require_apart(session)
    session.validate_constraints()
    session.save()


def _require_apart(session: Session) -> None:
    others = session.course.sessions.filter(on=session.on).exclude(pk=session.pk)
    for other in others.exclude(state=SessionState.CANCELLED):
        if session.overlaps(other):
            raise SessionsOverlap(when=when_of(session), number=other.number, other=when_of(other))


def _said(session: Session) -> str:
    return f"{when_of(session)} {where_of(session)}"
