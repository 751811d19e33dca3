import pytest

from manyuan.engagements.kinds.venue.actions import (
    approve_bookings,
    cancel_booking,
    refuse_booking,
    withdraw_venue,
)
from manyuan.engagements.kinds.venue.errors import (
    BookingReasonMissing,
    NothingToApprove,
    NothingToCancel,
)
from manyuan.engagements.kinds.venue.models import Booking, Quarter, Use
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.venues import weekday


def states(booking):
    return [use.state for use in Use.objects.filter(booking=booking).order_by("number")]


def test_owner_approves_several_bookings_at_once(quay):
    bookings = [quay.book(), quay.book(days=(weekday(1), weekday(2)))]

    approve_bookings(by=quay.owner, bookings=bookings)

    assert [states(one) for one in bookings] == [["approved"], ["approved"] * 2]
    assert {flow.status for flow in Flow.objects.all()} == {"confirmed"}
    assert {one.status for one in Occasion.objects.all()} == {"confirmed"}
    record = Record.objects.get(code="venue.approved")
    codes = "、".join(one.code for one in bookings)
    assert sentence_of(record) == f"同意了 2 项场地预订：{codes}"


def test_what_was_answered_is_not_answered_again(quay):
    booking = quay.approved()

    with pytest.raises(NothingToApprove):
        approve_bookings(by=quay.owner, bookings=[booking])
    with pytest.raises(NothingToApprove):
        refuse_booking(by=quay.owner, booking=booking, reason="有课")

    assert states(booking) == ["approved"]


def test_refusal_frees_the_time_and_says_why(quay):
    booking = quay.book()

    refuse_booking(by=quay.owner, booking=booking, reason=" 当天有家长会 ")

    assert states(booking) == ["refused"]
    assert Use.objects.get().reason == "当天有家长会"
    assert (Quarter.objects.count(), Flow.objects.get().status) == (0, "cancelled")
    assert sentence_of(Record.objects.get(code="venue.refused")) == (
        "没有同意灯塔小学预订海棠路小学 报告厅：合唱排练，"
        f"{weekday().isoformat()} 14:00–15:30（当天有家长会）"
    )


@pytest.mark.parametrize("seat", ["principal", "other", "teacher", "auditor"])
def test_only_the_owner_its_group_and_the_bureau_answer(quay, seat):
    booking = quay.book()
    by = getattr(quay, seat, None) or getattr(quay.shore, seat)

    with pytest.raises(Refused):
        approve_bookings(by=by, bookings=[booking])
    with pytest.raises(Refused):
        refuse_booking(by=by, booking=booking, reason="有课")

    assert states(booking) == ["requested"]
    for answering in (quay.group_office, quay.officer):
        later = quay.book(days=(weekday(1 if answering == quay.officer else 2),))
        approve_bookings(by=answering, bookings=[later])
        assert states(later) == ["approved"]


def test_reason_is_needed(quay):
    booking = quay.book()

    with pytest.raises(BookingReasonMissing):
        refuse_booking(by=quay.owner, booking=booking, reason=" ")
    with pytest.raises(BookingReasonMissing):
        cancel_booking(by=quay.principal, booking=booking, reason="")

    assert (states(booking), Quarter.objects.count()) == (["requested"], 6)


def test_one_day_is_cancelled_and_the_rest_stays(quay):
    booking = quay.approved(days=(weekday(), weekday(1)))

    cancel_booking(by=quay.principal, booking=booking, reason="改在本校", number=1)

    assert states(booking) == ["cancelled", "approved"]
    flow = Flow.objects.get()
    assert (flow.hours, flow.status, flow.starts_on) == (1.5, "confirmed", weekday(1))
    assert set(Quarter.objects.values_list("on", flat=True)) == {weekday(1)}
    assert [one.status for one in Occasion.objects.order_by("number")] == [
        "cancelled",
        "confirmed",
    ]


def test_booking_is_cancelled_once_by_either_side(quay):
    booking = quay.approved()

    cancel_booking(by=quay.owner, booking=booking, reason="屋顶漏水")

    assert (states(booking), Flow.objects.get().status) == (["cancelled"], "cancelled")
    with pytest.raises(NothingToCancel):
        cancel_booking(by=quay.principal, booking=booking, reason="不用了")


def test_others_cancel_nothing(quay):
    booking = quay.approved()

    for seat in (quay.other, quay.shore.teacher, quay.shore.auditor):
        with pytest.raises(Refused):
            cancel_booking(by=seat, booking=booking, reason="不用了")

    assert states(booking) == ["approved"]


def test_who_waited_longest_moves_up_when_the_time_is_freed(quay):
    first = quay.approved()
    second = quay.book(by=quay.other, school="S6", waits=True)
    third = quay.book(by=quay.officer, school="S3", waits=True)

    cancel_booking(by=quay.principal, booking=first, reason="改期")

    assert (states(second), states(third)) == (["requested"], ["waiting"])
    record = Record.objects.get(code="venue.promoted")
    assert sentence_of(record) == (
        "海棠路小学 报告厅有了空，独立中学候补的「合唱排练」"
        f"{weekday().isoformat()} 14:00–15:30 顺位递补"
    )
    assert record.changes.filter(table="bookings", key=second.code).count() == 1

    refuse_booking(by=quay.owner, booking=second, reason="有课")

    assert states(third) == ["requested"]


def test_who_waits_for_more_than_was_freed_waits_on(quay):
    first = quay.book()
    quay.book(starts_at=quay.facts().ends_at, ends_at=quay.facts().ends_at.replace(hour=17))
    longer = quay.book(
        by=quay.other, school="S6", ends_at=quay.facts().ends_at.replace(hour=16), waits=True
    )

    cancel_booking(by=quay.principal, booking=first, reason="改期")

    assert states(longer) == ["waiting"]


def test_own_school_that_waited_need_not_ask(quay):
    first = quay.approved()
    own = quay.book(by=quay.owner, school="S1", waits=True)

    cancel_booking(by=quay.principal, booking=first, reason="改期")

    assert states(own) == ["approved"]


def test_closing_a_venue_calls_off_what_comes_later(quay):
    kept, gone = quay.approved(), quay.approved(days=(weekday(1), weekday(2)))

    withdraw_venue(by=quay.owner, venue=quay.hall, on=weekday(2), reason="翻修")

    assert quay.hall.closed_on == weekday(2)
    assert (states(kept), states(gone)) == (["approved"], ["approved", "cancelled"])
    assert Record.objects.filter(code="venue.cancelled").count() == 1
    with pytest.raises(Refused):
        withdraw_venue(by=quay.other, venue=quay.laboratory, on=weekday(), reason="翻修")
    assert Booking.objects.count() == 2
