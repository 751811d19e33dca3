from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from manyuan.measures.bundle.members import gap_closure, member_facts
from manyuan.measures.flows.group_year import group_years
from measures.flow_year import YEAR, full, group_of, year_of

AMOUNTS = some.fractions(min_value=0, max_value=20, max_denominator=50)


def test_level_is_the_share_of_indicators_met_with_campuses():
    now = [full("A"), full("B", multimedia_rooms=0), full("B2", backbone_teachers=0, pupils=200)]

    facts = member_facts(group_of(reports=now))

    assert facts["A"].level == 1
    assert facts["B"].level == Fraction(12, 14)
    assert (facts["B"].pupils, facts["B"].is_lead, facts["A"].is_lead) == (1200, False, True)
    assert list(facts) == ["A", "B"]


def test_growth_is_the_mean_of_the_gaps_closed():
    before = [
        full("A", year=YEAR - 1),
        full("B", year=YEAR - 1, multimedia_rooms=12, backbone_teachers=5),
    ]
    now = [full("A"), full("B", multimedia_rooms=18, backbone_teachers=4)]

    facts = member_facts(group_of(reports=now, before=before))

    assert facts["B"].growth == (Fraction(1, 2) + Fraction(-1, 5)) / 2
    assert (facts["A"].growth, facts["A"].unknown) == (None, "is_lead")


def test_what_cannot_be_known_says_why():
    def why(**rest):
        facts = member_facts(group_of(**rest))["B"]
        return facts.level is None, facts.growth is None, facts.unknown

    assert why(reports=[]) == (True, True, "not_judged")
    assert why(before=[]) == (False, True, "year_before_unreported")
    equal = [full("A", year=YEAR - 1), full("B", year=YEAR - 1)]
    assert why(before=equal) == (False, True, "no_gap_to_close")
    holes = [full("A"), full("B", multimedia_rooms=None, pupils=None)]
    assert why(reports=holes) == (True, True, "indicators_unknown")
    assert member_facts(group_of(reports=holes))["B"].pupils is None


def test_a_group_without_a_roll_has_no_members():
    assert member_facts(group_years(replace(year_of(), memberships=()))["G"]) == {}


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_closure_is_bounded_and_one_when_caught_up(lead, member, lead_before, before):
    closed = gap_closure(lead=lead, member=member, lead_before=lead_before, before=before)

    had_a_gap = lead > 0 and lead_before > before
    assert (closed is not None) == had_a_gap
    if closed is not None:
        assert -1 <= closed <= 1
        assert (closed == 1) == (member >= lead)
