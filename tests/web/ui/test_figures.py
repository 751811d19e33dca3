from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from manyuan.web.ui.figures import day, number, percent, shown


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234567, None, "1,234,567"),
        (0, None, "0"),
        (-5, None, "−5"),
        (1234.5, None, "1,234.5"),
        (Decimal("0.10"), None, "0.10"),
        (2.345, 2, "2.35"),
        (-0.001, 2, "0.00"),
        (Fraction(2, 3), 1, "0.7"),
        (None, 2, "—"),
        (float("nan"), None, "—"),
        ("九", None, "九"),
    ],
)
def test_numbers_are_written_for_reading(value, decimals, expected):
    assert number(value, decimals) == expected


@pytest.mark.parametrize(("share", "expected"), [(0.853, "85.3%"), (1, "100.0%"), (None, "—")])
def test_shares_are_percentages_with_one_decimal(share, expected):
    assert percent(share) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2025, 9, 1), "2025-09-01"),
        (datetime(2025, 9, 1, 0, 30, tzinfo=UTC), "2025-09-01 08:30"),
        ("2025 秋", "2025 秋"),
        (None, "—"),
    ],
)
def test_days_are_written_in_the_district_s_time(value, expected):
    assert day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", "—"), (None, "—"), (5000, "5,000"), (date(2025, 1, 2), "2025-01-02")],
)
def test_any_value_can_be_shown(value, expected):
    assert shown(value) == expected
