"""The planner's own account of rules and goals against that of the checker, move by move."""

from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manyuan.planner.kinds.exchange.market import Market, destinations
from manyuan.planner.kinds.exchange.standing import Standing, standing
from planner.kinds.exchange.brute_force import assignments
from planner.kinds.exchange.checker.balance import changes, figures
from planner.kinds.exchange.checker.market import open_market
from planner.kinds.exchange.checker.rules import Judge
from planner.kinds.exchange.districts_read import problem_of
from planner.kinds.exchange.rule_cases import CASES, HARMLESS, one_move
from planner.kinds.exchange.tiny_districts import BY_HAND, YEAR, districts

PACKS = ("exchange-national", "exchange-shanghai-demo", "exchange-hefei", "exchange-beijing")
SCOPES = ("group", "district")
TRIED = 200


def both(folder, *, scope="group", pack="exchange-national"):
    """Return the checker's and the planner's view of a folder."""
    judge = Judge(open_market(folder, year=YEAR, scope=scope, pack=pack))
    return judge, problem_of(folder, scope=scope, pack=pack)


def assert_same_people(judge, problem):
    market = Market(problem)
    own = {code: (v.state, v.code or "") for code, v in market.verdicts.items()}
    ways = {code: list(ends) for code, ends in destinations(problem).items() if ends}

    assert own == judge.market.verdicts
    assert {code: sorted(ends) for code, ends in ways.items()} == judge.market.destinations


def assert_same_account(judge, moves, after: Standing):
    own = figures(judge.cells, changes(judge.market, moves))
    balance = after.balance()

    assert [*after.goals.values()] == [*judge.goals(moves)]
    assert after.is_allowed == (not judge.broken(moves))
    assert (balance.total, balance.largest) == (own.total, float(own.largest))
    assert balance.weakest_tenth == float(own.weakest_tenth)
    assert balance.equalising_shortfall == float(own.equalising_shortfall)


def assert_agreed(judge, problem):
    assert_same_people(judge, problem)
    today = standing(problem)
    for moves in islice(assignments(judge.market, judge.ceiling + 1), TRIED):
        after = today
        for teacher, school in moves.items():
            after = after.with_move(teacher, school)
        assert_same_account(judge, moves, after)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", BY_HAND)
def test_planner_and_checker_agree_on_a_district_made_by_hand(tmp_path, name, scope, pack):
    assert_agreed(*both(BY_HAND[name]().write(tmp_path), scope=scope, pack=pack))


@pytest.mark.parametrize("case", [*CASES, *HARMLESS], ids=lambda case: case.name)
def test_planner_and_checker_agree_where_one_rule_decides(tmp_path, case):
    district = one_move()
    case.change(district)
    judge, problem = both(district.write(tmp_path), scope=case.scope)

    after = standing(problem).with_move("t1", "B")

    assert_same_people(judge, problem)
    assert after.is_allowed == (case in HARMLESS)


@settings(
    max_examples=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(district=districts(), scope=st.sampled_from(SCOPES), pack=st.sampled_from(PACKS))
def test_planner_and_checker_agree_on_any_district(tmp_path, district, scope, pack):
    assert_agreed(*both(district.write(tmp_path), scope=scope, pack=pack))
