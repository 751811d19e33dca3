import pytest
from django.core.exceptions import ValidationError

from manyuan.engagements.kinds.venue.actions import HandOverFacts, hand_over
from manyuan.engagements.kinds.venue.enums import Condition, Party
from manyuan.engagements.kinds.venue.errors import PartyMissing, UsedNotYet
from manyuan.engagements.kinds.venue.models import HandOver, Use
from manyuan.engagements.kinds.venue.queries.bookings import hand_overs_of
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.clock import on_day
from worlds.venues import weekday


def said(condition=Condition.GOOD, **rest):
    return HandOverFacts(number=1, condition=condition, **rest)


def test_hand_over_says_that_the_room_was_used_and_how_it_was_left(quay):
    booking = quay.approved()

    with on_day(weekday()):
        hand_over(by=quay.principal, booking=booking, facts=said())
        hand_over(by=quay.owner, booking=booking, facts=said(Condition.TIDY, note="少了两把椅子"))

    assert (Use.objects.get().state, Flow.objects.get().status) == ("held", "held")
    assert Occasion.objects.get().status == "held"
    assert [(one.side, one.condition) for one in hand_overs_of(quay.officer, booking)] == [
        ("owner", "tidy"),
        ("user", "good"),
    ]
    assert [sentence_of(one) for one in Record.objects.filter(code="venue.handed")] == [
        f"场地所属学校登记了灯塔小学于 {weekday()} 使用海棠路小学 报告厅后的场地状况：需要整理",
        f"使用学校登记了灯塔小学于 {weekday()} 使用海棠路小学 报告厅后的场地状况：完好",
    ]


def test_series_is_held_once_its_last_use_is(quay):
    booking = quay.approved(days=(weekday(), weekday(1)))

    with on_day(weekday()):
        hand_over(by=quay.principal, booking=booking, facts=said())

    assert Flow.objects.get().status == "confirmed"


def test_nothing_is_handed_over_before_the_day_or_without_an_answer(quay):
    early, unanswered = quay.approved(), quay.book(days=(weekday(1),))

    with pytest.raises(UsedNotYet):
        hand_over(by=quay.principal, booking=early, facts=said())
    with on_day(weekday(1)), pytest.raises(UsedNotYet):
        hand_over(by=quay.principal, booking=unanswered, facts=said())

    assert HandOver.objects.count() == 0


def test_a_side_hands_over_once(quay):
    booking = quay.approved()

    with on_day(weekday()):
        hand_over(by=quay.principal, booking=booking, facts=said())
        with pytest.raises(ValidationError):
            hand_over(by=quay.principal, booking=booking, facts=said(Condition.DAMAGED))

    assert HandOver.objects.get().condition == "good"


def test_who_speaks_for_both_names_the_side(quay):
    booking = quay.approved()

    with on_day(weekday()):
        with pytest.raises(PartyMissing):
            hand_over(by=quay.officer, booking=booking, facts=said())
        hand_over(by=quay.officer, booking=booking, facts=said(party=Party.OWNER))

    assert HandOver.objects.get().side == "owner"


def test_others_hand_over_nothing(quay):
    booking = quay.approved()

    with on_day(weekday()), pytest.raises(Refused):
        hand_over(by=quay.other, booking=booking, facts=said())

    assert (HandOver.objects.count(), Use.objects.get().state) == (0, "approved")
