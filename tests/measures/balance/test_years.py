import pytest

from manyuan.measures.balance import year_used
from measures.district_rows import row


@pytest.mark.parametrize(
    ("asked", "used"), [(2020, None), (2021, 2021), (2022, 2021), (2024, 2024), (2030, 2024)]
)
def test_year_used_is_the_one_asked_or_the_latest_before(asked, used):
    rows = [row(year=2024), row(year=2021)]

    assert year_used(rows, asked) == used


def test_district_without_any_row_uses_no_year():
    assert year_used([], 2025) is None
