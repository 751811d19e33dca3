from datetime import time, timedelta

import pytest

from manyuan.engagements.kinds.venue.models import Booking
from manyuan.engagements.kinds.venue.permissions import may_see_bookings
from manyuan.engagements.kinds.venue.queries.bookings import (
    blocks_ahead,
    booking_with_code,
    bookings,
    to_approve,
    uses_called_off_by,
    visible_codes,
)
from manyuan.engagements.kinds.venue.queries.taken import free_spans, taken_of
from manyuan.engagements.kinds.venue.queries.weekly import booked_days, weekly_days
from manyuan.engagements.models import Occasion
from manyuan.plans.queries.school_days import school_days
from worlds.venues import weekday
from worlds.visits import partner_link


@pytest.mark.parametrize(
    ("seat", "count"),
    [
        ("officer", 2),
        ("group_office", 2),
        ("owner", 2),
        ("principal", 1),
        ("other", 1),
        ("auditor", 2),
        ("teacher", 2),
    ],
)
def test_bookings_are_seen_by_both_sides_and_the_bureau(quay, seat, count):
    quay.book()
    quay.book(by=quay.other, school="S6", days=(weekday(1),))
    viewer = getattr(quay, seat, None) or getattr(quay.shore, seat)

    found = bookings(viewer, first=weekday(), last=weekday(1))

    assert found.count() == count
    codes = set(Booking.objects.values_list("code", flat=True))
    assert len(visible_codes(viewer, codes)) == count


def test_partners_see_no_booking(quay):
    code = quay.book().code

    assert booking_with_code(partner_link(quay.shore, "P1"), code) is None


def test_bookings_of_some_days(quay):
    booking = quay.book(days=(weekday(), weekday(1)))
    quay.book(days=(weekday(3),))

    assert list(bookings(quay.officer, first=weekday(1), last=weekday(2))) == [booking]


def test_who_answers_for_the_room_finds_what_waits(quay):
    first, later = quay.book(days=(weekday(2),)), quay.book()
    quay.approved(days=(weekday(1),))

    assert list(to_approve(quay.owner)) == [first, later]
    assert [to_approve(seat).count() for seat in (quay.principal, quay.shore.teacher)] == [0, 0]
    assert to_approve(quay.officer).count() == 2
    assert uses_called_off_by(quay.owner, quay.hall, weekday(1)) == 2


def test_day_of_a_venue_says_what_is_taken_and_what_is_free(quay):
    quay.book()
    quay.block(starts_at=time(8), ends_at=time(9))

    taken = taken_of([quay.hall], [weekday()])

    assert [(one.span, one.who, one.what) for one in taken] == [
        ("08:00–09:00", "本校停用", "期中考试"),
        ("14:00–15:30", "灯塔小学", "合唱排练"),
    ]
    assert free_spans(taken) == [(24, 32), (36, 56), (62, 88)]
    assert free_spans([]) == [(24, 88)]
    assert taken_of([quay.hall], []) == []
    assert [one.reason for one in blocks_ahead(quay.other, quay.hall)] == ["期中考试"]


def test_weekly_days_are_those_with_school(quay):
    first, until = weekday(), weekday() + timedelta(days=90)

    days = weekly_days(quay.officer, first, until)

    every = {first + timedelta(days=7 * week) for week in range(13)}
    assert set(days) == school_days(quay.officer, every) | {first}
    assert {day.weekday() for day in days} == {2}


def test_each_day_is_told_with_what_is_in_the_way(quay):
    quay.book(days=(weekday(1),))

    days = booked_days(quay.hall, (weekday(), weekday(1)), (56, 60))

    assert [one.taken and one.taken.who for one in days] == [None, "灯塔小学"]


def test_block_takes_its_own_days_alone(quay):
    quay.block(starts_on=weekday(1), ends_on=weekday(1))

    assert [one.on for one in taken_of([quay.hall], [weekday(), weekday(1), weekday(2)])] == [
        weekday(1)
    ]


def test_what_another_kind_holds_for_whole_days_takes_all_of_them(quay):
    Occasion.objects.create(
        bureau=quay.hall.bureau,
        kind="visit",
        code="V1",
        title="艺术节",
        starts_on=weekday(1),
        ends_on=weekday(1) + timedelta(days=1),
        status="planned",
        venue=quay.hall,
    )

    taken = taken_of([quay.hall], [weekday(), weekday(1)])

    assert [(one.on, one.span, one.who) for one in taken] == [(weekday(1), "06:00–22:00", "艺术节")]


def test_list_is_for_the_district_alone(quay):
    assert may_see_bookings(quay.shore.teacher)
    assert may_see_bookings(partner_link(quay.shore, "P1")).reason == (
        "场地预订对本区学校、集团和教育局开放。"
    )
