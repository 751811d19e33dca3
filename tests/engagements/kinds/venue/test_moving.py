from datetime import time, timedelta

import pytest

from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.venue import errors
from manyuan.engagements.kinds.venue.actions import Slot, cancel_booking, move_use
from manyuan.engagements.kinds.venue.models import Quarter, Use
from manyuan.engagements.kinds.venue.rescheduling import move_occasion
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from worlds.clock import on_day
from worlds.venues import weekday


def move(quay, booking, by=None, on=None, at=time(10), number=1):
    slot = Slot(on or weekday(1), at)
    by = by or quay.principal
    return move_use(by=by, booking=booking, number=number, to=slot, reason="撞课")


def test_moved_use_keeps_its_length_and_is_asked_for_again(quay):
    booking = quay.approved()

    move(quay, booking)

    use = Use.objects.get()
    assert (use.on, use.span, use.state) == (weekday(1), "10:00–11:30", "requested")
    assert set(Quarter.objects.values_list("on", "quarter")) == {
        (weekday(1), quarter) for quarter in range(40, 46)
    }
    assert (Flow.objects.get().starts_on, Occasion.objects.get().starts_at) == (
        weekday(1),
        time(10),
    )
    assert sentence_of(Record.objects.get(code="venue.moved")) == (
        "灯塔小学在海棠路小学 报告厅的预订「合唱排练」由 "
        f"{weekday().isoformat()} 14:00–15:30 改到 {weekday(1).isoformat()} 10:00–11:30（撞课）"
    )


def test_owner_moves_without_asking_itself(quay):
    booking = quay.book()

    move(quay, booking, by=quay.owner)

    assert Use.objects.get().state == "approved"


def test_use_is_moved_by_less_than_its_length(quay):
    booking = quay.book()

    move(quay, booking, on=weekday(), at=time(14, 15))

    assert Use.objects.get().span == "14:15–15:45"


def test_leaving_a_time_lets_who_waited_move_up(quay):
    booking = quay.book()
    waiting = quay.book(by=quay.other, school="S6", waits=True)

    move(quay, booking)

    assert Use.objects.get(booking=waiting).state == "requested"


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ({"on": today() - timedelta(days=1)}, errors.DayIsOver),
        ({"on": weekday() + timedelta(days=366)}, errors.AcrossYears),
        ({"at": time(21)}, errors.OutsideTheDay),
        ({"at": time(10, 5)}, errors.NotOnTheQuarter),
        ({"on": weekday(2)}, errors.DayTwice),
        ({"on": weekday(3)}, errors.VenueTaken),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_moved(quay, where, error):
    booking = quay.book(days=(weekday(), weekday(2)))
    quay.book(by=quay.other, school="S6", days=(weekday(3),), starts_at=time(10))

    with pytest.raises(error):
        move(quay, booking, **where)

    use = Use.objects.get(booking=booking, number=1)
    assert (use.on, use.first) == (weekday(), 56)
    assert Quarter.objects.filter(use=use).count() == 6


def test_what_is_over_or_given_up_is_not_moved(quay):
    booking = quay.book()
    with on_day(weekday(1)), pytest.raises(errors.UseNotMovable):
        move(quay, booking, on=weekday(2))
    cancel_booking(by=quay.principal, booking=booking, reason="不用了")

    with pytest.raises(errors.UseNotMovable):
        move(quay, booking)


def test_others_move_nothing(quay):
    booking = quay.book()

    with pytest.raises(Refused):
        move(quay, booking, by=quay.other)

    assert Use.objects.get().on == weekday()


def test_calendar_moves_one_use(quay):
    booking = quay.book(days=(weekday(), weekday(1)))
    given = {"code": booking.code, "on": weekday(2), "starts_at": time(9), "reason": "日历"}

    move_occasion(by=quay.principal, number=2, **given)

    assert [use.on for use in Use.objects.order_by("number")] == [weekday(), weekday(2)]
    with pytest.raises(NotMovable):
        move_occasion(by=quay.principal, number=2, **{**given, "starts_at": None})
    with pytest.raises(NotMovable):
        move_occasion(by=quay.other, number=2, **given)
