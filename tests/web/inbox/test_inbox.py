"""The inbox of the principal who owns the hall of tests/worlds/venues.py."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.venue.actions import (
    approve_bookings,
    cancel_booking,
    refuse_booking,
)
from manyuan.engagements.kinds.venue.errors import VenueTaken
from manyuan.engagements.kinds.venue.models import Quarter, Use
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.inbox.answering import answer, take_back
from manyuan.inbox.errors import (
    ActedOnSince,
    MinuteIsOver,
    NoSuchAnswer,
    StepNotOwn,
    StepNotUndoable,
    StepUndoneAlready,
)
from manyuan.inbox.matters import matters
from manyuan.inbox.queries import just_done, pending
from manyuan.inbox.undoing import MINUTE
from manyuan.kernel.clock import today
from manyuan.web.inbox.words import due_said
from worlds.clock import later
from worlds.venues import weekday

INBOX = reverse("inbox")
ANSWER = reverse("inbox-answer", args=["booking-approve"])
UNDO = reverse("inbox-undo")
MORNING = {"starts_at": time(9), "ends_at": time(10)}


def said(page):
    return [str(one) for one in page.context["messages"]]


def states():
    return dict(Use.objects.order_by("pk").values_list("booking__code", "state"))


def asked(quay):
    """Ask for the hall twice; return the codes, the later day first."""
    return [quay.book(days=(weekday(1),)).code, quay.book(**MORNING).code]


def approved(quay, keys):
    verb = {"matter": matters()["booking-approve"], "verb": "approve"}
    return answer(by=quay.owner, keys=keys, **verb)


def refusal(quay, records, by=None):
    """Return what is said when records cannot be taken back."""
    outcome = take_back(by=by or quay.owner, records=records)
    assert outcome.done == ()
    return [type(failure) for _what, failure in outcome.refused]


def test_everything_that_waits_is_listed_the_most_urgent_first(quay, sign_in):
    late, soon = asked(quay)

    page = sign_in(quay.owner).get(INBOX)

    (part,) = page.context["parts"]
    assert [line.key for line in part.lines] == [soon, late]
    assert page.context["headline"] == "2 件事等您办理"
    assert [line.ticked for line in part.lines] == [False, False]


def test_all_can_be_ticked_without_a_script(quay, sign_in):
    asked(quay)

    page = sign_in(quay.owner).get(INBOX, {"matter": "booking-approve", "all": "1"})

    assert [line.ticked for part in page.context["parts"] for line in part.lines] == [True, True]


def test_filter_leaves_only_one_kind_or_matter(quay, sign_in):
    asked(quay)
    client = sign_in(quay.owner)

    shown = {
        query: len(client.get(INBOX + query).context["parts"])
        for query in ("?kind=venue", "?kind=visit", "?matter=booking-approve", "?matter=x")
    }

    assert shown == {
        "?kind=venue": 1,
        "?kind=visit": 0,
        "?matter=booking-approve": 1,
        "?matter=x": 0,
    }


def test_several_are_answered_at_once_and_taken_back_together(quay, sign_in):
    keys = asked(quay)
    client = sign_in(quay.owner)

    page = client.post(ANSWER, {"verb": "approve", "key": keys}, follow=True)
    (step,) = page.context["steps"]

    assert said(page) == ["已办理 2 项，一分钟内可以撤销。"]
    assert (step.text, len(step.records)) == ("已同意预订 2 项", 2)
    assert set(states().values()) == {"approved"}

    numbers = [number for number, _text in step.records]
    page = client.post(UNDO, {"record": numbers}, follow=True)

    assert said(page) == ["已撤销 2 项，请重新办理。"]
    assert page.context["steps"] == []
    assert set(states().values()) == {"requested"}
    assert sentence_of(Record.objects.first()).startswith("撤销了对 1 项场地预订的同意：B")


def test_what_is_refused_does_not_keep_the_others_from_being_done(quay, sign_in):
    first, second = asked(quay)
    cancel_booking(by=quay.principal, booking=quay.hall.bookings.get(code=first), reason="改期")

    page = sign_in(quay.owner).post(
        ANSWER, {"verb": "approve", "key": [first, second]}, follow=True
    )

    assert said(page) == [
        "已办理 1 项，一分钟内可以撤销。",
        f"「{first}」没有办成：这件事已不在您的待办里，可能刚由他人办理。",
    ]
    assert states() == {first: "cancelled", second: "approved"}


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"verb": "approve"}, "请先勾选要办理的事项。"),
        ({"verb": "refuse", "reason": " "}, "选择「不同意预订」须写明原因，对方会看到。"),
        ({"verb": "sell"}, "这类事项没有这种答复，请从待办页面重新选择。"),
    ],
)
def test_answer_that_lacks_something_is_asked_for_again(quay, sign_in, sent, wrong):
    keys = asked(quay)
    chosen = [] if sent["verb"] == "approve" else keys

    page = sign_in(quay.owner).post(ANSWER, {**sent, "key": chosen})

    assert page.context["filled"].wrong == wrong
    ticked = [line.key for part in page.context["parts"] for line in part.lines if line.ticked]
    assert sorted(ticked) == sorted(chosen)
    assert set(states().values()) == {"requested"}


def test_unknown_matter_is_not_found(quay, sign_in):
    address = reverse("inbox-answer", args=["no-such"])

    assert sign_in(quay.owner).post(address, {"verb": "x"}).status_code == 404


def test_within_the_minute_a_step_can_be_taken_back_and_no_moment_later(quay):
    outcome = approved(quay, asked(quay)[:1])

    with later(MINUTE + timedelta(seconds=1)):
        assert just_done(quay.owner) == []
        assert refusal(quay, outcome.done) == [MinuteIsOver]
    assert set(states().values()) == {"approved", "requested"}
    with later(MINUTE - timedelta(seconds=10)):
        assert len(take_back(by=quay.owner, records=outcome.done).done) == 1


def test_too_late_says_what_to_do_instead(quay, sign_in):
    (record,) = approved(quay, asked(quay)[:1]).done
    why = "已经超过一分钟，不能再撤销。需要收回，请到该项预订的页面上取消，并写明原因。"

    with later(MINUTE * 2):
        page = sign_in(quay.owner).post(UNDO, {"record": [record.pk]}, follow=True)

    assert said(page) == [f"「{sentence_of(record)}」没有办成：{why}"]


def test_a_step_is_taken_back_once_only(quay):
    outcome = approved(quay, asked(quay)[:1])
    take_back(by=quay.owner, records=outcome.done)

    assert refusal(quay, outcome.done) == [StepUndoneAlready]


def test_only_the_seat_that_answered_takes_back(quay):
    outcome = approved(quay, asked(quay)[:1])

    assert refusal(quay, outcome.done, by=quay.group_office) == [StepNotOwn]


def test_what_somebody_built_on_stays(quay):
    keys = asked(quay)
    outcome = approved(quay, keys[:1])
    booking = quay.hall.bookings.get(code=keys[0])
    cancel_booking(by=quay.principal, booking=booking, reason="改期")

    assert refusal(quay, outcome.done) == [ActedOnSince]


def test_what_has_no_way_back_says_so(quay):
    asked(quay)

    assert refusal(quay, [Record.objects.first()]) == [StepNotUndoable]


def test_who_waited_and_has_moved_up_keeps_the_place(quay):
    first = quay.book()
    waits = quay.book(by=quay.other, school="S6", waits=True)
    refused = refuse_booking(by=quay.owner, booking=first, reason="已借出")

    (done,) = just_done(quay.owner)

    assert refusal(quay, done.records) == [VenueTaken]
    assert states() == {refused.code: "refused", waits.code: "requested"}


def test_several_approved_on_their_own_page_are_taken_back_together(quay):
    keys = asked(quay)
    approve_bookings(by=quay.owner, bookings=list(quay.hall.bookings.filter(code__in=keys)))
    quarters = Quarter.objects.count()

    (done,) = just_done(quay.owner)
    take_back(by=quay.owner, records=done.records)

    assert set(states().values()) == {"requested"}
    # What is asked for keeps its time as before.
    assert Quarter.objects.count() == quarters


def test_nobody_answers_for_whom_nothing_waits(quay):
    keys = asked(quay)
    officer = {"matter": matters()["booking-approve"], "verb": "approve", "keys": keys}

    with pytest.raises(NoSuchAnswer):
        answer(by=quay.officer, **officer)
    outcome = answer(by=quay.other, **officer)

    assert (outcome.done, len(outcome.refused)) == ((), 2)
    assert set(states().values()) == {"requested"}


def test_another_bureau_sees_none_of_it(quay):
    asked(quay)
    with quay.at(quay.shore.hill):
        assert pending(quay.shore.hill) == []


def test_days_are_said_with_how_far_away_they_are():
    days = [timedelta(days=count) for count in (-2, 0, 3)]

    assert [due_said(today() + day).partition("，")[2] for day in days] == [
        "已过 2 天",
        "今天",
        "还有 3 天",
    ]


def test_history_tells_what_was_taken_back_and_by_what(quay, sign_in):
    (given,) = approved(quay, asked(quay)[:1]).done
    (back,) = take_back(by=quay.owner, records=[given]).done
    client = sign_in(quay.officer)

    shown = [client.get(reverse("history-record", args=[one.pk])).context for one in (given, back)]

    assert [one["undone_by"] for one in shown] == [(back.pk, sentence_of(back)), None]
    assert [one["undoes"] for one in shown] == [None, (given.pk, sentence_of(given))]


def test_of_many_the_first_are_listed_with_the_way_to_all(quay, sign_in):
    for hour in range(6, 18):
        quay.book(starts_at=time(hour), ends_at=time(hour, 45))
    client = sign_in(quay.owner)

    shown = [
        [(len(part.lines), part.more) for part in client.get(INBOX + query).context["parts"]]
        for query in ("", "?matter=booking-approve")
    ]

    assert shown == [[(10, 2)], [(12, 0)]]
    assert "查看全部 12 项" in client.get(INBOX).content.decode()
