from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.exchange.ground import UnknownSchool, UnknownTeacher
from manyuan.planner.kinds.exchange.market import Market, destinations
from manyuan.planner.kinds.exchange.problem import Ban, Pin, Placement
from manyuan.planner.kinds.exchange.solving import solve
from manyuan.planner.kinds.exchange.standing import standing, wish_cost
from planner.kinds.exchange.small_exchanges import (
    exchange,
    pack,
    placed,
    post,
    report,
    school,
    swap_pair,
    teacher,
    with_teacher,
)


def broken(problem, **moves):
    """Return the codes of the rules that the moves break, in order."""
    return [said.code for said in standing(problem, placed(**moves)).broken()]


def sentences(problem, **moves):
    return [in_chinese(said) for said in standing(problem, placed(**moves)).broken()]


def test_changing_places_breaks_no_rule():
    assert broken(swap_pair(), a="B", b="A") == []


# Who may move, and where: each rule alone.


def test_teacher_who_may_not_move_is_told_with_the_reason():
    problem = with_teacher(swap_pair(), "a", at_school_since=date(2022, 9, 1))

    assert sentences(problem, a="B", b="A") == [
        (
            "教师a（a）今年不能交流：到校 3 年，须满 6 年。"
            "年限由规则“任教满几年”决定，满年限或改设规则后可以交流。"
        )
    ]


def test_deferred_teacher_may_not_move():
    problem = with_teacher(swap_pair(), "a", graduating_class=True)

    assert broken(problem, a="B", b="A") == ["may_not_move"]


def test_school_that_is_closed_takes_nobody():
    closed = school("B", closed_on=date(2025, 9, 1))
    problem = exchange(["A", closed], [teacher("a", "A"), teacher("b", "B")])

    assert broken(problem, a="B", b="A") == ["school_not_open"]


def test_school_of_the_same_legal_school_is_no_destination():
    campus = school("B", legal="A")
    problem = exchange(["A", campus], [teacher("a", "A"), teacher("b", "B")])

    assert broken(problem, a="B", b="A") == ["same_school", "same_school"]


def test_school_outside_the_scope_is_no_destination():
    problem = exchange("ABC", [teacher("a", "A")], posts=(post("C"),), rules=pack(limits__lend="1"))
    team = replace(problem.teams[0], schools=frozenset("AB"))
    problem = replace(
        problem, teams=(team,), schools=(school("A", strength="lead"), *problem.schools[1:])
    )

    assert broken(problem, a="C") == ["school_out_of_scope", "above_wanted"][:1]


def test_school_of_another_group_is_no_destination():
    problem = swap_pair()
    one, two = (replace(problem.teams[0], code=code, schools=frozenset(code)) for code in "AB")

    assert broken(replace(problem, teams=(one, two)), a="B", b="A") == ["no_common_group"] * 2
    assert broken(replace(problem, teams=(one, two), scope="district"), a="B", b="A") == []


def test_school_without_the_subject_takes_nobody_unless_it_wants_them():
    lead = school("A", strength="lead")
    teachers = [teacher("a", "A", "音乐"), teacher("b", "B", "语文")]
    wants = exchange([lead, "B"], teachers, posts=(post("B", "音乐"),))

    assert broken(wants, a="B") == []
    assert broken(replace(wants, posts=()), a="B") == ["not_taught", "above_wanted"]


def test_travel_over_the_limit_is_told_with_its_excess():
    problem = swap_pair()
    far = replace(problem, travel={("A", "B"): 47, ("B", "A"): 40})

    assert sentences(far, a="B", b="A") == [
        "学校A到学校B单程 47 分钟，上限 40 分钟，超出 7 分钟。放宽路程上限或改选较近的学校可以解决。"
    ]


def test_way_that_nobody_knows_is_no_way():
    assert broken(replace(swap_pair(), travel={}), a="B", b="A") == ["way_unknown"] * 2


def test_refused_school_is_absolute():
    problem = with_teacher(swap_pair(), "a", refuses=frozenset({"B"}))

    assert broken(problem, a="B", b="A") == ["refused"]


def test_ban_of_the_user_holds():
    assert broken(swap_pair(bans=(Ban("a", "B"),)), a="B", b="A") == ["banned"]


# Counts: each rule alone.


def test_school_may_not_shrink_by_more_than_it_lends():
    problem = swap_pair(posts=(post("B"),))

    assert sentences(problem, a="B") == [
        "学校A的小学语文净减 1 人，最多可净减 0 人，超出 1 人。再调入 1 名语文教师，或让 1 人留任。"
    ]


@pytest.mark.parametrize(
    ("strength", "found"), [("lead", []), ("strong", []), ("weak", ["below_lend"])]
)
def test_lead_and_strong_schools_lend_one(strength, found):
    lender = school("A", strength=strength)
    problem = exchange([lender, "B"], [teacher("a", "A"), teacher("b", "B")], posts=(post("B"),))

    assert broken(problem, a="B") == found


