from dataclasses import replace
from datetime import date

import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.exchange.explaining import (
    explain_school,
    explain_teacher,
)
from manyuan.planner.kinds.exchange.ground import UnknownSchool, UnknownTeacher
from manyuan.planner.kinds.exchange.problem import Pin
from planner.kinds.exchange.small_exchanges import (
    exchange,
    lending,
    pack,
    plan_of,
    post,
    report,
    school,
    swap_pair,
    teacher,
    with_teacher,
)


def about_teacher(problem, plan, code):
    return [in_chinese(said) for said in explain_teacher(problem, plan, code)]


def about_school(problem, plan, code):
    return [in_chinese(said) for said in explain_school(problem, plan, code)]


# Teachers who move.


def test_mover_is_told_what_the_move_mends_and_costs():
    problem = lending()

    told = about_teacher(problem, plan_of(problem, a="B"), "a")

    assert told == [
        "教师a（a）由学校A交流到学校B，任教小学语文，单程 10 分钟。",
        (
            "学校B（小学）的“A2 每百名学生拥有县级以上骨干教师数”由 8 人增至 9 人，标准 10 人，"
            "均衡缺额减少 0.2。"
        ),
        (
            "学校A（小学）的“A2 每百名学生拥有县级以上骨干教师数”由 11 人减至 10 人，标准 10 人，"
            "恰好达标。"
        ),
        "计入政策比例“交流教师占符合条件教师的比例不低于 10%”：要求 1 人，方案达到 1 人。",
        "计入政策比例“骨干教师占交流教师的比例不低于 20%”：要求 1 人，方案达到 1 人。",
        "学校B申报了小学语文 1 人，方案为其净增 1 人。",
        "这是本人的第 1 志愿。",
        "次优去处是学校C：均衡缺额增加 0.1、志愿位次之和增加 1。",
        (
            "如果留任，其他安排不变：政策比例差额增加 1、均衡缺额增加 0.2、志愿位次之和减少 1、"
            "路程分钟数之和减少 10、交流人数减少 1。"
        ),
    ]


def test_mover_without_another_school_is_told_what_stands_in_the_way():
    problem = swap_pair()

    told = about_teacher(problem, plan_of(problem, a="B", b="A", pinned=("a",)), "a")

    assert "这是已设定的安排。" in told
    assert "本人没有填报志愿。" in told
    assert "同时，教师b（b）来学校A任教小学语文。" in told
    assert told[-1].startswith("如果留任，会违反规定：学校B的小学语文净减 1 人")


def test_mover_outside_their_wishes_is_told_so():
    problem = with_teacher(lending(), "a", wishes=("C",))

    told = about_teacher(problem, plan_of(problem, a="B"), "a")

    assert "该校不在本人填报的 1 个志愿之内。" in told


def test_mover_who_takes_more_than_there_is_is_told_so():
    problem = replace(lending(), reports=(report("A", A2=8), report("B", A2=12)))

    told = about_teacher(problem, plan_of(problem, a="B"), "a")

    assert told[1:2] == [
        (
            "学校A（小学）的“A2 每百名学生拥有县级以上骨干教师数”由 8 人减至 7 人，标准 10 人，"
            "均衡缺额增加 0.3。"
        ),
    ]


def test_mover_between_schools_without_figures_is_told_of_no_indicator():
    problem = replace(lending(), reports=())

    assert about_teacher(problem, plan_of(problem, a="B"), "a")[1].startswith("计入政策比例")


def test_mover_with_one_destination_only_is_told_why_no_other():
    problem = replace(lending(), posts=(post("B"),))

    told = about_teacher(problem, plan_of(problem, a="B"), "a")

    assert (
        "其他安排不变时，没有别的去处可选：去学校C会违反规定。学校C的小学语文净增 1 人，申报需求 0 人，超出 1 人。"
        "该校增报 1 个岗位，或让 1 人改去别校。" in told
    )


