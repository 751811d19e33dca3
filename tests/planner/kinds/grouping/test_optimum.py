"""The planner against brute force: on tiny districts every goal's value is proven best."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.kinds.grouping.brute_force import optimum
from planner.kinds.grouping.checker import check
from planner.kinds.grouping.checker.checking import Judge, assignment
from planner.kinds.grouping.checker.folder import open_district
from planner.kinds.grouping.planning import plan_of
from planner.kinds.grouping.rule_cases import CASES
from planner.kinds.grouping.tiny_districts import YEAR, District, asked, districts, two_leads


def assert_best(folder, *options):
    """Plan the folder; hold the plan against the checker and the brute force."""
    code, plan = plan_of(folder, *options)
    best = optimum(Judge(open_district(folder, YEAR), plan))

    assert check(folder, plan) == []
    if best is None:
        assert (code, plan["status"]) == (1, "infeasible")
        assert plan["conflicts"] != []
        return {}
    assert tuple(goal["value"] for goal in plan["goals"]) == best
    assert (code, plan["status"]) == (0, "optimal")
    return assignment(plan)


def test_plan_of_a_district_made_by_hand_is_the_best(tmp_path):
    at = assert_best(two_leads().write(tmp_path), "--groups", 2)

    assert at == {"L": "L", "A": "L", "B": "M", "M": "M", "C": "M", "D": "M"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rule_alone_decides(tmp_path, case):
    before, after = case.district(), case.district()
    case.change(after)

    free = assert_best(before.write(tmp_path / "before"), *case.options)
    kept = assert_best(after.write(tmp_path / "after"), *case.options, *case.also)

    assert (free.get(case.school), kept.get(case.school)) == (case.free, case.kept)


def test_school_of_two_groups_counts_once_where_it_joins(tmp_path):
    made = District()
    made.school("A", 0, kind="nine_year", strength="strong", pupils=None)
    made.school("B", 10)
    made.school("C", 20, pupils=50)
    made.school("Z", 90)
    made.group("G0", "Z", "B")
    made.group("G1", "A", "B")
    options = (
        *("--groups", 1, "--leads", "A", "--max-minutes", 15),
        *("--set", "size.campuses=3", "--release", "all"),
    )

    at = assert_best(made.write(tmp_path), *options)

    assert at == {"A": "A", "B": "A", "C": "A"}


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_plan_of_any_tiny_district_is_the_best(tmp_path_factory, data):
    district = data.draw(districts())

    assert_best(district.write(tmp_path_factory.mktemp("tiny")), *data.draw(asked(district)))


def test_same_seed_gives_the_same_plan(tmp_path):
    folder = two_leads().write(tmp_path)

    one, other = (plan_of(folder, "--groups", 3, "--seed", 7)[1] for _ in range(2))

    assert {**one, "seconds": 0} == {**other, "seconds": 0}
    assert one["seed"] == 7


def test_order_of_the_rows_never_matters(tmp_path):
    district, turned = two_leads(), two_leads()
    for rows in turned.tables.values():
        rows.reverse()

    one = plan_of(district.write(tmp_path / "one"), "--seed", 7)[1]
    other = plan_of(turned.write(tmp_path / "other"), "--seed", 7)[1]

    assert (one["goals"], one["groups"]) == (other["goals"], other["groups"])
