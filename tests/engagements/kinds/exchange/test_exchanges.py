from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.kinds.exchange.actions import (
    accept_sending,
    ask_for_places,
    cancel_exchange,
    change_exchange,
    decline_sending,
    finish_exchange,
    note_consents,
    start_exchange,
    withdraw_sending,
)
from manyuan.engagements.kinds.exchange.enums import ExchangeState, SendingState
from manyuan.engagements.kinds.exchange.errors import (
    ConsentedInTheFuture,
    ConsentsMissing,
    DatesAreConfirmed,
    ExchangeLiesAhead,
    ExchangeNotOpen,
    ExchangeReasonMissing,
    MoreThanSent,
    NobodyComes,
    NoPlaces,
    NotInTheGroup,
    PlacesAreTaken,
    SendingStands,
    SentToItself,
    StillAsked,
    TooFewPlaces,
)
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending, SentPupils
from manyuan.engagements.kinds.exchange.permissions import (
    may_list_exchanges,
    may_offer_exchanges,
)
from manyuan.engagements.kinds.exchange.queries.exchanges import (
    exchanges,
    groups_for,
    hosts_for,
    senders_for,
    visible_codes,
)
from manyuan.engagements.kinds.exchange.queries.left import places_left
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.plans.errors import StateForbids
from worlds.exchanges import FIFTH, SIXTH
from worlds.visits import partner_link

DAY = timedelta(days=1)


def flows():
    return {
        flow.receiver.code: (flow.people, flow.status)
        for flow in Flow.objects.filter(kind="exchange")
    }


def test_school_offers_places_by_grade_for_whole_days(swap):
    exchange = swap.offer()

    occasion = Occasion.objects.get()
    assert exchange.code == f"X{exchange.year.start}-00001"
    assert (occasion.starts_on, occasion.ends_on) == (today(), today() + 4 * DAY)
    assert (occasion.starts_at, occasion.place.code, occasion.status) == (None, "S1", "planned")
    assert (places_left(swap.officer, exchange), flows()) == ({FIFTH: 10, SIXTH: 20}, {})
    said = f"海棠路小学开放学生交换「海棠路交换周」，自 {today()} 起，名额 30 个"
    assert sentence_of(Record.objects.get(code="exchange.offered")) == said
    assert swap.offer().code.endswith("-00002")


def test_what_cannot_be_offered_leaves_nothing(swap):
    with pytest.raises(NoPlaces):
        swap.offer(places={})
    with pytest.raises(NotInTheGroup):
        swap.offer(host="S4")
    with pytest.raises(ValidationError):
        swap.offer(ends_on=today() - DAY)

    assert (PupilExchange.objects.count(), Occasion.objects.count()) == (0, 0)


def test_both_schools_confirm_and_the_flow_says_so(swap):
    exchange = swap.offer()

    sending = swap.ask(exchange)
    assert (sending.state, flows()) == (SendingState.ASKED, {"S2": (12, FlowStatus.PLANNED)})
    accept_sending(by=swap.officer, sending=sending)

    flow = Flow.objects.get(kind="exchange")
    assert (flow.code, flow.activity) == (f"{exchange.code}.S2", exchange.code)
    assert (flow.provider.code, flow.receiver.code) == ("S1", "S2")
    assert (flow.people, flow.status) == (12, FlowStatus.CONFIRMED)
    assert (flow.direction, flow.group.code) == (Direction.STRONG_TO_WEAK, "G1")
    # A flow ends on the first day on which it goes on no longer.
    assert (flow.starts_on, flow.ends_on) == (today(), today() + 5 * DAY)
    occasion = Occasion.objects.get()
    assert (occasion.status, occasion.people) == (FlowStatus.CONFIRMED, 12)
    assert {unit.code for unit in occasion.units.all()} == {"S1", "S2"}


def test_only_other_schools_of_the_group_ask_and_for_somebody(swap):
    exchange = swap.offer()

    with pytest.raises(SentToItself):
        swap.ask(exchange, "S1")
    with pytest.raises(NotInTheGroup):
        swap.ask(exchange, "S4")
    with pytest.raises(NoPlaces):
        ask_for_places(
            by=swap.officer, exchange=exchange, school=swap.shore.school("S2"), pupils={}
        )

    assert Sending.objects.count() == 0


