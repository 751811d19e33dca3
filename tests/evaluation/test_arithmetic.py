from fractions import Fraction

from manyuan.directory.actions.importing import import_district
from manyuan.directory.actions.reports import correct_report
from manyuan.directory.models import ResourceReport
from manyuan.evaluation.queries.arithmetic import arithmetic_of, distance_of, rules_behind
from manyuan.evaluation.queries.balance import balance_of
from manyuan.rules.balance import load_balance_pack
from worlds.shore import report, rows

PACK = load_balance_pack()
SENIOR_STAGE = {"resources": rows("resources", report("S5", "senior", 2025, 200))}


def value_of(shore, school, stage, indicator):
    verdict = balance_of(shore.officer, 2025).verdict(school, stage)
    return verdict.indicators[indicator]


def share_equipment(shore):
    """830,000 yuan that the nine-year school S5 does not separate."""
    report = ResourceReport(school=shore.school("S5"), stage="shared", year=2025)
    correct_report(
        by=shore.officer, report=report, values={"equipment_value": 830_000}, reason="共用设备"
    )


def test_distance_counts_whole_teachers_to_the_threshold_and_to_the_floor(shore):
    with shore.at():
        value = value_of(shore, "S3", "primary", "A3")

    distance = distance_of(value, PACK)

    # 400 pupils: asked 0.9 × 4 = 3.6 teachers, the floor is 3.06; there are 2.
    assert (distance.to_threshold, distance.to_floor, distance.spare) == (2, 2, 0)
    assert distance.floor_value == Fraction("0.765")


def test_distance_of_a_near_miss_is_zero_to_the_floor(shore):
    with shore.at():
        value = value_of(shore, "S2", "primary", "A7")

    distance = distance_of(value, PACK)

    # 600 pupils: asked 13.8 rooms, the floor is 11.73; there are 12.
    assert (distance.to_threshold, distance.to_floor) == (2, 0)


def test_distance_of_a_met_indicator_tells_what_could_be_given_away(shore):
    with shore.at():
        teachers = value_of(shore, "S1", "primary", "A2")
        area = value_of(shore, "S1", "primary", "A4")

    # 24 backbone teachers for 1,200 pupils, 12 are asked; 8,400 m², 5,400 are asked.
    assert distance_of(teachers, PACK).spare == 12
    assert distance_of(area, PACK).spare == 3000


def test_distance_of_an_unknown_is_unknown(shore):
    with shore.at():
        value = value_of(shore, "S5", "junior", "A6")

    assert distance_of(value, PACK) is None


def test_arithmetic_takes_off_what_the_formula_takes_off(shore):
    with shore.at():
        steps = arithmetic_of(value_of(shore, "S1", "primary", "A4"))

    parts = [(part.column, part.is_taken_off, part.total) for part in steps.parts]
    assert parts == [("teaching_area", False, 9600), ("indoor_sports_area", True, 1200)]
    assert (steps.split, steps.numerator, steps.value) == (None, 8400, 7)


def test_arithmetic_splits_a_shared_amount_by_weighted_pupils(shore):
    with shore.at():
        share_equipment(shore)

        primary = arithmetic_of(value_of(shore, "S5", "primary", "A6"))
        junior = arithmetic_of(value_of(shore, "S5", "junior", "A6"))

    # 500 pupils × 1 and 300 × 1.1: 500/830 and 330/830 of the shared 830,000.
    assert primary.split.share == Fraction(500, 830)
    assert (primary.parts[0].own, primary.parts[0].total) == (1_500_000, 2_000_000)
    assert primary.value == 4000
    assert (junior.split.weight, junior.split.weighted) == (Fraction("1.1"), 330)
    assert (junior.parts[0].own, junior.parts[0].total) == (None, 330_000)
    assert junior.value == 1100


def test_distance_of_a_split_amount_is_exact(shore):
    with shore.at():
        share_equipment(shore)
        distance = distance_of(value_of(shore, "S5", "junior", "A6"), PACK)

    # 300 pupils: asked 750,000 yuan, the floor is 637,500; there are 330,000.
    assert (distance.to_threshold, distance.to_floor) == (420_000, 307_500)


def test_a_split_is_among_the_rules_behind_a_value(shore):
    with shore.at():
        share_equipment(shore)
        shared = rules_behind(value_of(shore, "S5", "junior", "A6"), PACK)
        own = rules_behind(value_of(shore, "S4", "junior", "A6"), PACK)

    assert [rule.code for rule in own] == [
        "indicators.A6.junior",
        "indicators.A6.formula",
        "school.miss_floor",
    ]
    assert [rule.code for rule in shared][3:] == ["split.nine_year"]


def test_rule_behind_a_split_is_the_one_that_was_applied(shore):
    with shore.at():
        share_equipment(shore)
        import_district(by=shore.officer, tables=SENIOR_STAGE, source="senior")
        rules = rules_behind(value_of(shore, "S5", "junior", "A6"), PACK)

    # A nine-year school with a senior stage is split by the widest scheme.
    assert [rule.code for rule in rules][3:] == ["split.twelve_year"]
