from decimal import Decimal
from fractions import Fraction

import pytest

from manyuan.measures.balance import judge
from manyuan.measures.balance.dispersion import exactly_within
from measures.district_rows import PACK, YEAR, full, row, school


def spread_of(equipment, stage="primary", pupils=100):
    schools = [school(f"s{place}", stage) for place in range(len(equipment))]
    rows = [
        row(each.school, stage, pupils=pupils, equipment_value=amount)
        for each, amount in zip(schools, equipment, strict=True)
    ]
    report = judge(schools, rows, year=YEAR, pack=PACK)
    return next(result for result in report.district if result.indicator == "A6")


@pytest.mark.parametrize(
    ("stage", "amounts", "passes"),
    [
        # Two schools of one size, mean ± limit: the coefficient is exactly the limit.
        ("primary", ["150", "50"], True),
        ("junior", ["145", "55"], True),
        ("primary", ["150.01", "50"], False),
        ("primary", ["1500000000.01", "500000000"], False),  # 1e-11 above the line
        ("primary", ["1499999999.99", "500000000"], True),
        ("junior", ["1450000000.01", "550000000"], False),
        ("junior", ["150", "50"], False),
        ("primary", ["100", "100"], True),
        ("primary", ["100", "0"], False),
    ],
)
def test_limit_is_kept_on_the_line_and_broken_above(stage, amounts, passes):
    result = spread_of([Decimal(amount) for amount in amounts], stage)

    assert result.passes is passes


def test_equal_schools_have_no_spread():
    result = spread_of([Decimal("0.10")] * 7, pupils=3)

    assert result.cv == pytest.approx(0, abs=1e-15)
    assert (result.passes, result.reason) == (True, None)


def test_one_unknown_school_leaves_the_limit_unknown_and_the_number_known():
    result = spread_of([Decimal(150), Decimal(50), None])

    assert (result.mean, result.cv) == (1.0, 0.5)
    assert (result.schools_known, result.schools_all) == (2, 3)
    assert (result.passes, result.reason) == (None, "some_unknown")


def test_district_that_has_nothing_has_no_coefficient():
    result = spread_of([Decimal(0), Decimal(0)])

    assert (result.mean, result.cv, result.cv_unweighted) == (0.0, None, None)
    assert (result.passes, result.reason) == (None, "mean_zero")


def test_stages_are_measured_apart():
    schools = [school("s1"), school("s2", "junior")]
    rows = [full("s1"), full("s2", "junior", equipment_value=Decimal(9_000_000))]

    report = judge(schools, rows, year=YEAR, pack=PACK)

    assert [(r.stage, r.indicator) for r in report.district] == [
        (stage, f"A{number}") for stage in ("primary", "junior") for number in range(1, 8)
    ]
    assert {r.cv for r in report.district} == {0.0}


def test_exact_test_of_many_fractions_agrees_with_the_definition():
    parts = [(Fraction(number * 7 + 1, 3), number + 11) for number in range(1, 40)]
    total = sum(pupils for _, pupils in parts)
    mean = sum(resource for resource, _ in parts) / total
    square = sum(
        Fraction(pupils, total) * (resource / pupils - mean) ** 2 for resource, pupils in parts
    ) / (mean**2)

    assert exactly_within(parts, limit=Decimal("0.29")) is (square <= Fraction("0.29") ** 2)
    assert exactly_within(parts, limit=Decimal("0.20")) is (square <= Fraction("0.20") ** 2)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, True),
        ({"backbone_teachers": 0}, {}, False),
        ({"backbone_teachers": None}, {}, None),
        ({"backbone_teachers": None}, {"multimedia_rooms": 0}, False),
    ],
)
def test_stage_passes_when_every_school_and_every_coefficient_does(first, second, expected):
    schools = [school("s1"), school("s2")]

    report = judge(schools, [full("s1", **first), full("s2", **second)], year=YEAR, pack=PACK)

    assert report.stage_passes("primary") is expected


def test_stage_fails_by_its_spread_though_every_school_passes():
    rows = [full("s1", equipment_value=Decimal(2_000_000))]
    rows += [full("s2", equipment_value=Decimal(20_000_000))]

    report = judge([school("s1"), school("s2")], rows, year=YEAR, pack=PACK)

    assert {verdict.passes for verdict in report.schools} == {True}
    assert report.stage_passes("primary") is False