def test_school_may_not_grow_by_more_than_it_wants():
    lender = school("A", strength="lead")
    problem = exchange([lender, "B"], [teacher("a", "A"), teacher("b", "B")])

    assert sentences(problem, a="B") == [
        "学校B的小学语文净增 1 人，申报需求 0 人，超出 1 人。该校增报 1 个岗位，或让 1 人改去别校。"
    ]


def test_threshold_that_was_met_may_not_be_lost():
    # 1,000 primary pupils need 4.2 per hundred above the required degree: 42 (教督〔2017〕6号).
    problem = with_teacher(swap_pair(reports=(report("A", A1=42),)), "a", education="college")

    assert sentences(problem, a="B", b="A") == [
        (
            "学校A（小学）的“A1 每百名学生拥有高于规定学历教师数”原已达标，方案后为 41 人，标准 42 人，"
            "少 1 人。调入 1 名计入该指标的教师，或让 1 人留任。"
        )
    ]


@pytest.mark.parametrize("reported", [41, 43])
def test_threshold_that_was_missed_or_stays_met_is_not_lost(reported):
    problem = swap_pair(reports=(report("A", A1=reported),))

    assert broken(with_teacher(problem, "a", education="college"), a="B", b="A") == []


def test_ceiling_of_a_school_counts_its_whole_roster():
    # A: floor(15 % of 7) = 1; the fifth to seventh of B make floor(15 % of 14) = 2 there.
    at_a = [teacher(f"a{n}", "A") for n in range(7)]
    at_b = [teacher(f"b{n}", "B") for n in range(14)]
    problem = exchange("AB", at_a + at_b, rules=pack(limits__school_leave_share="15%"))

    assert broken(problem, a0="B", b0="A") == []
    assert sentences(problem, a0="B", a1="B", b0="A", b1="A") == [
        "学校A有 2 人交流出去，上限 1 人（名册 7 人的 15%），超出 1 人。让 1 人留任，或放宽上限。"
    ]


def test_ceiling_of_all_moves_counts_the_eligible():
    people = [teacher(f"{at}{n}".lower(), at) for at in "AB" for n in range(5)]
    problem = exchange("AB", people, rules=pack(limits__eligible_move_share="15%"))

    assert sentences(problem, a0="B", b0="A") == [
        "共有 2 人交流，上限 1 人（符合条件 10 人的 15%），超出 1 人。减少 1 人，或放宽上限。"
    ]


def test_pins_hold_both_ways():
    problem = swap_pair(pins=(Pin("a", None), Pin("b", "A")))

    assert broken(problem, a="B", b="A") == ["pin_stays"]
    assert broken(problem) == ["pin_goes"]
    assert broken(swap_pair(pins=(Pin("a", "A"),))) == []


# Goals.


def test_goals_are_exact_and_in_order():
    problem = swap_pair(reports=(report("A", A2=7), report("B", A2=8)))
    problem = with_teacher(problem, "a", backbone="county", wishes=("C", "B"))
    problem = replace(problem, schools=(*problem.schools, school("C")))

    now = standing(problem, placed(a="B", b="A"))

    # N = 10; A falls from 3 missing to 4: 4·5/20; B rises from 2 missing to 1: 1·2/20.
    assert list(now.goals.items()) == [
        ("policy_shortfall", Fraction(0)),
        ("equalising_shortfall", Fraction(4 * 5, 20) + Fraction(1 * 2, 20)),
        ("wishes", Fraction(2)),
        ("travel", Fraction(20)),
        ("moves", Fraction(2)),
    ]


def test_policy_shortfall_counts_missing_teachers_of_every_ratio():
    people = [teacher(f"{at}{n}".lower(), at) for at in "AB" for n in range(15)]
    problem = exchange("AB", people)

    # 10 % of 30 eligible are 3; of 2 moved, ⌈20 %⌉ = 1 should be backbone.
    assert standing(problem).goals["policy_shortfall"] == 3
    assert standing(problem, placed(a0="B", b0="A")).goals["policy_shortfall"] == 1 + 1


def test_changes_are_a_goal_only_in_a_re_plan():
    problem = replace(swap_pair(), adopted=(Placement("a", "B"), Placement("gone", "B")))

    assert "changes" not in standing(swap_pair()).goals
    assert standing(problem, placed(a="B", b="A")).goals["changes"] == 2
    assert standing(problem).goals["changes"] == 2


def test_wish_costs_its_rank_and_an_unlisted_school_one_more():
    wishing = teacher("a", "A", wishes=("B", "C"))

    assert [wish_cost(wishing, to) for to in "BCD"] == [1, 2, 3]
    assert wish_cost(teacher("a", "A"), "B") == 0


