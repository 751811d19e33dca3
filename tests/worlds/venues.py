"""Shore, where schools lend each other their rooms.

S1 owns the hall H1 for 300 people and the laboratory L1, which it keeps for itself. ``owner`` is
its principal, ``shore.principal`` that of S2, ``other`` that of S6, a school in no group. The days
of ``weekday`` are Wednesdays in term that lie ahead.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time

from manyuan.directory.actions.venue_photos import picture_venue
from manyuan.directory.actions.venues import VenueFacts, close_venue, register_venue
from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions import (
    BlockFacts,
    BookingFacts,
    approve_bookings,
    block_venue,
    book_venue,
)
from manyuan.engagements.kinds.venue.models import Block, Booking
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.scope import before_any_seat
from worlds.shore import PASSWORD, World, build_shore
from worlds.visits import photo
from worlds.visits import school_day as weekday


@dataclass(frozen=True)
class Quay:
    shore: World
    owner: Seat
    other: Seat

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @property
    def principal(self) -> Seat:
        """The principal of S2, in a group with S1."""
        return self.shore.principal

    @property
    def group_office(self) -> Seat:
        return self.shore.group_office

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with self.shore.at(seat):
            yield

    @property
    def hall(self) -> Venue:
        return Venue.objects.select_related("school__unit").get(code="H1")

    @property
    def laboratory(self) -> Venue:
        return Venue.objects.select_related("school__unit").get(code="L1")

    def facts(self, **rest: object) -> BookingFacts:
        given = {
            "venue": self.hall,
            "school": "S2",
            "purpose": "合唱排练",
            "people": 120,
            "starts_at": time(14),
            "ends_at": time(15, 30),
            "days": (weekday(),),
            **rest,
        }
        given["school"] = self.shore.school(given["school"])
        return BookingFacts(**given)

    def book(self, by: Seat | None = None, **rest: object) -> Booking:
        """Book the hall for S2 on a day ahead, 14:00 to 15:30, unless told otherwise."""
        return book_venue(by=by or self.principal, facts=self.facts(**rest))

    def approved(self, by: Seat | None = None, **rest: object) -> Booking:
        booking = self.book(by, **rest)
        approve_bookings(by=self.owner, bookings=[booking])
        return booking

    def block(self, **rest: object) -> Block:
        """Keep the hall on a day ahead, 14:00 to 15:30, unless told otherwise."""
        given = {
            "starts_on": weekday(),
            "ends_on": weekday(),
            "starts_at": time(14),
            "ends_at": time(15, 30),
            "reason": "期中考试",
            **rest,
        }
        return block_venue(by=self.owner, venue=self.hall, facts=BlockFacts(**given))


def build_quay() -> Quay:
    """Write Shore, two more principals and a laboratory into the test database."""
    return quay_of(build_shore())


def quay_of(shore: World) -> Quay:
    """Add the principals and the laboratory to a Shore that is there."""
    quay = Quay(
        shore,
        _principal(shore, "owner", "柯校长", "S1"),
        _principal(shore, "other", "郭校长", "S6"),
    )
    with shore.at():
        facts = VenueFacts(name="物理实验室", kind="laboratory", capacity=48, is_shared=False)
        school = shore.school("S1")
        register_venue(by=quay.owner, code="L1", school=school, facts=facts)
    return quay


def _principal(shore: World, username: str, name: str, school: str) -> Seat:
    person = Person(username=username, name=name)
    person.set_password(PASSWORD)
    person.save()
    bureau = shore.officer.bureau
    with before_any_seat():
        unit = Unit.objects.get(bureau=bureau, kind=UnitKind.SCHOOL, code=school)
        seat = Seat.objects.create(
            person=person, role=Role.PRINCIPAL, unit=unit, bureau=bureau, starts_on=today()
        )
        return Seat.objects.select_related("person", "unit", "bureau").get(pk=seat.pk)


@dataclass(frozen=True)
class Lent:
    """What the addresses of the venues need: two bookings of H1 by S2, one of them for today."""

    booking: str
    used_booking: str
    block: int


def lend_something(shore: World) -> Lent:
    """Show H1 by a photo, book it twice, keep it once, and close H3 at S2."""
    quay = Quay(shore, shore.officer, shore.officer)
    picture_venue(by=shore.officer, venue=quay.hall, name="报告厅.jpg", content=photo())
    facts = VenueFacts(name="旧礼堂", kind="hall", capacity=100)
    closed = register_venue(by=shore.officer, code="H3", school=shore.school("S2"), facts=facts)
    close_venue(by=shore.officer, venue=closed, on=today(), reason="翻修")
    booking = quay.book(days=(weekday(), weekday(1)))
    used = quay.book(by=shore.officer, days=(today(),), starts_at=time(6), ends_at=time(6, 30))
    block = quay.block(starts_at=time(8), ends_at=time(9))
    return Lent(booking.code, used.code, block.pk)
