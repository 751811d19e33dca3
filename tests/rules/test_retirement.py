from datetime import date

import pytest

from manyuan.rules.retirement import load_retirement_pack, retirement_month
from manyuan.rules.status import Status


# 关于实施渐进式延迟法定退休年龄的决定 (2024) with its tables: men from January 1965 and women cadres
# from January 1970, one month later for every four months of birth, 36 at most.
@pytest.mark.parametrize(
    ("born", "sex", "month"),
    [
        (date(1964, 12, 31), "male", date(2024, 12, 1)),  # 60 years
        (date(1965, 1, 1), "male", date(2025, 2, 1)),  # 60 years, 1 month
        (date(1965, 4, 30), "male", date(2025, 5, 1)),
        (date(1965, 5, 1), "male", date(2025, 7, 1)),  # 60 years, 2 months
        (date(1976, 8, 31), "male", date(2039, 7, 1)),  # 62 years, 11 months
        (date(1976, 9, 1), "male", date(2039, 9, 1)),  # 63 years
        (date(1990, 6, 15), "male", date(2053, 6, 1)),
        (date(1969, 12, 31), "female", date(2024, 12, 1)),  # 55 years
        (date(1970, 1, 1), "female", date(2025, 2, 1)),  # 55 years, 1 month
        (date(1981, 8, 31), "female", date(2039, 7, 1)),  # 57 years, 11 months
        (date(1981, 9, 1), "female", date(2039, 9, 1)),  # 58 years
    ],
)
def test_retirement_month_follows_the_schedule(born, sex, month):
    assert retirement_month(born, sex) == month


def test_schedule_is_recalled_until_its_text_is_read():
    pack = load_retirement_pack()

    assert pack.id == "retirement-2025"
    assert {sex: rule.status for sex, rule in pack.ages.items()} == {
        "male": Status.RECALLED,
        "female": Status.RECALLED,
    }
