"""Who hears of records for a while: within, in their order, and no longer."""

from contextlib import suppress
from contextvars import Context

from manyuan.history.actions import record
from manyuan.history.followers import followers, records_heard


def test_each_hears_the_records_written_meanwhile_in_their_order(shore):
    with shore.at(), records_heard() as outer:
        first = record(by=shore.officer, code="school.edited")
        with records_heard() as inner:
            second = record(by=shore.officer, code="school.edited")
        third = record(by=shore.officer, code="school.edited")

    assert outer == [first, second, third]
    assert inner == [second]


def test_nobody_hears_for_longer_than_asked_nor_elsewhere():
    always = followers()

    with suppress(LookupError), records_heard():
        meanwhile, elsewhere = followers(), Context().run(followers)
        raise LookupError

    assert len(meanwhile) == len(always) + 1
    assert followers() == elsewhere == always
