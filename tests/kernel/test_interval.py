from datetime import date, timedelta

import pytest

from manyuan.kernel.interval import Interval

FIRST, LAST = date(2024, 9, 1), date(2025, 9, 1)
DAY = timedelta(days=1)


@pytest.mark.parametrize("ends", [FIRST, FIRST - DAY])
def test_interval_holds_at_least_a_day(ends):
    with pytest.raises(ValueError, match=f"{ends} is not after {FIRST}"):
        Interval(FIRST, ends)


@pytest.mark.parametrize(
    ("day", "inside"),
    [(FIRST - DAY, False), (FIRST, True), (LAST - DAY, True), (LAST, False)],
)
def test_interval_ends_before_its_last_day(day, inside):
    assert Interval(FIRST, LAST).contains(day) is inside


def test_interval_without_an_end_still_runs():
    assert Interval(FIRST).contains(date.max)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Interval(FIRST, LAST), Interval(LAST), False),
        (Interval(FIRST, LAST), Interval(LAST - DAY), True),
        (Interval(FIRST, LAST), Interval(LAST, LAST + DAY), False),
        (Interval(FIRST, LAST), Interval(FIRST + DAY, LAST - DAY), True),
        (Interval(FIRST), Interval(LAST), True),
    ],
)
def test_intervals_overlap_when_they_share_a_day(one, other, overlap):
    assert (one.overlaps(other), other.overlaps(one)) == (overlap, overlap)
