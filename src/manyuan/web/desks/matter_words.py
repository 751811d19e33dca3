"""What waits for a seat, as tasks of its desk: the inbox in a line for each matter."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.inbox.queries import Pending, pending
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import Task
from manyuan.web.inbox.words import address_of, due_said


def matter_tasks(seat: Seat) -> list[Task]:
    """Return what waits for the seat, the most urgent matter first."""
    return [_task(found) for found in pending(seat)]


def _task(found: Pending) -> Task:
    n, due = len(found.lines), found.due_on
    text = ngettext("{matter}：{n} 项", "{matter}：{n} 项", n)
    if due is not None:
        text = ngettext("{matter}：{n} 项，最早 {due}", "{matter}：{n} 项，最早 {due}", n)
    said = text.format(matter=found.matter.label, n=n, due=due and due_said(due))
    return Task(said, (_link(found),))


def _link(found: Pending) -> tuple[str, str]:
    """Lead straight to the page of what is alone and is done there, else to the inbox."""
    if len(found.lines) == 1 and not found.matter.verbs:
        (only,) = found.lines
        return only.title, address_of(only)
    return _("在待办里办理"), f"{reverse('inbox')}?matter={found.matter.slug}"