def test_balance_tells_largest_weakest_tenth_and_total():
    reports = (report("A", A1=42, A2=4, A3=9), report("B", A1=21, A2=10, A3=None))

    balance = standing(swap_pair(reports=reports)).before()

    assert [(cell.school, cell.indicator, cell.missing) for cell in balance.cells] == [
        ("A", "A1", 0),
        ("A", "A2", 6),
        ("A", "A3", 0),
        ("B", "A1", 21),
        ("B", "A2", 0),
    ]
    assert (balance.largest, balance.weakest_tenth, balance.total) == (0.6, 0.6, 27)
    assert balance.equalising_shortfall == float(Fraction(6 * 7, 20) + Fraction(21 * 22, 84))


def test_balance_after_counts_who_came_and_left():
    problem = swap_pair(reports=(report("A", A2=7), report("B", A2=8)))
    problem = with_teacher(problem, "a", backbone="city")

    after = standing(problem, placed(a="B", b="A")).balance()

    assert [(cell.school, cell.teachers) for cell in after.cells] == [("A", 6), ("B", 9)]


# Moving on.


def test_own_school_means_to_stay():
    problem = swap_pair()

    assert standing(problem, placed(a="B")).with_move("a", "A") == standing(problem)
    assert standing(problem, placed(a="A")) == standing(problem)


def test_unknown_codes_are_refused():
    with pytest.raises(UnknownTeacher):
        standing(swap_pair()).with_move("nobody", "B")
    with pytest.raises(UnknownSchool):
        standing(swap_pair()).with_move("a", "Z")


def _busy():
    """Return an exchange in which every kind of count can change."""
    ranks = ["none", "county", "city"]
    people = [
        teacher(
            f"{at}{n}",
            at,
            ["语文", "体育"][n % 2],
            backbone=ranks[n % 3],
            education=["below", "bachelor"][n % 2],
            graduating_class=n == 3,
            wishes=("B", "C")[: n % 3],
            refuses=frozenset({"C"}) if n == 2 else frozenset(),
        )
        for at in "ABC"
        for n in range(4)
    ]
    places = [school("A", strength="lead"), school("B", strength="weak"), school("C")]
    reports = tuple(report(code, pupils=100, A1=4, A2=1, A3=0) for code in "ABC")
    rules = pack(limits__school_leave_share="50%", limits__eligible_move_share="50%")
    return exchange(places, people, reports=reports, posts=(post("B", "体育", 2),), rules=rules)


BUSY = _busy()
MARKET = Market(BUSY)
CODES = [each.code for each in BUSY.teachers]
STEPS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from([*"ABC", None])), max_size=15)


@given(steps=STEPS)
def test_steps_lead_where_the_moves_alone_lead(steps):
    walked, last = standing(BUSY, market=MARKET), {}
    for code, to in steps:
        walked, last[code] = walked.with_move(code, to), to

    at_once = standing(
        BUSY, [Placement(code, to) for code, to in last.items() if to], market=MARKET
    )

    assert walked == at_once
    assert (walked.goals, walked.broken(), walked.balance()) == (
        at_once.goals,
        at_once.broken(),
        at_once.balance(),
    )


@given(steps=STEPS, code=st.sampled_from(CODES), to=st.sampled_from([*"ABC", None]))
def test_a_move_and_back_gives_the_same_standing(steps, code, to):
    now = standing(BUSY, market=MARKET)
    for who, where in steps:
        now = now.with_move(who, where)

    assert now.with_move(code, to).with_move(code, now.placements.get(code)) == now


@given(steps=STEPS)
def test_shortfall_of_the_balance_is_that_of_the_goals(steps):
    now = standing(BUSY, market=MARKET)
    for code, to in steps:
        now = now.with_move(code, to)

    assert now.balance().equalising_shortfall == float(now.goals["equalising_shortfall"])


def test_destinations_are_the_schools_that_nothing_keeps_a_teacher_from():
    ground = standing(BUSY, market=MARKET).ground

    found = {
        each.code: tuple(to.code for to in BUSY.schools if not ground.barriers(each, to))
        for each in BUSY.teachers
    }

    assert found == dict(destinations(BUSY))


@pytest.mark.parametrize("adopted", [None, (Placement("A0", "B"), Placement("B1", "C"))])
def test_plan_of_the_solver_stands_as_it_says(adopted):
    problem = replace(BUSY, adopted=adopted)
    plan = solve(problem, seconds=20, seed=1)

    now = standing(problem, [Placement(move.teacher, move.to_school) for move in plan.moves])

    assert now.broken() == ()
    assert {goal.name: pytest.approx(goal.value) for goal in plan.goals} == {
        name: float(value) for name, value in now.goals.items()
    }
    assert (plan.before, plan.after) == (now.before(), now.balance())
