from dataclasses import replace
from datetime import date, datetime, time

from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.course.actions import change_session, facts_of
from manyuan.engagements.kinds.course.errors import SessionPastMidnight
from manyuan.engagements.kinds.course.queries.courses import course, session_of
from manyuan.engagements.kinds.course.rows import clock
from manyuan.seats.models import Seat


def move_occasion(
    *, by: Seat, code: str, number: int, on: date, starts_at: time | None, reason: str
) -> None:
    """Move a session to another day or hour, as long as before."""
    of = course(by, code)
    session = None if of is None else session_of(by, of, number)
    if session is None or starts_at is None:
        raise NotMovable
    ends = datetime.combine(on, starts_at) + session.length
    if ends.date() != on:
        raise SessionPastMidnight(starts=clock(starts_at))
    facts = replace(facts_of(session), on=on, starts_at=starts_at, ends_at=ends.time())
    change_session(by=by, session=session, facts=facts, reason=reason)
