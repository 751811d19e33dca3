import pytest

from manyuan.measures.impact.pretrend import chi_square_beyond


@pytest.mark.parametrize(
    ("value", "degrees", "beyond"),
    [
        # Upper 5 % and 1 % points of the chi-square tables.
        (3.841459, 1, 0.05),
        (5.991465, 2, 0.05),
        (7.814728, 3, 0.05),
        (9.487729, 4, 0.05),
        (18.307038, 10, 0.05),
        (24.995790, 15, 0.05),
        (6.634897, 1, 0.01),
        (23.209251, 10, 0.01),
        (0.0, 1, 1.0),
        (0.0, 6, 1.0),
        (-1e-18, 3, 1.0),
    ],
)
def test_tail_of_chi_square_is_that_of_the_tables(value, degrees, beyond):
    assert chi_square_beyond(value, degrees) == pytest.approx(beyond, abs=1e-7)
