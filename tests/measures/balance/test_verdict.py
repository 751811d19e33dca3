from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from manyuan.measures.balance import AmountNotUsable, judge
from manyuan.measures.balance.verdict import school_rule
from measures.district_rows import PACK, YEAR, full, row, school


def verdict_of(resources, pack=PACK, **fields):
    [verdict] = judge([school(**fields)], [resources], year=YEAR, pack=pack).schools
    return verdict


@pytest.mark.parametrize(
    ("stage", "pupils", "fields", "indicator", "met"),
    [
        ("primary", 500, {"teachers_above_required": 21}, "A1", True),  # exactly 4.2
        ("primary", 501, {"teachers_above_required": 21}, "A1", False),
        ("junior", 1000, {"teachers_above_required": 53}, "A1", True),  # exactly 5.3
        ("junior", 1000, {"teachers_above_required": 52}, "A1", False),
        ("primary", 1000, {"pe_art_teachers": 9}, "A3", True),  # exactly 0.9
        ("primary", 1000, {"multimedia_rooms": 23}, "A7", True),  # exactly 2.3
        ("junior", 1000, {"multimedia_rooms": 24}, "A7", True),  # exactly 2.4
        (
            "junior",
            1000,
            {"teaching_area": Decimal("5800.10"), "indoor_sports_area": Decimal("0.10")},
            "A4",
            True,
        ),
        (
            "junior",
            1000,
            {"teaching_area": Decimal("5800.10"), "indoor_sports_area": Decimal("0.11")},
            "A4",
            False,
        ),
        (
            "junior",
            100,
            {"sports_area": Decimal("1019.99"), "indoor_sports_area": Decimal("0.01")},
            "A5",
            True,
        ),
        ("primary", 999_999, {"equipment_value": Decimal("1999997999.99")}, "A6", False),
        ("primary", 999_999, {"equipment_value": Decimal("1999998000.00")}, "A6", True),
    ],
)
def test_threshold_is_met_on_the_line_and_missed_below(stage, pupils, fields, indicator, met):
    kind = stage

    verdict = verdict_of(full(stage=stage, pupils=pupils, **fields), kind=kind)

    assert verdict.indicators[indicator].met is met


@pytest.mark.parametrize(
    ("teachers", "met", "above_floor", "passes", "reason"),
    [
        (420, True, True, True, None),
        (419, False, True, True, None),
        (357, False, True, True, None),  # exactly 85 % of 4.2
        (356, False, False, False, "below_floor"),
    ],
)
def test_one_miss_is_forgiven_down_to_85_per_cent(teachers, met, above_floor, passes, reason):
    resources = full(pupils=10_000, teachers_above_required=teachers)
    plenty = {
        "backbone_teachers": 100,
        "pe_art_teachers": 90,
        "teaching_area": Decimal(60_000),
        "sports_area": Decimal(100_000),
        "equipment_value": Decimal(25_000_000),
        "multimedia_rooms": 240,
    }

    verdict = verdict_of(replace(resources, **plenty))

    found = verdict.indicators["A1"]
    assert (found.met, found.at_least_85) == (met, above_floor)
    assert (verdict.passes, verdict.reason) == (passes, reason)


def test_nine_backbone_teachers_for_1200_pupils_fail_and_eleven_are_forgiven():
    # domain: 9 → 0.75, fails; 11 → 0.917, the allowed single miss; 12 → 1.0.
    passes = {}
    for teachers in (9, 11, 12):
        plenty = full(
            pupils=1200,
            backbone_teachers=teachers,
            pe_art_teachers=11,
            teaching_area=Decimal(7000),
            equipment_value=Decimal(2_400_000),
            multimedia_rooms=28,
        )
        passes[teachers] = verdict_of(plenty).passes

    assert passes == {9: False, 11: True, 12: True}


@pytest.mark.parametrize(
    ("missed", "unknown", "below_floor", "expected"),
    [
        (0, 0, False, (True, None)),
        (1, 0, False, (True, None)),
        (1, 0, True, (False, "below_floor")),
        (2, 0, False, (False, "too_many_missed")),
        (2, 0, True, (False, "below_floor")),
        (0, 1, False, (None, "unknown")),
        (0, 7, False, (None, "unknown")),
        (1, 1, False, (None, "unknown")),
        (1, 6, True, (False, "below_floor")),
        (2, 5, False, (False, "too_many_missed")),
        (7, 0, False, (False, "too_many_missed")),
    ],
)
def test_school_rule_is_unknown_only_if_the_unknowns_could_change_it(
    missed, unknown, below_floor, expected
):
    found = school_rule(missed=missed, unknown=unknown, below_floor=below_floor, pack=PACK)

    assert found == expected


def test_counts_of_met_and_unknown_are_given():
    verdict = verdict_of(full(teaching_area=None, backbone_teachers=9))

    assert (verdict.met_count, verdict.unknown_count) == (5, 1)
    assert (verdict.passes, verdict.reason) == (None, "unknown")


def test_unknown_pupils_leave_every_value_unknown():
    verdict = verdict_of(full(pupils=None))

    assert verdict.pupils is None
    assert {value.reason for value in verdict.indicators.values()} == {"pupils_unknown"}
    assert {value.value for value in verdict.indicators.values()} == {None}
    assert (verdict.met_count, verdict.unknown_count, verdict.passes) == (0, 7, None)


