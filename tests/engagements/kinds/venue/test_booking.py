from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from manyuan.directory.actions.schools import close_school
from manyuan.directory.actions.venues import close_venue
from manyuan.directory.models import Group
from manyuan.engagements.errors import VenueNotOpen
from manyuan.engagements.kinds.venue import errors
from manyuan.engagements.kinds.venue.models import Booking, Quarter, Use
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from worlds.venues import weekday


def states(booking):
    return [use.state for use in Use.objects.filter(booking=booking).order_by("number")]


def test_booking_waits_for_the_owner_and_takes_its_time(quay):
    booking = quay.book()

    assert states(booking) == ["requested"]
    taken = Quarter.objects.filter(venue=quay.hall).order_by("quarter")
    assert [(one.on, one.quarter) for one in taken] == [(weekday(), q) for q in range(56, 62)]
    record = Record.objects.get(code="venue.booked")
    assert sentence_of(record) == (
        f"灯塔小学预订了海棠路小学 报告厅：合唱排练，{weekday().isoformat()} 14:00–15:30"
    )
    assert [(one.table, one.key) for one in record.changes.order_by("pk")] == [
        ("bookings", booking.code),
        ("venue_uses", f"{booking.code}/1"),
    ]


def test_booking_leaves_one_flow_and_an_occasion(quay):
    booking = quay.book(days=(weekday(), weekday(1)))

    flow = Flow.objects.get()
    assert (flow.code, flow.activity, flow.kind) == (booking.code, booking.code, "venue")
    assert (flow.provider.code, flow.receiver.code) == ("S1", "S2")
    assert (flow.hours, flow.people, flow.status) == (Decimal(3), 120, "planned")
    assert (flow.starts_on, flow.ends_on) == (weekday(), weekday(1) + timedelta(days=1))
    assert (flow.group, flow.direction) == (
        Group.objects.get(unit__code="G1"),
        "strong_to_weak",
    )
    occasions = Occasion.objects.filter(kind="venue", code=booking.code)
    assert [(one.number, one.starts_on, one.starts_at, one.ends_at) for one in occasions] == [
        (1, weekday(), time(14), time(15, 30)),
        (2, weekday(1), time(14), time(15, 30)),
    ]
    assert {unit.code for unit in occasions[0].units.all()} == {"S1", "S2"}
    assert (occasions[0].venue, occasions[0].place.code) == (quay.hall, "S1")


def test_weekly_booking_is_one_record_with_a_row_for_each_day(quay):
    booking = quay.book(days=tuple(weekday(place) for place in range(3)))

    assert states(booking) == ["requested"] * 3
    assert Record.objects.filter(code="venue.booked").count() == 1
    assert Record.objects.get(code="venue.booked").changes.count() == 4


def test_owner_and_bureau_need_not_ask_the_owner(quay):
    assert states(quay.book(by=quay.officer)) == ["approved"]
    assert states(quay.book(by=quay.group_office, days=(weekday(1),))) == ["approved"]


def test_own_use_is_no_flow_but_takes_its_time(quay):
    booking = quay.book(by=quay.owner, school="S1", venue=quay.laboratory, people=40)

    assert states(booking) == ["approved"]
    assert (Flow.objects.count(), Quarter.objects.count()) == (0, 6)
    assert Occasion.objects.get().code == booking.code


def test_numbers_go_on_after_a_booking_without_a_flow(quay):
    quay.book(by=quay.owner, school="S1")
    quay.book(waits=True)
    booking = quay.book(days=(weekday(1),))

    year = SchoolYear.on(weekday()).start
    codes = sorted(Booking.objects.values_list("code", flat=True))
    assert codes == [f"B{year}-{number:05d}" for number in (1, 2, 3)]
    assert booking.code == codes[-1]


def test_schools_without_a_common_group_share_without_one(quay):
    booking = quay.book(by=quay.other, school="S6")

    assert (booking.group, booking.flow.group) == (None, None)