# Teachers who stay.


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"at_school_since": date(2020, 9, 1)},
            (
                "教师a（a）今年不能交流：到校 5 年，须满 6 年。"
                "年限由规则“任教满几年”决定，满年限或改设规则后可以交流。"
            ),
        ),
        (
            {"graduating_class": True},
            (
                "教师a（a）今年不能交流：任教毕业班，本年度暂缓。"
                "不再任教毕业班，或在规则中取消暂缓后可以交流。"
            ),
        ),
        (
            {"exemption": "graduating_class"},
            "教师a（a）今年不能交流：免于交流：任教毕业班暂缓。免除期满或撤销后可以交流。",
        ),
        (
            {"born": None},
            "教师a（a）今年不能交流：出生日期未填，无法计算退休月份。补填后重新判断。",
        ),
    ],
)
def test_teacher_who_may_not_move_is_told_the_rule(facts, said):
    problem = with_teacher(lending(), "a", **facts)

    assert about_teacher(problem, plan_of(problem), "a") == [said]


def test_teacher_outside_the_scope_is_told_so():
    problem = lending()
    problem = replace(problem, teams=(replace(problem.teams[0], schools=frozenset("BC")),))

    assert about_teacher(problem, plan_of(problem), "a") == [
        "教师a（a）所在的学校A不在本方案范围内，不能交流。可改用包含该校的范围。"
    ]


def test_teacher_pinned_to_stay_is_told_so():
    problem = lending(pins=(Pin("a", None),))

    assert about_teacher(problem, plan_of(problem), "a") == [
        "教师a（a）留在学校A（小学语文）。",
        "这是已设定的安排：留任。",
    ]


def test_teacher_with_nowhere_to_go_is_told_which_rule_takes_how_many():
    problem = with_teacher(lending(), "a", subject="音乐", refuses=frozenset({"B"}))
    problem = replace(
        problem,
        posts=(post("B", "音乐"), post("C", "音乐")),
        travel={("A", "B"): 10, ("A", "C"): 50},
    )

    assert about_teacher(problem, plan_of(problem), "a") == [
        "教师a（a）留在学校A（小学音乐）。",
        "教师a（a）可以交流，但其余 2 所学校都去不了：1 所超过路程上限、1 所本人不愿去。",
    ]


def test_teacher_whose_place_was_taken_is_told_by_whom_and_why():
    problem = lending()

    told = about_teacher(problem, plan_of(problem, a="B"), "x")

    assert told == [
        "教师x（x）留在学校A（小学语文）。",
        "教师x（x）可以交流，有 2 所学校可去。",
        (
            "最合适的去处是学校C，但在本方案下会违反规定。学校A的小学语文净减 2 人，"
            "最多可净减 1 人，超出 1 人。再调入 1 名语文教师，或让 1 人留任。"
        ),
        "名额已由教师a（a）占用。",
        "同校同学段同学科由教师a（a）去了学校B。",
        "如改派教师x（x），政策比例差额会增加 1。",
    ]


def test_teacher_as_good_as_the_one_who_went_is_told_so():
    problem = with_teacher(lending(), "x", backbone="county", wishes=("B",))

    told = about_teacher(problem, plan_of(problem, a="B"), "x")

    assert told[-1] == "如改派教师x（x），各项目标相同，两人条件相当。"


def test_teacher_better_than_the_one_who_went_is_told_so():
    problem = lending()

    told = about_teacher(problem, plan_of(problem, status="stopped", x="B"), "a")

    assert told[-1] == "如改派教师a（a），政策比例差额会减少 1，可以手工对调。"


def test_teacher_who_refuses_the_rivals_school_is_told_so():
    problem = with_teacher(lending(), "x", refuses=frozenset({"B"}))

    told = about_teacher(problem, plan_of(problem, a="B"), "x")

    assert told[-1] == (
        "如改派教师x（x），会违反规定。教师x（x）已申明不去学校B。须由本人撤回，或改选其他学校。"
    )


