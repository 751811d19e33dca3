"""What history keeps of a visit, of its evidence and of what was said of it."""

from collections.abc import Mapping
from datetime import datetime, time

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Evidence, Feedback, Visit
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.clock import CHINA

VISITS, EVIDENCE, FEEDBACK = "visits", "visit_evidence", "visit_feedback"
Row = Mapping[str, object]


def clock(at: time) -> str:
    """Write a time of the day as people read it."""
    return f"{at:%H:%M}"


def _moment(at: datetime | None) -> str | None:
    return None if at is None else f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def visit_row(visit: Visit) -> dict[str, object]:
    """Return the visit as history shows it."""
    attendance = visit.attendance.all() if visit.state == VisitState.HELD else ()
    return {
        "expert": visit.expert.code,
        "school": visit.school.code,
        "topic": visit.topic,
        "stage": visit.stage,
        "grade": visit.grade,
        "expected": visit.expected,
        "on": visit.on,
        "starts_at": clock(visit.starts_at),
        "ends_at": clock(visit.ends_at),
        "hall": visit.hall,
        "request": visit.request.code if visit.request else None,
        "state": visit.state,
        "school_confirmed": _moment(visit.school_confirmed_at),
        "partner_confirmed": _moment(visit.partner_confirmed_at),
        "attendance": "；".join(str(one) for one in attendance),
        "teachers_attended": visit.teachers_attended,
        "cancel_reason": visit.cancel_reason,
        "explanation": visit.explanation,
    }


def visit_changed(visit: Visit, *, before: Row | None) -> Changed:
    """Describe a visit that an action has just written."""
    return Changed(VISITS, visit.code, str(visit), before, visit_row(visit))


def evidence_row(evidence: Evidence) -> dict[str, object]:
    """Return a piece of evidence as history shows it: that it was there, not what it showed."""
    return {"name": evidence.name, "media_type": evidence.media_type, "size": evidence.size}


def evidence_key(evidence: Evidence) -> str:
    """Return the key of a piece of evidence in history."""
    return key_text((evidence.visit.code, evidence.pk))


def feedback_row(feedback: Feedback) -> dict[str, object]:
    """Return what a side said as history shows it."""
    return {"side": feedback.side, "rating": feedback.rating, "text": feedback.text}


def feedback_changed(feedback: Feedback, *, before: Row | None) -> Changed:
    """Describe feedback that an action has just written."""
    key = key_text((feedback.visit.code, feedback.side))
    return Changed(FEEDBACK, key, str(feedback), before, feedback_row(feedback))
