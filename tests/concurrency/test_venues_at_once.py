"""Schools book a room at the same moment: it is never promised twice, not even past the actions."""

from datetime import time

import pytest
from django.db import IntegrityError, transaction

from manyuan.engagements.kinds.venue.actions import (
    BlockFacts,
    Slot,
    approve_bookings,
    block_venue,
    book_venue,
    cancel_booking,
    move_use,
)
from manyuan.engagements.kinds.venue.errors import NothingToApprove, VenueTaken
from manyuan.engagements.kinds.venue.models import Quarter, Use
from worlds.moments import at_once
from worlds.remembered import remembered
from worlds.venues import build_quay, weekday

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quay(transactional_db):
    return remembered(build_quay)


def booking(quay, by, **rest):
    with quay.at():
        facts = quay.facts(**rest)
    return lambda: book_venue(by=by, facts=facts)


def each_quarter_once():
    taken = list(Quarter.objects.values_list("venue", "on", "quarter"))
    return len(taken) == len(set(taken))


def test_of_many_overlapping_bookings_one_is_kept(quay):
    hours = [(time(14), time(15, 30)), (time(15), time(16))]
    asked = [
        booking(quay, quay.officer, school=school, starts_at=first, ends_at=last)
        for school in ("S2", "S6")
        for first, last in hours
    ]

    ended = at_once(quay, *asked)

    with quay.at():
        assert Use.objects.count() == 1
    assert ended.count(VenueTaken) == len(asked) - 1


def test_weekly_booking_and_a_day_of_it_do_not_both_stand(quay):
    weekly = booking(quay, quay.principal, days=tuple(weekday(place) for place in range(3)))
    single = booking(quay, quay.other, school="S6", days=(weekday(1),))

    ended = at_once(quay, weekly, single)

    with quay.at():
        assert Use.objects.filter(on=weekday(1)).count() == 1
        assert each_quarter_once()
    assert ended.count(VenueTaken) == 1


def test_booking_and_block_do_not_both_stand(quay):
    facts = BlockFacts(
        starts_on=weekday(), ends_on=weekday(), starts_at=time(8), ends_at=time(18), reason="考试"
    )
    with quay.at():
        hall = quay.hall

    ended = at_once(
        quay,
        booking(quay, quay.principal),
        lambda: block_venue(by=quay.owner, venue=hall, facts=facts),
    )

    with quay.at():
        assert each_quarter_once()
    assert ended.count(VenueTaken) == 1


def test_two_bookings_are_not_moved_onto_each_other(quay):
    with quay.at():
        made = [quay.book(days=(weekday(place),)) for place in (0, 1)]

    def moving(one):
        slot = Slot(weekday(2), time(14))
        return lambda: move_use(by=quay.owner, booking=one, number=1, to=slot, reason="撞课")

    ended = at_once(quay, *(moving(one) for one in made))

    with quay.at():
        assert Use.objects.filter(on=weekday(2)).count() == 1
        assert Quarter.objects.count() == 12
    assert ended.count(VenueTaken) == 1


def test_freed_time_goes_to_one_of_those_who_want_it(quay):
    with quay.at():
        first = quay.book()
        waiting = quay.book(by=quay.other, school="S6", waits=True)

    at_once(
        quay,
        lambda: cancel_booking(by=quay.principal, booking=first, reason="改期"),
        booking(quay, quay.principal),
    )

    with quay.at():
        assert Use.objects.get(booking=waiting).state == "requested"
        assert Use.objects.filter(state="requested").count() == 1
        assert Quarter.objects.count() == 6


def test_booking_is_approved_once(quay):
    with quay.at():
        made = quay.book()

    def approving(by):
        return lambda: approve_bookings(by=by, bookings=[made])

    ended = at_once(quay, approving(quay.owner), approving(quay.group_office))

    assert ended.count(NothingToApprove) == 1


def test_database_itself_lets_nobody_take_a_quarter_twice(quay):
    """Past all actions and their lock: only the constraint stands between the writers."""
    with quay.at():
        uses = list(Use.objects.filter(booking__in=[quay.book(days=(weekday(4),))]))
        block = quay.block(starts_on=weekday(5), ends_on=weekday(5))
        hall = quay.hall
        Quarter.objects.all().delete()

    def taking(**owner):
        def write():
            rows = [
                Quarter(
                    bureau_id=hall.bureau_id, venue=hall, on=weekday(), quarter=quarter, **owner
                )
                for quarter in range(56, 62)
            ]
            try:
                with transaction.atomic():
                    return Quarter.objects.bulk_create(rows)
            except IntegrityError:
                return IntegrityError

        return write

    ended = at_once(quay, taking(use=uses[0]), taking(block=block), taking(use=uses[0]))

    with quay.at():
        assert Quarter.objects.count() == 6
    assert ended.count(IntegrityError) == 2
