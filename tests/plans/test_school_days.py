"""On which days there is school: the caravan in force says when the district's holidays are."""

from datetime import timedelta

import pytest

from manyuan.plans.models import Plan
from manyuan.plans.queries.school_days import school_days
from worlds.caravan import days, hold_holiday, school_day, year


@pytest.fixture
def week():
    """Six days of a term's week, from a Wednesday to a Monday."""
    return [school_day() + timedelta(days=count) for count in range(6)]


def test_weekdays_of_the_term_are_school_days_while_no_caravan_is_in_force(cape, week):
    hold_holiday(cape.plan(), week[0])

    assert school_days(cape.officer, week) == {week[0], week[1], week[2], week[5]}


def test_holidays_are_those_of_the_caravan_in_force(cape, week):
    hold_holiday(cape.adopted(), week[1])

    assert school_days(cape.officer, week) == {week[0], week[2], week[5]}


def test_caravan_of_another_year_sets_no_holidays(cape, week):
    plan = hold_holiday(cape.adopted(), week[1])
    Plan.objects.filter(pk=plan.pk).update(year=year() - 1)

    assert school_days(cape.officer, week) == {week[0], week[1], week[2], week[5]}


def test_of_several_in_force_the_one_adopted_last_holds(cape, week):
    for_all = hold_holiday(cape.adopted(), week[0])
    of_group = hold_holiday(cape.adopted(group=cape.shore.group("G1")), week[2])
    Plan.objects.filter(pk=for_all.pk).update(adopted_on=days()[0] - timedelta(days=3))
    Plan.objects.filter(pk=of_group.pk).update(adopted_on=days()[0] - timedelta(days=2))

    assert school_days(cape.officer, week) == {week[0], week[1], week[5]}


def test_no_days_are_no_school_days(cape):
    assert school_days(cape.officer, []) == frozenset()
