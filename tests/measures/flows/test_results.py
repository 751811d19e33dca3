"""The indicators that rest on what schools have and reached, by hand in the year of ``flow_year``."""

from dataclasses import replace
from fractions import Fraction

from manyuan.measures.balance import spread
from manyuan.measures.flows.catalogue import CATALOGUE
from manyuan.measures.flows.group_year import group_years
from measures.flow_year import YEAR, full, group_of, outcome, resources, year_of


def value(code, **rest):
    measured = CATALOGUE[code].measure(group_of(**rest))
    return measured.unknown or measured.value


def test_balance_change_is_the_mean_change_of_the_known_coefficients():
    before = [full("A", year=YEAR - 1, pupils=100), full("B", year=YEAR - 1, pupils=300)]
    now = [full("A", pupils=200), full("B", pupils=300, multimedia_rooms=None)]

    measured = CATALOGUE["balance_change"].measure(group_of(reports=now, before=before))

    tables = year_of(reports=now, before=before)
    cvs = [
        {one.indicator: one.cv for one in spread(report, {"A", "B"})}
        for report in (tables.balance_before, tables.balance)
    ]
    changes = [cvs[1][code] - cvs[0][code] for code in cvs[0] if code != "A7"]
    assert measured.left_out == 1
    assert measured.whole == 6
    assert abs(float(measured.value) - sum(changes) / 6) < 1e-8
    assert measured.value < 0


def test_balance_change_takes_this_years_schools_in_both_years():
    with_z = [*resources(YEAR - 1), full("Z", year=YEAR - 1, pupils=9000)]

    assert value("balance_change", before=with_z) == 0


def test_comparisons_need_both_years_themselves():
    for code in ("balance_change", "met_change"):
        assert value(code, reports=[], before=resources(YEAR - 1)) == "year_unreported"
        assert value(code, before=[]) == "year_before_unreported"
        assert value(code, reports=[full("Z")]) == "nothing_comparable"


def test_met_change_looks_at_members_and_not_at_the_lead():
    before = [
        full("A", year=YEAR - 1, multimedia_rooms=0),
        full("B", year=YEAR - 1, multimedia_rooms=0, backbone_teachers=0),
        full("B2", year=YEAR - 1),
    ]
    now = [full("A"), full("B"), full("B2", pe_art_teachers=None)]

    measured = CATALOGUE["met_change"].measure(group_of(reports=now, before=before))

    assert (measured.value, measured.part, measured.whole, measured.left_out) == (2, 2, 1, 1)


def test_intake_is_pooled_over_the_schools_that_tell_both_years():
    outcomes = (
        outcome("A", "intake_share", "0.5", 100),
        outcome("B", "intake_share", "0.9", 300),
        outcome("A", "intake_share", "0.4", 100, year=YEAR - 1),
        outcome("B", "intake_share", "0.7", 100, year=YEAR - 1),
        outcome("B2", "intake_share", "0.1", 100),
        outcome("Z", "intake_share", "0.1", 100),
    )

    measured = CATALOGUE["intake_share_change"].measure(group_of(outcomes=outcomes))

    assert measured.value == Fraction(320, 400) - Fraction(110, 200)
    assert measured.left_out == 1
    assert value("intake_share_change") == "nothing_comparable"
    untold = (outcome("A", "intake_share", None), outcome("A", "intake_share", 1, year=YEAR - 1))
    assert value("intake_share_change", outcomes=untold) == "nothing_comparable"


def test_value_added_is_that_of_members_with_thirty_pupils():
    outcomes = (
        outcome("A", "value_added", "9", 100),
        outcome("B", "value_added", "0.5", 30),
        outcome("B2", "value_added", "-0.25", 60),
        outcome("B", "value_added", "7", 29, stage="junior"),
    )

    measured = CATALOGUE["value_added"].measure(group_of(outcomes=outcomes))

    assert (measured.value, measured.left_out) == (0, 1)
    assert value("value_added", outcomes=outcomes[:1]) == "no_results"


def test_satisfaction_is_the_mean_of_three_and_unknown_without_one():
    outcomes = (
        outcome("A", "satisfaction_parents", "0.9", 100),
        outcome("B", "satisfaction_parents", "0.7", 300),
        outcome("A", "satisfaction_pupils", "0.8", 50),
        outcome("A", "satisfaction_teachers", "1", 10),
        outcome("B", "satisfaction_teachers", "0", 9),
    )

    measured = CATALOGUE["satisfaction"].measure(group_of(outcomes=outcomes))

    assert measured.value == (Fraction(3, 4) + Fraction(4, 5) + 1) / 3
    assert measured.left_out == 1
    assert value("satisfaction", outcomes=outcomes[:3]) == "some_not_asked"
    assert value("satisfaction") == "not_asked"


def test_a_group_that_was_not_there_is_unknown_in_every_result():
    tables = replace(year_of(), memberships=())
    group = group_years(tables)["G"]

    assert {one.measure(group).unknown for one in CATALOGUE.values()} == {"not_in_force"}
