"""Every hard rule has a case in which it alone decides; both sides of each line are tried."""

import pytest

from planner.kinds.caravan.planning import plan_of
from planner.kinds.caravan.rule_cases import CASES, HARMLESS
from planner.kinds.caravan.test_optimum import assert_best
from planner.kinds.caravan.tiny_caravans import DATES, one_visit


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rule_alone_leaves_the_request_open(tmp_path, case):
    made = one_visit()
    case.change(made)
    folder = made.write(tmp_path)

    assert assert_best(folder) == {}
    assert [each["reason"] for each in plan_of(folder)["unserved"]] == [case.code]


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case.name)
def test_request_on_the_right_side_of_the_line_is_served(tmp_path, case):
    made = one_visit()
    case.change(made)

    assert assert_best(made.write(tmp_path)) == {"r1": "E"}


def two_requests(**cells):
    made = one_visit()
    made.request("r2", "A", **cells)
    return made


def test_school_is_visited_once_a_day(tmp_path):
    folder = two_requests(pupils=90).write(tmp_path)

    assert assert_best(folder) == {"r1": "E"}
    assert plan_of(folder)["unserved"][0]["reason"] == "same_day"


def test_school_that_is_content_with_it_is_visited_twice(tmp_path):
    made = two_requests(same_day_ok=1)
    made.change("visit_requests", "r1", same_day_ok=1)

    assert assert_best(made.write(tmp_path)) == {"r1": "E", "r2": "E"}


def test_both_requests_must_be_content(tmp_path):
    made = two_requests(same_day_ok=1, pupils=90)

    assert assert_best(made.write(tmp_path)) == {"r1": "E"}


def in_one_hall(hall):
    made = two_requests(same_day_ok=1, hall=hall, windows=f"{DATES[0]} 08:20-09:30", pupils=90)
    hours = {"windows": f"{DATES[0]} 08:20-09:30"}
    made.change("visit_requests", "r1", same_day_ok=1, hall="礼堂", **hours)
    made.expert("F")
    made.day("F")
    return made


def test_hall_holds_one_visit_at_a_time(tmp_path):
    folder = in_one_hall("礼堂").write(tmp_path)

    assert len(assert_best(folder)) == 1
    assert plan_of(folder)["unserved"][0]["reason"] == "hall"


def test_hall_reason_names_only_who_is_in_the_way(tmp_path):
    made = one_visit()
    hall = {"same_day_ok": 1, "hall": "礼堂"}
    made.change("visit_requests", "r1", windows=f"{DATES[0]} 08:20-09:00", **hall)
    made.request("r2", "A", windows=f"{DATES[0]} 08:20-09:00", pupils=90, **hall)
    made.request("r3", "A", windows=f"{DATES[0]} 09:00-09:40", **hall)
    elsewhere = {**hall, "hall": "操场"}
    made.request("r4", "A", windows=f"{DATES[0]} 08:20-09:00", **elsewhere)
    for expert in "FG":
        made.expert(expert)
        made.day(expert)

    left = plan_of(made.write(tmp_path))["unserved"]

    assert [each["request"] for each in left] == ["r2"]
    assert left[0]["reason"] == "hall"
    named = [code for code in ("r1", "r3", "r4") if code in left[0]["why"][0]["text"]]
    assert named == ["r1"]


def test_other_hall_is_free(tmp_path):
    assert len(assert_best(in_one_hall("报告厅").write(tmp_path))) == 2


def test_visits_take_turns_in_a_hall(tmp_path):
    made = in_one_hall("礼堂")
    made.change("visit_requests", "r2", windows=f"{DATES[0]} 08:20-09:40")

    assert len(assert_best(made.write(tmp_path))) == 2


def test_number_of_visits_is_kept(tmp_path):
    made = one_visit()
    made.school("B")
    made.request("r2", "B", pupils=90)
    made.change("expert_days", "E", max_visits=1)
    folder = made.write(tmp_path)

    assert assert_best(folder) == {"r1": "E"}
    assert plan_of(folder)["unserved"][0]["reason"] == "max_visits"
    assert plan_of(folder)["unserved"][0]["remedy"] is None


def two_spans(windows):
    """E gives the morning and the afternoon of a date, one visit each."""
    made = one_visit()
    made.change("expert_days", "E", end="10:00", max_visits=1)
    made.day("E", start="13:00", end="15:00", max_visits=1)
    made.school("B")
    made.request("r2", "B", pupils=90, windows=windows)
    return made


def test_both_spans_of_a_date_are_used_on_one_trip(tmp_path):
    folder = two_spans(f"{DATES[0]} 12:00-14:00").write(tmp_path)

    assert assert_best(folder) == {"r1": "E", "r2": "E"}
    (tour,) = plan_of(folder)["tours"]
    assert [stop["start"] for stop in tour["stops"]] == ["08:20", "13:00"]


@pytest.mark.parametrize("windows", ["10:00-13:39", "09:21-13:00", "10:00-13:00"])
def test_nobody_speaks_between_two_spans(tmp_path, windows):
    folder = two_spans(f"{DATES[0]} {windows}").write(tmp_path)

    assert assert_best(folder) == {"r1": "E"}


def test_travelling_together_lets_two_speak_at_once(tmp_path):
    made = two_requests(pupils=90)
    made.expert("F")
    made.day("F")
    folder = made.write(tmp_path)

    assert len(assert_best(folder)) == 1
    assert assert_best(folder, together=True) == {"r1": "E", "r2": "F"} or assert_best(
        folder, together=True
    ) == {"r1": "F", "r2": "E"}


@pytest.mark.parametrize(("together", "said"), [(False, 0), (True, 1)])
def test_together_says_so_where_nobody_has_company(tmp_path, together, said):
    notes = plan_of(one_visit().write(tmp_path), together=together)["notes"]

    assert [note["code"] for note in notes].count("nobody_travels_together") == said


def test_company_on_one_day_is_company(tmp_path):
    made = one_visit()
    made.expert("F")
    made.day("F")

    notes = plan_of(made.write(tmp_path), together=True)["notes"]

    assert "nobody_travels_together" not in [note["code"] for note in notes]


def test_weak_school_comes_before_many_pupils(tmp_path):
    made = one_visit()
    made.school("B", strength="weak")
    made.request("r2", "B", pupils=1)
    made.change("expert_days", "E", max_visits=1)

    assert assert_best(made.write(tmp_path)) == {"r2": "E"}


def test_every_school_comes_before_any_is_served_twice(tmp_path):
    made = two_requests(same_day_ok=1, pupils=500)
    made.change("visit_requests", "r1", same_day_ok=1, pupils=500)
    made.school("B")
    made.request("r3", "B", pupils=1)
    made.change("expert_days", "E", max_visits=2)

    assert "r3" in assert_best(made.write(tmp_path))


def test_days_after_an_expert_has_left_are_told_and_no_further_day_is_proposed(tmp_path):
    made = one_visit()
    made.change("experts", "E", left_on=DATES[0])

    plan = plan_of(made.write(tmp_path))

    assert "有 1 个专家日在专家退出之后，没有采用。" in [note["text"] for note in plan["notes"]]
    [unserved] = plan["unserved"]
    assert (unserved["reason"], unserved["remedy"]) == ("no_day", None)
