from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from manyuan.directory.models import School
from manyuan.engagements.kinds.course.actions.keeping import keep
from manyuan.engagements.kinds.course.actions.storing import receivers_now, taken
from manyuan.engagements.kinds.course.enums import SESSION_FOLLOWS, CourseState, SessionState
from manyuan.engagements.kinds.course.errors import (
    CourseReasonMissing,
    NotAReceiver,
    NothingCounted,
    NotRunning,
    SessionAhead,
    SessionCalledOff,
    TurnoutAbovePlaced,
)
from manyuan.engagements.kinds.course.models import Course, Receiver, Session, Turnout
from manyuan.engagements.kinds.course.permissions import may_sign_up_for
from manyuan.engagements.kinds.course.rows import session_changed, session_row, turnout_changed
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

COUNTED = (CourseState.RUNNING, CourseState.FINISHED)


@dataclass(frozen=True, slots=True)
class TurnoutFacts:
    """How many pupils of a school came to the session of a number."""

    number: int
    school: School
    pupils: int


@transaction.atomic
def report_turnout(
    *, by: Seat, course: Course, counts: Sequence[TurnoutFacts], reason: str = ""
) -> list[Turnout]:
    """Schools report how many of their pupils came; what was reported before needs a reason."""
    for school in {one.school for one in counts}:
        require(may_sign_up_for(by, school))
    lock_bureau(by)
    locked = taken(course)
    if locked.state not in COUNTED:
        raise NotRunning(course=locked.name, state=CourseState(locked.state).label)
    new = _new_counts(locked, counts)
    if any(before is not None for _turnout, before in new):
        given(reason, missing=CourseReasonMissing)
    changes = _held([one for one, _before in new])
    for turnout, before in new:
        turnout.full_clean()
        turnout.save()
        changes.append(turnout_changed(turnout, before=before))
    keep(by, locked)
    said = {"counts": len(new), "reason": reason.strip()}
    record(by=by, code="course.counted", changes=changes, course=locked.name, **said)
    return [one for one, _before in new]


def _new_counts(course: Course, counts: Sequence[TurnoutFacts]) -> list[tuple[Turnout, int | None]]:
    """Return what is reported for the first time or otherwise than before, with what was."""
    sessions = {one.number: one for one in _sessions(course)}
    receivers = {one.school_id: one for one in receivers_now(course)}
    stored = Turnout.objects.filter(session__course=course)
    known = {(one.session_id, one.receiver_id): one for one in stored}
    new: list[tuple[Turnout, int | None]] = []
    for count in counts:
        session, receiver = sessions[count.number], receivers.get(count.school.pk)
        if receiver is None:
            raise NotAReceiver(course=course.name, school=count.school.name)
        turnout = known.get((session.pk, receiver.pk))
        before = None if turnout is None else turnout.pupils
        if before != count.pupils:
            _require_possible(session, receiver, count.pupils)
            new.append((_turnout(turnout, session, receiver, count.pupils), before))
    if not new:
        raise NothingCounted
    return new


def _sessions(course: Course) -> Iterable[Session]:
    found = course.sessions.select_related(
        "place", "venue__school", "lecturer__teacher", "lecturer__expert"
    )
    for session in found:
        session.course = course
        yield session


def _require_possible(session: Session, receiver: Receiver, pupils: int) -> None:
    if session.is_cancelled:
        raise SessionCalledOff(number=session.number)
    if session.on > today():
        raise SessionAhead(number=session.number, on=session.on)
    if pupils > receiver.placed:
        raise TurnoutAbovePlaced(
            school=receiver.school.name,
            number=session.number,
            pupils=pupils,
            placed=receiver.placed,
        )


def _turnout(turnout: Turnout | None, session: Session, receiver: Receiver, pupils: int) -> Turnout:
    found = turnout or Turnout(bureau_id=session.bureau_id)
    found.session, found.receiver, found.pupils = session, receiver, pupils
    return found


def _held(turnouts: Iterable[Turnout]) -> list[Changed]:
    """Note that a session to which somebody came was held."""
    came = {one.session.pk: one.session for one in turnouts if one.pupils}
    changes = []
    for session in came.values():
        if session.is_held:
            continue
        before = session_row(session)
        follow(session, SESSION_FOLLOWS, SessionState.HELD)
        session.save(update_fields=["state"])
        changes.append(session_changed(session, before=before))
    return changes
