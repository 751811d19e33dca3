"""Who has left gives no day, meets no need, and is offered nowhere; what was stays."""

import pytest

from manyuan.directory.actions.experts import register_leaving, take_back_leaving
from manyuan.directory.actions.studios import close_studio
from manyuan.directory.errors import ExpertHasLeft
from manyuan.directory.models import Agreement, Expert, Studio
from manyuan.kernel.clock import today
from manyuan.offers.actions.days import change_day
from manyuan.offers.models import ExpertDay
from manyuan.offers.queries.boards import board_of_needs, board_of_offers, matches
from manyuan.offers.queries.coming_days import coming_days
from manyuan.offers.queries.copies import days_to_copy
from manyuan.offers.queries.visits import (
    day_here,
    days_to_come,
    request_here,
    standing_days,
    topics_offered,
)
from manyuan.offers.visibility import experts_in_charge, experts_to_give
from offers.giving import NEXT, give, hours, on, state


def leave(world, day):
    with world.at():
        expert = Expert.objects.get(code="E1")
        return register_leaving(by=world.officer, expert=expert, on=day, reason="调离")


def test_days_from_the_leaving_on_stand_no_more(shore):
    early, late = give(shore), give(shore, 7)
    request = state(shore, windows=f"{on(7).isoformat()} 08:30-11:30")

    leave(shore, on(7))

    with shore.at():
        assert list(standing_days(shore.officer, NEXT)) == [early]
        assert late not in days_to_come(shore.officer)
        assert late not in coming_days(shore.officer, [early.expert], today())
        assert matches(shore.officer, request).obstacle == "day"
        [need] = board_of_needs(shore.officer, NEXT)
        assert (need.matches, need.obstacle) == (0, "day")
        offered = {one.day.date: one.serves for one in board_of_offers(shore.officer, NEXT)}
        assert offered == {on(): 0, on(7): 0}
        assert ExpertDay.objects.get(pk=late.pk).state == "offered"


def test_leaving_that_is_taken_back_gives_the_days_back(shore):
    day = give(shore)
    request = state(shore)
    with shore.at():
        assert [one.day for one in matches(shore.officer, request).found] == [day]
    gone = leave(shore, on())

    with shore.at():
        assert matches(shore.officer, request).found == ()
        take_back_leaving(by=shore.officer, expert=gone)
        assert [one.day for one in matches(shore.officer, request).found] == [day]


def test_nobody_gives_a_day_of_an_expert_who_has_left_by_then(shore):
    leave(shore, on())

    with pytest.raises(ExpertHasLeft):
        give(shore)
    give(shore, -1)

    with shore.at():
        assert ExpertDay.objects.filter(date__gte=on(-1)).count() == 1


def test_expert_who_left_is_not_offered_for_days_and_topics(shore):
    with shore.at():
        assert "海洋科学" in topics_offered(shore.officer)

    leave(shore, today())

    with shore.at():
        assert topics_offered(shore.officer) == []
        assert list(experts_to_give(shore.officer)) == []
        assert [one.code for one in experts_in_charge(shore.officer)] == ["E1"]


def test_days_are_not_copied_beyond_the_leaving(shore):
    give(shore)
    leave(shore, on(30))

    with shore.at():
        expert = Expert.objects.get(code="E1")
        [copied] = days_to_copy(shore.officer, expert, NEXT)

        assert (copied.slot, copied.is_possible) == (None, False)


def test_group_office_answers_for_experts_whose_agreement_or_studio_lasts(shore):
    office = shore.group_office
    group = office.unit_id
    with shore.at():
        Agreement.objects.filter(group=group).update(ends_on=today())
        Agreement.objects.exclude(group=group).delete()
        Studio.objects.update(school=shore.school("S1"))
    with shore.at(office):
        assert [one.code for one in experts_in_charge(office)] == ["E1"]

    with shore.at():
        studio = Studio.objects.get()
        close_studio(by=shore.officer, studio=studio, on=today(), reason="合并")

    with shore.at(office):
        assert list(experts_in_charge(office)) == []


def test_changed_day_of_an_expert_who_left_must_lie_before(shore):
    day = give(shore)
    leave(shore, on())
    with shore.at():
        with pytest.raises(ExpertHasLeft):
            change_day(by=shore.officer, day=day, facts=hours(1))

        changed = change_day(by=shore.officer, day=day, facts=hours(-1))

        assert changed.stands


def test_who_answers_for_no_expert_gives_no_days(shore):
    for seat in (shore.principal, shore.teacher, shore.auditor):
        with shore.at(seat):
            assert list(experts_in_charge(seat)) == []


def test_day_and_request_are_found_by_their_number(shore):
    day, request = give(shore), state(shore)

    with shore.at():
        assert day_here(shore.officer, day.pk) == day
        assert request_here(shore.officer, request.pk) == request
        assert [one.is_open for one in board_of_needs(shore.officer, NEXT)] == [True]
