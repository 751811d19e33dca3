from decimal import Decimal
from fractions import Fraction

import pytest

from manyuan.measures.balance import judge
from measures.district_rows import PACK, YEAR, row, school

AREA = Decimal("1000.00")


def values_of(kind, rows, indicator="A6"):
    report = judge([school(kind=kind)], rows, year=YEAR, pack=PACK)
    return {verdict.stage: verdict.indicators[indicator] for verdict in report.schools}


def stages(**pupils):
    return [row(stage=stage, pupils=number) for stage, number in pupils.items()]


@pytest.mark.parametrize(
    ("kind", "pupils", "shares"),
    [
        ("nine_year", {"primary": 100, "junior": 100}, {"primary": "10/21", "junior": "11/21"}),
        ("complete", {"junior": 100, "senior": 100}, {"junior": "10/22"}),
        (
            "twelve_year",
            {"primary": 100, "junior": 100, "senior": 100},
            {"primary": "100/342", "junior": "110/342"},
        ),
        # A kind that does not fit its stages falls back on the same proportions.
        ("complete", {"primary": 100, "junior": 100}, {"primary": "10/21", "junior": "11/21"}),
        ("junior", {"junior": 100, "senior": 100}, {"junior": "10/22"}),
        ("primary", {"primary": 100}, {"primary": "1"}),
        ("nine_year", {"primary": 100, "junior": 0}, {"primary": "1"}),
    ],
)
def test_shared_amount_is_split_by_weighted_pupils(kind, pupils, shares):
    rows = [*stages(**pupils), row(stage="shared", equipment_value=AREA)]

    found = values_of(kind, rows)

    expected = {stage: Fraction(share) for stage, share in shares.items()}
    assert {stage: value.numerator for stage, value in found.items()} == {
        stage: share * 1000 for stage, share in expected.items()
    }
    assert {stage: dict(value.inputs)["split_weight"] for stage, value in found.items()} == expected


def test_shared_part_is_added_to_what_the_stage_gives():
    rows = [
        row(pupils=100, equipment_value=Decimal("50.25")),
        row(stage="junior", pupils=100),
        row(stage="shared", equipment_value=Decimal(210)),
    ]

    found = values_of("nine_year", rows)

    assert found["primary"].numerator == Fraction("150.25")
    assert found["junior"].numerator == 110
    assert found["primary"].value == pytest.approx(1.5025, rel=1e-15)
    assert found["primary"].inputs == (
        ("equipment_value", Decimal("50.25")),
        ("shared_equipment_value", Decimal(210)),
        ("split_weight", Fraction(10, 21)),
        ("pupils", 100),
    )


def test_each_column_is_known_from_whichever_row_gives_it():
    rows = [
        row(pupils=100, teaching_area=Decimal(600)),
        row(stage="junior", pupils=100),
        row(stage="shared", indoor_sports_area=Decimal(210)),
    ]

    found = values_of("nine_year", rows, "A4")

    assert found["primary"].numerator == 500
    assert (found["junior"].reason, found["junior"].missing) == (
        "input_unknown",
        ("teaching_area",),
    )


def test_blank_shared_column_leaves_the_stage_its_own():
    rows = [row(pupils=100, equipment_value=AREA), row(stage="shared", sports_area=AREA)]

    [found] = values_of("primary", rows).values()

    assert found.inputs == (("equipment_value", AREA), ("pupils", 100))
    assert found.numerator == 1000


def test_blank_in_both_rows_is_unknown_never_zero():
    rows = [*stages(primary=100, junior=100), row(stage="shared")]

    found = values_of("nine_year", rows)

    assert {(v.numerator, v.reason) for v in found.values()} == {(None, "input_unknown")}


def test_shared_amount_waits_for_the_pupils_of_every_stage():
    rows = [
        row(pupils=100, equipment_value=AREA, multimedia_rooms=3),
        row(stage="junior"),
        row(stage="shared", equipment_value=AREA),
    ]

    found = values_of("nine_year", rows)
    rooms = values_of("nine_year", rows, "A7")

    assert (found["primary"].reason, found["primary"].value) == ("split_unknown", None)
    assert found["primary"].inputs == (
        ("equipment_value", AREA),
        ("shared_equipment_value", AREA),
        ("pupils", 100),
    )
    assert (found["junior"].reason, found["junior"].value) == ("pupils_unknown", None)
    assert rooms["primary"].value == 3.0


def test_teachers_on_a_shared_row_are_not_split():
    rows = [
        row(pupils=100, backbone_teachers=2),
        row(stage="junior", pupils=100),
        row(stage="shared", backbone_teachers=40),
    ]

    found = values_of("nine_year", rows, "A2")

    assert found["primary"].value == 2.0
    assert (found["junior"].value, found["junior"].reason) == (None, "input_unknown")
