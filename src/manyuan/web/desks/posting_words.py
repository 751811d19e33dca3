"""What the postings ask of a seat, as tasks of its desk."""

from django.urls import reverse
from django.utils.translation import ngettext

from manyuan.engagements.kinds.posting.queries.duties import ReportDue, reports_due
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import NAMED, Task


def posting_tasks(seat: Seat) -> list[Task]:
    """Return the reports of postings that wait; auditors only read."""
    if seat.is_any_of(Role.AUDITOR):
        return []
    due = reports_due(seat)
    if not due:
        return []
    text = ngettext("{n} 份教师交流报告该填写了", "{n} 份教师交流报告该填写了", len(due))
    links = tuple(_link(one) for one in due[:NAMED])
    return [Task(text.format(n=len(due)), links, max(0, len(due) - NAMED))]


def _link(due: ReportDue) -> tuple[str, str]:
    address = reverse("posting-report", args=[due.posting.code, due.kind.value])
    return f"{due.posting.teacher.name} {due.kind.label}", address