def test_no_more_pupils_come_than_there_are_places(swap):
    exchange = swap.offer()
    swap.agreed(exchange)

    with pytest.raises(TooFewPlaces) as caught:
        swap.ask(exchange, "S3", **{SIXTH: 9})
    with pytest.raises(TooFewPlaces):
        swap.ask(exchange, "S3", 七年级=1)

    assert str(caught.value) == ("六年级还有 8 个名额，不够 9 人，请减少人数或与接待学校商量。")
    assert places_left(swap.officer, exchange) == {FIFTH: 10, SIXTH: 8}
    assert Sending.objects.count() == 1


def test_two_that_asked_for_the_same_places_are_not_both_accepted(swap):
    exchange = swap.offer()
    first, second = swap.ask(exchange, "S2"), swap.ask(exchange, "S3")
    accept_sending(by=swap.officer, sending=first)

    with pytest.raises(TooFewPlaces):
        accept_sending(by=swap.officer, sending=second)

    assert Sending.objects.get(pk=second.pk).state == SendingState.ASKED


def test_school_asks_anew_until_it_is_confirmed(swap):
    exchange = swap.offer()
    swap.ask(exchange)
    again = swap.ask(exchange, **{SIXTH: 5, FIFTH: 2})
    decline_sending(by=swap.officer, sending=again, reason="食堂坐不下")
    assert flows() == {"S2": (7, FlowStatus.CANCELLED)}

    third = swap.agreed(exchange, **{SIXTH: 4})

    assert (third.pupils, flows()) == (4, {"S2": (4, FlowStatus.CONFIRMED)})
    with pytest.raises(SendingStands):
        swap.ask(exchange)
    assert SentPupils.objects.count() == 1


def test_what_is_answered_is_not_answered_again(swap):
    sending = swap.agreed(swap.offer())

    with pytest.raises(StateForbids):
        accept_sending(by=swap.officer, sending=sending)
    with pytest.raises(StateForbids):
        decline_sending(by=swap.officer, sending=sending, reason="改主意")

    assert Sending.objects.get().state == SendingState.CONFIRMED


def test_withdrawing_frees_the_places(swap):
    exchange = swap.offer()
    sending = swap.agreed(exchange)

    withdraw_sending(by=swap.officer, sending=sending, reason="流感")

    assert places_left(swap.officer, exchange)[SIXTH] == 20
    assert flows() == {"S2": (12, FlowStatus.CANCELLED)}
    assert {unit.code for unit in Occasion.objects.get().units.all()} == {"S1"}


def test_nothing_starts_before_every_guardian_has_agreed(swap):
    exchange = swap.offer()
    sending = accept_sending(by=swap.officer, sending=swap.ask(exchange))
    note_consents(by=swap.officer, sending=sending, consents=11, on=today())

    with pytest.raises(ConsentsMissing) as caught:
        start_exchange(by=swap.officer, exchange=exchange)
    assert str(caught.value) == (
        "灯塔小学派出 12 人，登记的监护人同意只有 11 人，请学校补齐后再开始。"
    )
    assert PupilExchange.objects.get().state == ExchangeState.PLANNED
    note_consents(by=swap.officer, sending=sending, consents=12, on=today())
    start_exchange(by=swap.officer, exchange=exchange)

    assert PupilExchange.objects.get().state == ExchangeState.UNDER_WAY
    said = "学生交换「海棠路交换周」开始：1 所学校，学生 12 人"
    assert sentence_of(Record.objects.get(code="exchange.started")) == said


def test_consents_are_counted_once_given(swap):
    sending = swap.ask(swap.offer())

    with pytest.raises(ConsentedInTheFuture):
        note_consents(by=swap.officer, sending=sending, consents=12, on=today() + DAY)

    assert Sending.objects.get().consents is None


def test_asking_anew_forgets_the_consents(swap):
    exchange = swap.offer()
    sending = swap.ask(exchange)
    note_consents(by=swap.officer, sending=sending, consents=12, on=today())

    assert swap.ask(exchange, **{SIXTH: 13}).consents is None


def test_start_waits_for_its_day_for_answers_and_for_somebody(swap):
    ahead = swap.offer(starts_on=today() + DAY)
    swap.agreed(ahead)
    empty, asked = swap.offer(), swap.offer()
    swap.ask(asked)

    with pytest.raises(ExchangeLiesAhead):
        start_exchange(by=swap.officer, exchange=ahead)
    with pytest.raises(NobodyComes):
        start_exchange(by=swap.officer, exchange=empty)
    with pytest.raises(StillAsked):
        start_exchange(by=swap.officer, exchange=asked)

    states = set(PupilExchange.objects.values_list("state", flat=True))
    assert states == {ExchangeState.PLANNED}


