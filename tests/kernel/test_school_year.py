from datetime import date

import pytest

from manyuan.kernel.school_year import SchoolYear


@pytest.mark.parametrize(
    ("day", "start"),
    [(date(2024, 8, 31), 2023), (date(2024, 9, 1), 2024), (date(2025, 1, 1), 2024)],
)
def test_school_year_begins_on_the_first_of_september(day, start):
    assert SchoolYear.on(day) == SchoolYear(start)


def test_school_year_counts_at_the_end_of_its_first_month():
    year = SchoolYear(2024)

    assert (year.first_day, year.census_day) == (date(2024, 9, 1), date(2024, 9, 30))
    assert str(year) == "2024–2025"
    assert year < SchoolYear(2025)
