from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from django.db import transaction

from manyuan.directory.actions.venues import lock_venue
from manyuan.directory.models import School, Venue
from manyuan.engagements.errors import VenueNotOpen
from manyuan.engagements.kinds.venue.actions.mirroring import common_group, mirror
from manyuan.engagements.kinds.venue.actions.storing import named
from manyuan.engagements.kinds.venue.actions.taking import (
    refuse_taken,
    span_of,
    take,
    taken_from,
)
from manyuan.engagements.kinds.venue.enums import LETTER, UseState
from manyuan.engagements.kinds.venue.errors import (
    AcrossYears,
    DayIsOver,
    DayTwice,
    NoDaysChosen,
    TooManyPeople,
    UserNotOpen,
    VenueNotShared,
)
from manyuan.engagements.kinds.venue.models import Booking, Use
from manyuan.engagements.kinds.venue.permissions import may_answer_for, may_book_for
from manyuan.engagements.kinds.venue.queries.taken import Taken
from manyuan.engagements.kinds.venue.rows import booking_changed, use_changed
from manyuan.engagements.numbering import free_codes
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingFacts:
    """What is asked for; ``waits`` puts days that are taken on the waiting list."""

    venue: Venue
    school: School
    purpose: str
    people: int
    starts_at: time
    ends_at: time
    days: tuple[date, ...]
    note: str = ""
    waits: bool = False


@transaction.atomic
def book_venue(*, by: Seat, facts: BookingFacts) -> Booking:
    """A school asks for a room of another, on one day or on several; whose room it is answers."""
    require(may_book_for(by, facts.school))
    lock_bureau(by)
    booking = _booking(by, facts)
    uses = _uses(booking, facts)
    require_usable(booking, uses)
    taken = taken_from(booking.venue, uses)
    _set_states(by, booking, uses, {} if not facts.waits else taken)
    for number, one in taken.items():
        if uses[number - 1].state != UseState.WAITING:
            refuse_taken(booking.venue, one)
    _write(by, booking, uses)
    changes = [
        booking_changed(booking, uses, before=None),
        *(use_changed(use, before=None) for use in uses),
    ]
    record(by=by, code="venue.booked", changes=changes, **named(booking, uses))
    return booking


def _booking(by: Seat, facts: BookingFacts) -> Booking:
    return Booking(
        bureau_id=by.bureau_id,
        venue=lock_venue(facts.venue),
        school=facts.school,
        purpose=facts.purpose.strip(),
        people=facts.people,
        note=facts.note.strip(),
        asked_by=by,
    )


def _uses(booking: Booking, facts: BookingFacts) -> list[Use]:
    first, last = span_of(facts.starts_at, facts.ends_at)
    days = sorted(facts.days)
    _require_days(days)
    return [
        Use(
            bureau_id=booking.bureau_id,
            booking=booking,
            number=number,
            on=day,
            first=first,
            last=last,
        )
        for number, day in enumerate(days, start=1)
    ]


def _require_days(days: list[date]) -> None:
    if not days:
        raise NoDaysChosen
    for before, day in pairwise(days):
        if before == day:
            raise DayTwice(on=day)
    if days[0] < today():
        raise DayIsOver(on=days[0])
    if SchoolYear.on(days[0]) != SchoolYear.on(days[-1]):
        raise AcrossYears(on=days[-1])


def require_usable(booking: Booking, uses: list[Use]) -> None:
    """Let a booking be of a venue that is shared, holds the people and is open on its days."""
    venue, school = booking.venue, booking.school
    if not venue.is_shared and not booking.is_own_use:
        raise VenueNotShared(venue=str(venue))
    if booking.people > venue.capacity:
        raise TooManyPeople(venue=str(venue), capacity=venue.capacity, people=booking.people)
    for use in uses:
        require_open(booking, use.on)
    booking.group = common_group(venue.school, school, uses[0].on)


def require_open(booking: Booking, on: date) -> None:
    """Let a venue be used only while it and the school that uses it are there."""
    if not booking.venue.is_open_on(on):
        raise VenueNotOpen(venue=str(booking.venue), on=on)
    if not booking.school.is_open_on(on):
        raise UserNotOpen(school=booking.school.name, on=on)


def _set_states(by: Seat, booking: Booking, uses: list[Use], waiting: Mapping[int, Taken]) -> None:
    """Who answers for the room need not ask itself; whoever may wait does where it is taken."""
    answers = bool(may_answer_for(by, booking.venue))
    for use in uses:
        use.state = UseState.APPROVED if answers else UseState.REQUESTED
        if use.number in waiting:
            use.state = UseState.WAITING


def _write(by: Seat, booking: Booking, uses: list[Use]) -> None:
    kept = Booking.objects.order_by("-code").values_list("code", flat=True)
    (booking.code,) = free_codes(by, LETTER, [uses[0].year], also=kept)
    booking.full_clean()
    booking.save()
    for use in uses:
        use.booking = booking  # which has its key only now
        use.full_clean()
    Use.objects.bulk_create(uses)
    take(booking.venue, uses)
    mirror(by, booking, uses)
