"""B11: facilities are shared 设施共用 within the group of the nine-year chain.

The article names the facilities and their sharing, and neither rooms nor days nor numbers: the
hall of the junior school, who uses it and how often are ours.
"""

from dataclasses import dataclass
from datetime import date, time

from manyuan.directory.actions.venues import VenueFacts, register_venue
from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions import (
    BookingFacts,
    HandOverFacts,
    approve_bookings,
    book_venue,
    hand_over,
)
from manyuan.engagements.kinds.venue.enums import Condition
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.engagements.kinds.venue.queries.bookings import to_approve
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shibei import CHAIN, PRIMARIES, build_shibei
from worlds.remembered import remembered

OUR_HALL, OUR_CAPACITY, OUR_PUPILS = "报告厅", 300, 120
OUR_PURPOSE = "集团共用报告厅排练"
OUR_ASKING = date(2023, 10, 9)
# Each primary has its own day of the week, three weeks in a row.
OUR_DAYS = {
    school: tuple(date(2023, 10, day + week) for week in (0, 7, 14))
    for school, day in zip(PRIMARIES, (10, 11, 12), strict=True)
}
OUR_HOURS = time(14), time(15, 30)


@dataclass(frozen=True)
class Facilities:
    """Shibei whose chain shares the hall of its lead; ``lead`` sits there."""

    bureau: Bureau
    lead: Seat
    principals: dict[str, Seat]

    @property
    def hall(self) -> Venue:
        return Venue.objects.select_related("school__unit").get()

    @property
    def bookings(self) -> list[Booking]:
        return list(Booking.objects.order_by("code"))


def build_facilities() -> Facilities:
    """Three primaries book the lead's hall, the lead agrees, and each hands the room over."""
    bureau = remembered(build_shibei)
    with on_day(OUR_ASKING), bureau.at():
        shared = Facilities(bureau, _principal(bureau, CHAIN), _principals(bureau))
        facts = VenueFacts(name=OUR_HALL, kind="hall", capacity=OUR_CAPACITY)
        owner = bureau.school(CHAIN)
        register_venue(by=shared.lead, code="CD1", school=owner, facts=facts)
        for name in PRIMARIES:
            _book(shared, name)
        approve_bookings(by=shared.lead, bookings=list(to_approve(shared.lead)))
    with bureau.at():
        for booking in shared.bookings:
            _use(shared, booking)
    return shared


def _principals(bureau: Bureau) -> dict[str, Seat]:
    return {name: _principal(bureau, name) for name in PRIMARIES}


def _principal(bureau: Bureau, school: str) -> Seat:
    unit = bureau.school(school).unit
    return bureau.seat(f"principal{unit.code}", Role.PRINCIPAL, unit)


def _book(shared: Facilities, school: str) -> None:
    by = shared.principals[school]
    with shared.bureau.at(by):
        facts = BookingFacts(
            venue=shared.hall,
            school=shared.bureau.school(school),
            purpose=OUR_PURPOSE,
            people=OUR_PUPILS,
            starts_at=OUR_HOURS[0],
            ends_at=OUR_HOURS[1],
            days=OUR_DAYS[school],
        )
        book_venue(by=by, facts=facts)


def _use(shared: Facilities, booking: Booking) -> None:
    """The school hands the room over after each use."""
    by = shared.principals[booking.school.name]
    for number, day in enumerate(OUR_DAYS[booking.school.name], start=1):
        with on_day(day), shared.bureau.at(by):
            said = HandOverFacts(number=number, condition=Condition.GOOD)
            hand_over(by=by, booking=booking, facts=said)
