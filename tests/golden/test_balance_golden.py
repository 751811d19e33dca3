"""Numbers published with the method, and what the product makes of them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from manyuan.measures.balance import judge
from manyuan.measures.balance.dispersion import SCHEMA, coefficients
from manyuan.measures.engine import columns_of, table
from measures.district_rows import PACK, YEAR, row, school

# 县域义务教育校际均衡指标计算方法, worked example: pupils and books of five schools;
# published X̄ 6.334, CV 0.52; recomputed to six places.
PUPILS = [45, 37, 89, 76, 55]
BOOKS = [279, 137, 935, 160, 402]
MEAN, CV = 6.334437, 0.515257
# The same schools without weights: 0.488771 of a population, 0.546462 of a sample. Under the
# limit 0.50 the first would turn the verdict over.
UNWEIGHTED, SAMPLE = 0.488771, 0.546462


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_coefficient_of_the_published_example_is_weighted_by_pupils(engine):
    columns = {
        "stage": ["primary"] * 5,
        "indicator": ["books"] * 5,
        "pupils": PUPILS,
        "value": [books / pupils for books, pupils in zip(BOOKS, PUPILS, strict=True)],
    }

    found = columns_of(coefficients(table(columns, SCHEMA, engine=engine)))

    assert found["mean"] == [pytest.approx(MEAN, abs=5e-7)]
    assert found["cv"] == [pytest.approx(CV, abs=5e-7)]
    assert found["cv_unweighted"] == [pytest.approx(UNWEIGHTED, abs=5e-7)]
    # n − 1 in place of n turns the unweighted population form into the published sample form.
    assert found["cv_unweighted"][0] * (5 / 4) ** 0.5 == pytest.approx(SAMPLE, abs=5e-7)


def test_published_example_fails_the_limit_that_the_unweighted_form_would_pass():
    schools = [school(f"s{place}") for place in range(5)]
    rows = [
        row(f"s{place}", pupils=pupils, equipment_value=Decimal(books))
        for place, (pupils, books) in enumerate(zip(PUPILS, BOOKS, strict=True))
    ]

    report = judge(schools, rows, year=YEAR, pack=PACK)

    [result] = [each for each in report.district if each.indicator == "A6"]
    assert result.mean == pytest.approx(MEAN, abs=5e-7)
    assert result.cv == pytest.approx(CV, abs=5e-7)
    assert result.cv_unweighted == pytest.approx(UNWEIGHTED, abs=5e-7)
    assert (result.limit, result.passes) == (0.5, False)


def test_published_split_of_a_nine_year_school():
    # 测算均衡系数拆分公式: 166 primary and 210 junior pupils share 23,226 books: 58.50 per weighted
    # pupil, 9,711 and 13,515; the source rounds 58.50 first, the exact parts are 9,711.63 and the
    # remainder.
    rows = [
        row("s1", "primary", pupils=166),
        row("s1", "junior", pupils=210),
        row("s1", "shared", equipment_value=Decimal(23226)),
    ]

    report = judge([school("s1", "nine_year")], rows, year=YEAR, pack=PACK)

    junior, primary = sorted(report.schools, key=lambda verdict: verdict.stage)
    part, rest = (each.indicators["A6"].numerator for each in (primary, junior))
    assert part == Fraction(23226 * 166 * 10, 166 * 10 + 210 * 11)
    assert round(float(part), 2) == 9711.63
    assert part + rest == 23226
    assert float(rest) == pytest.approx(13515, abs=1)
    assert round(float(part) / 166, 2) == 58.50
    assert (primary.pupils, junior.pupils) == (166, 210)
