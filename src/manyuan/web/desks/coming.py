"""What is coming, as a desk lists it: what begins within two weeks, the next first."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format

from manyuan.engagements.models import Occasion
from manyuan.engagements.queries.occasions import beginning_between, with_teacher_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.calendar import entries as calendar
from manyuan.web.ui.parts import Entry

AHEAD = timedelta(days=13)
MOST = 8


@dataclass(frozen=True, slots=True)
class Coming:
    """What begins next; ``more`` begin in the same days and did not find room."""

    entries: tuple[Entry, ...]
    more: int
    address: str

    @property
    def count(self) -> int:
        """Return how many there are in all."""
        return len(self.entries) + self.more


def coming(seat: Seat) -> Coming:
    """Return what begins next of all that the seat may see."""
    return _shown(seat, beginning_between(seat, today(), today() + AHEAD))


def coming_of_teacher(seat: Seat) -> Coming:
    """Return what begins next of what the teacher in the seat takes part in."""
    return _shown(seat, with_teacher_of(seat, beginning_between(seat, today(), today() + AHEAD)))


def _shown(seat: Seat, found: "QuerySet[Occasion]") -> Coming:
    shown = calendar.entries_of(seat, found[:MOST])
    more = found.count() - MOST if len(shown) == MOST else 0
    return Coming(tuple(map(_entry, shown)), more, reverse("engagements"))


def _entry(one: calendar.Entry) -> Entry:
    return Entry(
        when=date_format(one.first, "m-d D"),
        text=f"{one.hours} {one.title}".strip(),
        sub=" · ".join(filter(None, (one.kind_label, one.place, one.status))),
        url=one.url,
        now=one.first == today(),
    )
