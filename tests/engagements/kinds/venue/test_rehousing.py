"""A booking goes to another venue: whose room that is is asked, and nobody is sent elsewhere."""

from datetime import time

import pytest

from manyuan.directory.actions.venues import VenueFacts, register_venue
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.kinds.venue import errors
from manyuan.engagements.kinds.venue.actions import Slot, move_use
from manyuan.engagements.kinds.venue.models import Booking, Quarter, Use
from manyuan.engagements.kinds.venue.queries.bookings import to_hand_over
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.notices.models import Notice
from worlds.clock import on_day
from worlds.venues import weekday


def room(quay, code, school, **rest):
    facts = VenueFacts(**{"name": f"体育馆{code}", "kind": "field", "capacity": 200, **rest})
    return register_venue(by=quay.officer, code=code, school=quay.shore.school(school), facts=facts)


def go(quay, booking, venue, by=None):
    slot = Slot(weekday(), time(14), venue)
    return move_use(
        by=by or quay.principal, booking=booking, number=1, to=slot, reason="报告厅漏水"
    )


def test_approved_booking_is_asked_for_again_where_it_goes(quay):
    far, booking = room(quay, "F6", "S6"), quay.approved()
    waiting = quay.book(by=quay.officer, school="S3", waits=True)

    go(quay, booking, far)

    use = Use.objects.get(booking=booking)
    assert (use.state, use.booking.venue, use.booking.code) == ("requested", far, booking.code)
    assert set(Quarter.objects.filter(use=use).values_list("venue", flat=True)) == {far.pk}
    assert Use.objects.get(booking=waiting).state == "requested"
    flow = Flow.objects.get(code=booking.code)
    assert (flow.provider.code, flow.status, flow.direction) == (
        "S6",
        FlowStatus.PLANNED,
        Direction.PEER,
    )
    occasion = Occasion.objects.get(code=booking.code)
    assert (occasion.venue, occasion.place.code) == (far, "S6")
    assert sentence_of(Record.objects.get(code="venue.rehoused")) == (
        f"灯塔小学的预订「合唱排练」由海棠路小学 报告厅 {weekday()} 14:00–15:30 "
        f"改到独立中学 体育馆F6 {weekday()} 14:00–15:30（报告厅漏水）"
    )
    told = Notice.objects.filter(record__code="venue.rehoused")
    assert set(told.values_list("seat", flat=True)) == {quay.owner.pk, quay.other.pk}


def test_owner_moves_a_guest_within_the_house_and_to_nobody_else(quay):
    near, far, booking = room(quay, "F1", "S1"), room(quay, "F6", "S6"), quay.book()

    with pytest.raises(Refused):
        go(quay, booking, far, by=quay.owner)
    assert (Booking.objects.get().venue, Use.objects.get().state) == (quay.hall, "requested")
    go(quay, booking, near, by=quay.owner)

    assert (Booking.objects.get().venue, Use.objects.get().state) == (near, "approved")
    assert Flow.objects.get().direction == Direction.STRONG_TO_WEAK


def test_room_of_the_own_house_is_no_flow_and_a_borrowed_one_is_again(quay):
    own, booking = room(quay, "F2", "S2"), quay.approved()

    go(quay, booking, own)
    assert (Flow.objects.get().status, Use.objects.get().state) == ("cancelled", "approved")
    with on_day(weekday(1)):
        assert list(to_hand_over(quay.principal)) == []
    go(quay, booking, quay.hall)

    assert (Flow.objects.get().status, Use.objects.get().state) == ("planned", "requested")


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"is_shared": False}, errors.VenueNotShared),
        ({"capacity": 119}, errors.TooManyPeople),
    ],
)
def test_venue_that_cannot_be_is_refused_and_nothing_is_moved(quay, facts, error):
    booking, small = quay.approved(), room(quay, "F6", "S6", **facts)

    with pytest.raises(error):
        go(quay, booking, small)

    assert (Booking.objects.get().venue, Use.objects.get().state) == (quay.hall, "approved")
    assert Quarter.objects.filter(venue=quay.hall).count() == 6


def test_taken_venue_and_one_of_several_days_are_refused(quay):
    far, booking = room(quay, "F6", "S6"), quay.book()
    weekly = quay.book(days=(weekday(1), weekday(2)))
    quay.book(by=quay.other, school="S6", venue=far, starts_at=time(15), ends_at=time(16))

    with pytest.raises(errors.VenueTaken):
        go(quay, booking, far)
    with pytest.raises(errors.UsesStayTogether):
        go(quay, weekly, far)

    assert set(Booking.objects.exclude(venue=far).values_list("venue", flat=True)) == {quay.hall.pk}