@pytest.mark.parametrize(
    ("hours", "who"),
    [((time(14), time(15, 30)), "灯塔小学"), ((time(15, 15), time(16)), "灯塔小学")],
)
def test_taken_time_is_refused_with_who_has_it(quay, hours, who):
    quay.book()

    with pytest.raises(errors.VenueTaken) as refused:
        quay.book(by=quay.other, school="S6", starts_at=hours[0], ends_at=hours[1])

    assert refused.value.facts == {
        "venue": "海棠路小学 报告厅",
        "on": weekday(),
        "span": "14:00–15:30",
        "who": who,
    }
    assert Booking.objects.count() == 1


def test_neighbouring_times_do_not_clash(quay):
    quay.book()
    quay.book(starts_at=time(15, 30), ends_at=time(16))
    quay.book(starts_at=time(13), ends_at=time(14))

    assert Use.objects.count() == 3


def test_what_another_kind_holds_in_the_venue_is_taken(quay):
    Occasion.objects.create(
        bureau=quay.hall.bureau,
        kind="visit",
        code="V1",
        title="科学日",
        starts_on=weekday(),
        ends_on=weekday(),
        starts_at=time(15, 20),
        ends_at=time(16, 20),
        status="planned",
        venue=quay.hall,
    )

    with pytest.raises(errors.VenueTaken) as refused:
        quay.book()

    assert (refused.value.facts["who"], refused.value.facts["span"]) == ("科学日", "15:15–16:30")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"starts_at": time(14, 10)}, errors.NotOnTheQuarter),
        ({"starts_at": time(16)}, errors.OutsideTheDay),
        ({"starts_at": time(5, 45)}, errors.OutsideTheDay),
        ({"ends_at": time(22, 15)}, errors.OutsideTheDay),
        ({"days": ()}, errors.NoDaysChosen),
        ({"days": (weekday(), weekday())}, errors.DayTwice),
        ({"days": (today() - timedelta(days=1),)}, errors.DayIsOver),
        ({"days": (weekday(), date(weekday().year + 1, 10, 9))}, errors.AcrossYears),
        ({"people": 301}, errors.TooManyPeople),
    ],
)
def test_what_cannot_be_booked_is_refused(quay, changed, error):
    with pytest.raises(error):
        quay.book(**changed)

    assert (Booking.objects.count(), Quarter.objects.count(), Flow.objects.count()) == (0, 0, 0)


def test_room_that_is_not_shared_is_for_its_own_school(quay):
    with pytest.raises(errors.VenueNotShared):
        quay.book(venue=quay.laboratory, people=40)

    assert Booking.objects.count() == 0


def test_closed_room_and_closed_school_are_not_booked(quay):
    close_venue(by=quay.owner, venue=quay.hall, on=weekday(1), reason="翻修")
    close_school(by=quay.officer, school=quay.shore.school("S6"), on=weekday())

    with pytest.raises(VenueNotOpen):
        quay.book(days=(weekday(), weekday(1)))
    with pytest.raises(errors.UserNotOpen):
        quay.book(by=quay.officer, school="S6")

    assert Booking.objects.count() == 0


@pytest.mark.parametrize("seat", ["teacher", "auditor", "principal"])
def test_nobody_books_for_a_school_that_is_not_theirs(quay, seat):
    by = getattr(quay.shore, seat)

    with pytest.raises(Refused):
        quay.book(by=by, school="S6")

    assert (Booking.objects.count(), Record.objects.filter(code="venue.booked").count()) == (0, 0)


def test_who_may_wait_does_where_the_time_is_taken(quay):
    quay.book(days=(weekday(1),))

    waiting = quay.book(by=quay.other, school="S6", days=(weekday(), weekday(1)), waits=True)

    assert states(waiting) == ["requested", "waiting"]
    assert (waiting.flow.hours, waiting.flow.starts_on) == (Decimal("1.5"), weekday())
    assert Occasion.objects.filter(code=waiting.code).count() == 1
