"""An expert's day is given where pupils are at school; the bureau's own holidays count."""

from dataclasses import replace
from datetime import timedelta

import pytest

from manyuan.directory.models import Expert
from manyuan.history.models import Record
from manyuan.kernel.errors import Refused
from manyuan.offers.models import ExpertDay
from manyuan.plans.actions.school_days import change_school_day, give_school_day
from manyuan.plans.errors import NoSchoolDay
from offers.giving import NEXT, hours, on, visit_window
from worlds.caravan import days, hold_holiday

SUNDAY = on(4)
MAY_DAY = on().replace(year=NEXT + 1, month=5, day=1)
IN_SUMMER = on().replace(year=NEXT + 1, month=7, day=20)
IN_WINTER = on().replace(year=NEXT + 1, month=2, day=3)
DAYS_OFF = [SUNDAY, MAY_DAY, IN_SUMMER, IN_WINTER]


@pytest.fixture
def collecting(shore):
    visit_window(world=shore)
    return shore


def at(day):
    return replace(hours(), date=day)


def given(world, facts):
    expert = Expert.objects.get(code="E1")
    return give_school_day(by=world.officer, expert=expert, facts=facts)


def counts():
    return ExpertDay.objects.count(), Record.objects.count()


@pytest.mark.parametrize("day", DAYS_OFF)
def test_day_without_school_is_not_given(collecting, day):
    with collecting.at():
        before = counts()

        with pytest.raises(NoSchoolDay) as caught:
            given(collecting, at(day))

        assert str(caught.value) == f"{day} 是休息日或假期，学校不上课，请换一个日期。"
        assert counts() == before


@pytest.mark.parametrize("day", DAYS_OFF)
def test_day_is_not_changed_to_one_without_school(collecting, day):
    with collecting.at():
        standing = given(collecting, at(on()))
        before = counts()

        with pytest.raises(NoSchoolDay):
            change_school_day(by=collecting.officer, day=standing, facts=at(day))

        standing.refresh_from_db()
        assert (standing.date, counts()) == (on(), before)


def test_school_day_is_given_and_changed(collecting):
    with collecting.at():
        day = given(collecting, at(on()))
        change_school_day(by=collecting.officer, day=day, facts=at(on(1)))

        day.refresh_from_db()
        assert day.date == on(1)


def test_holiday_that_the_bureau_set_is_none(cape):
    holiday = days()[2]
    hold_holiday(cape.adopted(), holiday)

    with pytest.raises(NoSchoolDay):
        given(cape, at(holiday))


def test_who_may_not_give_days_is_told_so_first(collecting):
    with collecting.at():
        expert = Expert.objects.get(code="E1")

        with pytest.raises(Refused):
            give_school_day(by=collecting.principal, expert=expert, facts=at(SUNDAY))

        assert not ExpertDay.objects.filter(date__gte=on() - timedelta(days=7)).exists()