def test_unknown_indoor_area_makes_both_areas_unknown_and_is_named():
    verdict = verdict_of(full(indoor_sports_area=None))

    assert {
        code: value.missing
        for code, value in verdict.indicators.items()
        if value.reason == "input_unknown"
    } == {"A4": ("indoor_sports_area",), "A5": ("indoor_sports_area",)}


def test_indoor_sports_larger_than_all_teaching_area_is_inconsistent():
    verdict = verdict_of(full(teaching_area=Decimal(100), indoor_sports_area=Decimal("100.01")))

    found = verdict.indicators["A4"]
    assert (found.value, found.ratio, found.met, found.reason) == (None, None, None, "inconsistent")
    assert found.numerator == Decimal("-0.01")
    assert verdict.passes is None


def test_known_zero_is_a_value():
    found = verdict_of(full(backbone_teachers=0)).indicators["A2"]

    assert (found.value, found.met, found.at_least_85, found.reason) == (0.0, False, False, None)


def test_value_carries_formula_and_numbers():
    found = verdict_of(full()).indicators["A4"]

    assert (found.indicator, found.value, found.threshold) == ("A4", 5.8, 4.5)
    assert found.ratio == pytest.approx(5.8 / 4.5)
    assert (found.numerator, found.missing) == (5800, ())
    assert found.inputs == (
        ("teaching_area", Decimal(6000)),
        ("indoor_sports_area", Decimal(200)),
        ("pupils", 1000),
    )


@pytest.mark.parametrize(
    ("setting", "pupils", "teachers", "flags"),
    [
        ("rural", 50, 0, ("may_apply_a3_rural",)),
        ("rural", 99, 0, ("may_apply_a3_rural",)),
        ("rural", 99, None, ("may_apply_a3_rural",)),
        ("rural", 99, 9, ()),  # met without it
        ("rural", 49, 0, ()),
        ("rural", 100, 0, ()),
        ("rural", None, 0, ()),
        ("town", 99, 0, ()),
        (None, 99, 0, ()),
    ],
)
def test_relaxation_of_small_rural_schools_is_flagged_where_it_may_help(
    setting, pupils, teachers, flags
):
    verdict = verdict_of(full(pupils=pupils, pe_art_teachers=teachers), setting=setting)

    assert verdict.indicators["A3"].flags == flags


@pytest.mark.parametrize(
    ("setting", "area", "flags"),
    [
        ("city", Decimal(1), ("may_apply_a5_leased",)),
        ("city", None, ("may_apply_a5_leased",)),
        ("city", Decimal(10_000), ()),
        ("rural", Decimal(1), ()),
    ],
)
def test_leased_venues_are_flagged_for_cities_that_miss_a5(setting, area, flags):
    verdict = verdict_of(full(sports_area=area), setting=setting)

    assert verdict.indicators["A5"].flags == flags
    assert verdict.indicators["A4"].flags == ()


@pytest.mark.parametrize(
    "amount",
    [
        Decimal("0.001"),
        Decimal("-1"),
        Decimal("10000000000000.01"),
        Decimal("NaN"),
        Decimal("Infinity"),
    ],
)
def test_amount_that_cannot_be_counted_exactly_is_refused(amount):
    with pytest.raises(AmountNotUsable) as refusal:
        verdict_of(row(pupils=1, equipment_value=amount))

    assert refusal.value.facts == {
        "school": "s1",
        "year": YEAR,
        "column": "equipment_value",
        "amount": amount,
    }


def test_largest_amounts_are_judged_exactly():
    largest = Decimal(10_000_000_000_000)
    rows = [
        row(pupils=1_000_000, equipment_value=largest),
        row(stage="junior", pupils=1_000_000),
        row(stage="shared", equipment_value=largest),
    ]

    report = judge([school(kind="nine_year")], rows, year=YEAR, pack=PACK)

    found = {verdict.stage: verdict.indicators["A6"] for verdict in report.schools}
    assert found["primary"].numerator == Fraction(10**13) * 31 / 21
    assert found["junior"].numerator == Fraction(10**13) * 11 / 21
    assert found["primary"].value == pytest.approx(10**7 * 31 / 21)


@pytest.mark.parametrize(
    ("least", "below", "pupils", "may"),
    [
        (50, None, 50, True),
        (50, None, 49, False),
        (None, 100, 99, True),
        (None, 100, 100, False),
        (50, None, None, False),
        (None, None, None, True),
    ],
)
def test_relaxation_keeps_to_the_bounds_that_it_has(least, below, pupils, may):
    of_a5 = next(each for each in PACK.relaxations if each.indicator == "A5")
    relaxation = replace(of_a5, pupils_from=least, pupils_below=below)

    verdict = verdict_of(
        full(pupils=pupils, sports_area=Decimal(0), indoor_sports_area=Decimal(0)),
        setting="city",
        pack=replace(PACK, relaxations=(relaxation,)),
    )

    assert verdict.indicators["A5"].flags == (("may_apply_a5_leased",) if may else ())