def test_two_rules_in_the_way_are_both_told():
    problem = swap_pair()

    told = about_teacher(problem, plan_of(problem), "a")

    assert [line[:24] for line in told[2:]] == [
        "最合适的去处是学校B，但在本方案下会违反规定。学",
        "同时还会违反规定。学校B的小学语文净增 1 人，",
    ]


def test_teacher_with_nothing_to_gain_is_told_what_it_would_cost():
    people = [teacher("a", "A"), teacher("b", "B", backbone="county")]
    places = [school("A", strength="lead"), "B"]
    free = pack(ratios__exchange_rate="0", ratios__backbone_share="0")
    problem = exchange(places, people, posts=(post("B"),), rules=free)

    assert about_teacher(problem, plan_of(problem), "a")[-1] == (
        "最合适的去处是学校B，但去了也不更好：路程分钟数之和增加 10、交流人数增加 1。"
    )


def test_plan_that_could_be_better_says_so():
    problem = lending()

    assert about_teacher(problem, plan_of(problem, status="stopped"), "a")[-1] == (
        "去学校B会更好：政策比例差额减少 1、均衡缺额减少 0.2、志愿位次之和增加 1、"
        "路程分钟数之和增加 10、交流人数增加 1。本方案没有算到最优，可手工调整，或给求解更多时间。"
    )


def test_unknown_teacher_is_refused():
    with pytest.raises(UnknownTeacher):
        explain_teacher(lending(), plan_of(lending()), "nobody")


# Schools.


def test_receiving_school_is_told_before_after_and_who_comes():
    problem = lending()

    assert about_school(problem, plan_of(problem, a="B"), "B") == [
        (
            "小学“A2 每百名学生拥有县级以上骨干教师数”：方案前 8 人，方案后 9 人，标准 10 人，"
            "还差 1 人。"
        ),
        "调入 1 人：教师a（a），小学语文，来自学校A。",
        "“A2 每百名学生拥有县级以上骨干教师数”还差 1 人，但没有别的可交流教师能来补。",
    ]


def test_sending_school_is_told_who_leaves():
    problem = lending()

    assert about_school(problem, plan_of(problem, a="B"), "A") == [
        "小学“A2 每百名学生拥有县级以上骨干教师数”：方案前 11 人，方案后 10 人，标准 10 人，达标。",
        "调出 1 人：教师a（a），小学语文，去往学校B。",
    ]


def test_school_is_told_its_open_post_and_what_stands_in_the_way():
    problem = with_teacher(lending(), "x", backbone="county")

    assert about_school(problem, plan_of(problem, a="B"), "C") == [
        (
            "小学“A2 每百名学生拥有县级以上骨干教师数”：方案前 9 人，方案后 9 人，标准 10 人，"
            "还差 1 人。"
        ),
        "没有教师调入或调出。",
        "小学语文申报 1 人，方案净增 0 人，还缺 1 人。",
        (
            "“A2 每百名学生拥有县级以上骨干教师数”还差 1 人。另有 2 名教师可来补，"
            "逐一试排其中 2 名：1 人因原校该学科会缺人、1 人可来，但政策比例或均衡缺额不会更好。"
        ),
    ]


def test_school_that_could_gain_is_told_so():
    problem = lending()

    assert about_school(problem, plan_of(problem), "C")[-1].endswith(
        "逐一试排其中 1 名：1 人可来并能改善，可手工调整。"
    )


def test_school_outside_the_scope_or_without_figures_is_told_so():
    problem = replace(lending(), reports=())
    apart = replace(problem, schools=(*problem.schools, school("Z")))

    assert about_school(apart, plan_of(apart), "Z") == ["学校Z不在本方案范围内，本方案不改变该校。"]
    assert about_school(problem, plan_of(problem, a="C"), "B")[0] == (
        "学校B没有可评价的师资指标：办学条件未填，或该校不参加评价。"
    )


def test_unknown_school_is_refused():
    with pytest.raises(UnknownSchool):
        explain_school(lending(), plan_of(lending()), "Q")
