"""Every answer that the inbox knows, given and taken back, by the seats for which it waits."""

import pytest
from django.db.models import Sum

from manyuan.engagements.kinds.venue.models import Quarter
from manyuan.engagements.models import Flow, Occasion
from manyuan.funding.models import LedgerEntry
from manyuan.history.models import Change
from manyuan.inbox.answering import answer, take_back
from manyuan.inbox.matters import matters
from manyuan.inbox.queries import just_done, pending

VERBS = [
    ("officer", "exemption-decide", "approve"),
    ("officer", "exemption-decide", "refuse"),
    ("officer", "contest-answer", "accept"),
    ("officer", "contest-answer", "decline"),
    ("principal", "plan-answer", "agree"),
    ("principal", "plan-answer", "refuse"),
    ("principal", "visit-confirm", "confirm"),
    ("principal", "visit-confirm", "decline"),
    ("group_office", "visit-confirm", "confirm"),
    ("group_office", "visit-confirm", "decline"),
    ("group_office", "booking-approve", "approve"),
    ("group_office", "booking-approve", "refuse"),
    ("group_office", "exchange-answer", "accept"),
    ("group_office", "exchange-answer", "decline"),
    ("officer", "budget-approve", "approve"),
    ("officer", "budget-approve", "refuse"),
    ("officer", "voucher-pay", "pay"),
]
STORED = (Flow, Occasion, Quarter)


def booked():
    """Return what the books say of every line, commitment and voucher."""
    by_what = LedgerEntry.objects.order_by("kind", "line", "commitment", "voucher")
    sums = by_what.values_list("kind", "line", "commitment", "voucher").annotate(Sum("amount"))
    return [one for one in sums if one[-1]]


def waiting(seat, matter):
    return [one.key for found in pending(seat, matter=matter) for one in found.lines]


def stored():
    """Return what is stored of flows, occasions and taken hours, by nothing but what it says."""
    return [
        sorted(
            repr({name: value for name, value in row.items() if name != "id"})
            for row in model.objects.order_by().values()
        )
        for model in STORED
    ]


def numbers(steps):
    return {one.pk for step in steps for one in step.records}


def rows(record, side):
    """Return one side of a record's changes; books forget nothing, so theirs are counted apart."""
    found = Change.objects.filter(record=record).exclude(table="ledger")
    return {(one.table, one.key): getattr(one, side) for one in found}


def test_every_verb_is_tried_here():
    known = {(slug, verb.slug) for slug, one in matters().items() for verb in one.verbs}

    # The kind of tests/worlds/lending is no part of the product.
    assert {(slug, verb) for _who, slug, verb in VERBS} == known - {("loan-bring", "put-off")}


@pytest.mark.parametrize(("who", "slug", "verb"), VERBS)
def test_answer_is_given_and_taken_back(seen, who, slug, verb):
    seat = getattr(seen, who)
    with seen.at(seat):
        before, books, keys = stored(), booked(), waiting(seat, slug)
        given = answer(by=seat, matter=matters()[slug], verb=verb, keys=keys[:1], reason="另有安排")
        left, steps = waiting(seat, slug), numbers(just_done(seat))
        back = take_back(by=seat, records=given.done)

        assert (given.refused, back.refused) == ((), ())
        assert left == keys[1:]
        assert given.done[0].pk in steps
        assert waiting(seat, slug) == keys
        assert (stored(), booked()) == (before, books)
        assert back.done[0].undoes == given.done[0]
        was, again = rows(given.done[0], "before"), rows(back.done[0], "after")
        assert again == was
        assert numbers(just_done(seat)) == steps - {given.done[0].pk}


@pytest.mark.parametrize("who", ["teacher", "auditor"])
def test_nothing_can_be_answered_from_a_seat_for_which_nothing_waits(seen, who):
    seat = getattr(seen, who)
    with seen.at(seat):
        assert [one for one in pending(seat) if one.matter.verbs] == []
