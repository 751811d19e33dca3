"""The demo's rooms: one booked every week and waiting for an answer, one agreed, one waited for."""

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from typing import Any

from manyuan.cli.language import gettext as _
from manyuan.directory.models import School, Venue
from manyuan.directory.visibility import schools_of
from manyuan.engagements.kinds.venue.actions import (
    BlockFacts,
    BookingFacts,
    block_venue,
    book_venue,
)
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Person, Seat
from manyuan.seats.queries import seats_of
from manyuan.seats.scope import seated

WEEK = timedelta(days=7)
WEEKS = 4
WEDNESDAY, FRIDAY = 2, 4


def load_venues(by: Seat) -> None:
    """Let the demo's principal and the bureau book rooms of other schools, and keep one."""
    group, principal = (
        seats_of(Person.objects.get(username=name))[0] for name in ("group", "principal")
    )
    members = schools_of(group.unit) - {principal.unit_id}
    own = School.objects.get(pk=principal.unit_id)
    hall, field = (_venue(kind, members) for kind in ("hall", "field"))
    friday = [_next(FRIDAY)]
    every = [_next(WEDNESDAY) + week * WEEK for week in range(WEEKS)]
    days = [day for day in every if SchoolYear.on(day) == SchoolYear.on(every[0])]
    others = School.objects.filter(campus_of=None, closed_on=None, kind="junior")
    other = others.exclude(pk__in=[own.pk, field.school_id])[0]
    _book(principal, hall, own, days, purpose=_("合唱团排练"))
    _book(by, field, other, friday, purpose=_("羽毛球联赛"))
    _book(principal, field, own, friday, purpose=_("教职工运动会"), waits=True)
    block_venue(by=by, venue=hall, facts=_repair(_next(WEDNESDAY)))


def _venue(kind: str, schools: Collection[int]) -> Venue:
    """Return the first venue of a kind at one of some schools."""
    found = Venue.objects.filter(is_shared=True, kind=kind, school__in=schools)
    return found.select_related("school__unit")[0]


def _book(by: Seat, venue: Venue, school: School, days: Sequence[date], **rest: Any) -> None:
    facts = BookingFacts(
        venue=venue,
        school=school,
        people=60,
        starts_at=time(15, 30),
        ends_at=time(17),
        days=tuple(days),
        **rest,
    )
    with seated(by):
        book_venue(by=by, facts=facts)


def _repair(day: date) -> BlockFacts:
    return BlockFacts(
        starts_on=day, ends_on=day, starts_at=time(12), ends_at=time(13, 30), reason=_("音响检修")
    )


def _next(weekday: int) -> date:
    """Return the weekday of the week after this one."""
    monday = today() - timedelta(days=today().weekday()) + WEEK
    return monday + timedelta(days=weekday)
