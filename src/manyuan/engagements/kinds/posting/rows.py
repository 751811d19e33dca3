"""What history keeps of a posting, its footprint and the roster row that it touches."""

from collections.abc import Mapping

from manyuan.directory.models import Teacher
from manyuan.directory.rows import row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.history.actions import Changed

POSTINGS = "postings"
Row = Mapping[str, object]


def posting_row(posting: Posting) -> dict[str, object]:
    """Return the posting as history shows it."""
    return {
        "teacher": posting.teacher.code,
        "mode": posting.mode,
        "home": posting.home.code,
        "host": posting.host.code,
        "starts_on": posting.starts_on,
        "ends_on": posting.ends_on,
        "ended_on": posting.ended_on,
        "weekly_hours": posting.weekly_hours,
        "state": posting.state,
        "end_reason": posting.end_reason,
        "explanation": posting.explanation,
    }


def posting_changed(posting: Posting, *, before: Row | None) -> Changed:
    """Describe a posting that an action has just written."""
    return Changed(POSTINGS, posting.code, str(posting), before, posting_row(posting))


def teacher_row(teacher: Teacher) -> Row:
    """Return the teacher's row of the roster as it is stored now."""
    return row_of(TEACHER_STORE, teacher)


def teacher_changed(teacher: Teacher, *, before: Row) -> Changed:
    """Describe a roster row that a posting has just changed."""
    after = teacher_row(teacher)
    return Changed(TEACHER_STORE.table.name, teacher.code, teacher.name, before, after)