def test_end_counts_who_came_and_no_more_than_were_sent(swap):
    exchange = swap.under_way(ends_on=today())
    (row,) = SentPupils.objects.all()

    with pytest.raises(MoreThanSent):
        finish_exchange(by=swap.officer, exchange=exchange, attended={row: 13})
    assert PupilExchange.objects.get().state == ExchangeState.UNDER_WAY
    finish_exchange(by=swap.officer, exchange=exchange, attended={row: 11}, report="很好。")

    held = PupilExchange.objects.get()
    assert (held.state, held.report) == (ExchangeState.HELD, "很好。")
    assert flows() == {"S2": (11, FlowStatus.HELD)}
    assert Occasion.objects.get().status == FlowStatus.HELD


def test_end_waits_for_the_last_day(swap):
    exchange = swap.under_way()

    with pytest.raises(ExchangeLiesAhead):
        finish_exchange(by=swap.officer, exchange=exchange, attended={})

    assert PupilExchange.objects.get().state == ExchangeState.UNDER_WAY


def test_school_whose_pupils_did_not_come_received_nothing(swap):
    exchange = swap.under_way(ends_on=today())
    (row,) = SentPupils.objects.all()

    finish_exchange(by=swap.officer, exchange=exchange, attended={row: 0})

    assert flows() == {"S2": (0, FlowStatus.CANCELLED)}


def test_change_keeps_what_was_agreed(swap):
    exchange = swap.offer()
    swap.agreed(exchange)

    def change(**rest):
        return change_exchange(
            by=swap.officer, exchange=exchange, facts=swap.facts(**rest), reason="调整"
        )

    with pytest.raises(DatesAreConfirmed):
        change(ends_on=today() + DAY)
    with pytest.raises(PlacesAreTaken):
        change(places={SIXTH: 11})
    changed = change(title="交换周", places={SIXTH: 12})

    assert changed.title == "交换周"
    assert places_left(swap.officer, exchange) == {SIXTH: 0}


def test_cancelled_exchange_is_over_for_a_reason(swap):
    exchange = swap.under_way()

    with pytest.raises(ExchangeReasonMissing):
        cancel_exchange(by=swap.officer, exchange=exchange, reason="")
    cancel_exchange(by=swap.officer, exchange=exchange, reason="台风")

    assert flows() == {"S2": (12, FlowStatus.CANCELLED)}
    assert Occasion.objects.get().status == FlowStatus.CANCELLED
    with pytest.raises(ExchangeNotOpen):
        swap.ask(exchange, "S3")


def test_each_school_acts_for_itself(swap):
    exchange = swap.offer()
    other = swap.offer(host="S2", group="G1", title="灯塔交换周")

    with swap.at(swap.principal):
        sending = swap.ask(exchange, by=swap.principal)
        with pytest.raises(Refused):
            swap.ask(exchange, "S3", by=swap.principal)
        with pytest.raises(Refused):
            accept_sending(by=swap.principal, sending=sending)
        with pytest.raises(Refused):
            cancel_exchange(by=swap.principal, exchange=exchange, reason="改期")
        note_consents(by=swap.principal, sending=sending, consents=12, on=today())
        assert [one.code for one in senders_for(swap.principal, exchange)] == ["S2"]
        assert list(senders_for(swap.principal, other)) == []
        assert [one.code for one in hosts_for(swap.principal)] == ["S2"]
        assert [one.code for one in groups_for(swap.principal)] == ["G1", "G2"]
        back = swap.ask(other, "S3")
        accept_sending(by=swap.principal, sending=back)

    assert Sending.objects.get(pk=back.pk).state == SendingState.CONFIRMED


def test_who_sees_what(swap):
    swap.offer()
    swap.offer(host="S4", group="G2", title="望海交换周")

    def seen(seat):
        with swap.at(seat):
            return {one.title for one in exchanges(seat)}

    both = {"海棠路交换周", "望海交换周"}
    assert seen(swap.officer) == seen(swap.shore.auditor) == both
    # S2 is in both groups, S1 in the first alone.
    assert seen(swap.principal) == both
    assert seen(swap.shore.teacher) == {"海棠路交换周"}
    assert seen(swap.shore.hill) == seen(partner_link(swap.shore, "P1")) == set()
    people = swap.shore.people
    assert [name for name, seat in people.items() if may_offer_exchanges(seat)] == [
        "officer",
        "group_office",
        "principal",
    ]
    assert all(may_list_exchanges(seat) for seat in people.values())
    code = PupilExchange.objects.get(title="望海交换周").code
    assert visible_codes(swap.officer, [code, "X1999-00001"]) == {code}
