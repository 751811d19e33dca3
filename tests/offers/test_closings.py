"""Before a window closes, whoever has yet to answer is told: the same whom the inbox asks."""

from datetime import datetime, time, timedelta

import pytest

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.inbox.queries import pending
from manyuan.kernel.clock import CHINA, today
from manyuan.notices.jobs import tell_what_closes
from manyuan.notices.models import Notice
from manyuan.offers.actions.confirming import confirm_posts, confirm_roster
from manyuan.offers.actions.windows import change_window
from manyuan.offers.collecting import MATTERS
from manyuan.offers.models import Window
from manyuan.seats.enums import PEOPLE_ROLES
from manyuan.seats.models import Seat
from offers.collecting import facts, open_for
from offers.giving import state, visit_window

DAY = timedelta(days=1)
CODES = ("visits.closing", "window.closing")


def at(hour=9):
    return datetime.combine(today(), time(hour), CHINA)


def told(code):
    found = Notice.objects.filter(record__code=code).values_list(
        "seat__person__username", flat=True
    )
    return sorted(found)


def asked(world):
    """Return in whose inbox something of the collecting waits."""
    with world.at():
        seats = list(Seat.objects.filter(role__in=PEOPLE_ROLES).select_related("person", "unit"))
    slugs = {matter.slug for matter in MATTERS}
    found = []
    for seat in seats:
        with world.at(seat):
            found += [seat.person.username for one in pending(seat) if one.matter.slug in slugs]
    return sorted(found)


def test_who_has_yet_to_answer_is_told_once_before_a_window_closes(world):
    open_for(world, closes=1)
    visit_window(closes=1, world=world)

    assert [tell_what_closes(at()) for _time in range(2)] == [2, 0]
    with world.at():
        found = {code: told(code) for code in CODES}
        said = sentence_of(Record.objects.get(code="window.closing"))
    assert found == {
        "visits.closing": ["office", "principal"],
        "window.closing": ["principal", "teacher"],
    }
    assert sorted(found["visits.closing"] + found["window.closing"]) == asked(world)
    assert said.endswith(f"学年交流的收集窗口将于 {today() + DAY} 截止")


def test_who_has_answered_is_not_told(world):
    window = open_for(world, closes=1)
    visit_window(closes=1, world=world)
    state(world, "S2")
    with world.at():
        for confirm in (confirm_roster, confirm_posts):
            confirm(by=world.officer, school=world.school("S2"), window=window)

    tell_what_closes(at())

    with world.at():
        assert [told(code) for code in CODES] == [["office"], ["teacher"]]


@pytest.mark.parametrize(
    "when", [{"closes": 40}, {"opens": -9, "closes": -1}, {"opens": 0, "closes": 1}]
)
def test_nobody_is_told_long_before_nor_afterwards_nor_on_the_first_day(world, when):
    open_for(world, **when)

    assert tell_what_closes(at()) == 0


def test_nobody_is_told_at_night(world):
    open_for(world, closes=1)

    assert [tell_what_closes(at(hour)) for hour in (5, 6)] == [0, 1]


def test_a_window_that_is_prolonged_tells_again_before_its_new_last_day(world):
    window = open_for(world, closes=1)
    tell_what_closes(at())
    with world.at():
        later = facts(closes=2)
        change_window(by=world.officer, window=Window.objects.get(), facts=later, reason="延期")

    again = [tell_what_closes(at()) for _time in range(2)]

    with world.at():
        assert (again, window.pk) == ([1, 0], Window.objects.get().pk)
