from datetime import time, timedelta
from decimal import Decimal

from manyuan.kernel.hours import hours_in, length_between


def test_length_is_counted_within_the_day():
    assert length_between(time(9), time(10, 30)) == timedelta(minutes=90)


def test_hours_are_given_to_the_hundredth():
    assert hours_in(timedelta(minutes=45)) == Decimal("0.75")
    assert hours_in(timedelta(minutes=100)) == Decimal("1.67")
