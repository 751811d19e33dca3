from dataclasses import replace
from datetime import date

import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.exchange.explaining import (
    explain_rule,
)
from manyuan.planner.kinds.exchange.loosening import UnknownRuleAsked, loosened
from manyuan.rules.exchange import exchange_packs, load_exchange_pack
from planner.kinds.exchange.small_exchanges import (
    lending,
    pack,
    plan_of,
    with_teacher,
)


def about_rule(problem, plan, code, **more):
    return [in_chinese(said) for said in explain_rule(problem, plan, code, **more)]


def test_tenure_is_told_whom_it_keeps_and_what_a_year_less_brings():
    problem = with_teacher(lending(), "x", at_school_since=date(2020, 9, 1))

    assert about_rule(problem, plan_of(problem), "eligibility.tenure_years") == [
        "规则“同一学校任教满几年方可交流”，现为“6”。",
        "因为这条规则，有 1 名教师今年不能交流。",
        "放宽到“5”，能交流的教师由 3 名增至 4 名。",
    ]


def test_switch_is_told_only_whom_it_defers():
    problem = with_teacher(lending(), "x", graduating_class=True)
    problem = with_teacher(problem, "b", exemption="graduating_class")

    assert about_rule(problem, plan_of(problem), "eligibility.defer_graduating") == [
        "规则“毕业班教师暂缓交流”，现为“是”。",
        "因为这条规则，有 1 名教师今年不能交流。",
        "放宽到“否”，能交流的教师由 2 名增至 3 名。",
    ]


def test_travel_is_told_how_many_destinations_it_takes():
    problem = lending()
    problem = replace(problem, travel={**problem.travel, ("A", "B"): 45, ("B", "A"): 90})

    assert about_rule(problem, plan_of(problem, a="C"), "limits.travel_minutes") == [
        "规则“单程路途最多几分钟”，现为“40”。",
        "能交流的教师共有 8 个“教师到学校”的去向，其中 3 个超过路程上限。",
        "方案的 1 次交流中，0 次的路程是估算的。",
        "放宽到“50”，去向由 5 个增至 7 个。",
    ]


def test_ceilings_are_told_reached_or_not():
    rules = pack(limits__eligible_move_share="25%", limits__school_leave_share="50%")
    problem = lending(rules=rules)
    plan = plan_of(problem, a="B")

    assert about_rule(problem, plan, "limits.eligible_move_share") == [
        "规则“一年最多交流的教师占符合条件者的比例”，现为“25%”。",
        "方案交流 1 人，已到上限 1 人。",
    ]
    assert about_rule(problem, plan_of(problem), "limits.eligible_move_share")[1] == (
        "方案交流 0 人，上限 1 人，还可交流 1 人。"
    )
    assert about_rule(problem, plan, "limits.school_leave_share")[1] == (
        "3 所学校的交流人数已到上限，还有 0 所没有到。"
    )
    assert about_rule(problem, plan, "limits.lend")[1] == (
        "龙头校和强校的学科中，有 1 个已用足可净减的人数，还有 0 个没有用足。"
    )


def test_ratio_is_told_required_reached_and_looser():
    problem = lending()

    assert about_rule(problem, plan_of(problem), "ratios.exchange_rate") == [
        "规则“交流教师占符合条件教师的比例不低于”，现为“10%”。",
        "要求 1 人，方案达到 0 人，差 1 人。",
        "放宽到“5%”，要求降到 1 人。",
    ]
    assert about_rule(problem, plan_of(problem, a="B"), "ratios.exchange_rate")[1] == (
        "要求 1 人，方案达到 1 人。"
    )


def test_rules_that_cost_nothing_say_what_they_do():
    problem = lending()

    assert about_rule(problem, plan_of(problem), "posting.term_years")[1:] == [
        "它只决定交流何时结束，不影响谁去哪里。"
    ]
    assert about_rule(problem, plan_of(problem), "posting.backbone_from") == [
        "规则“骨干教师从哪一级算起”，现为“区骨干”。",
        "按这一条，符合条件的教师中有 1 名骨干教师。",
    ]
    assert about_rule(problem, plan_of(problem), "eligibility.stages") == [
        "规则“参加交流的学段”，现为“小学、初中、高中”。",
        "因为这条规则，有 0 名教师今年不能交流。",
        "这条规则已是最宽。",
    ]


def test_solving_again_tells_the_first_goal_that_changes():
    problem = lending()
    asked = []

    def resolve(wider):
        asked.append(wider.pack.lend.value)
        return plan_of(wider, a="B", x="C")

    told = about_rule(problem, plan_of(problem, a="B"), "limits.lend", resolve=resolve)

    assert asked == [2]
    assert told[-1] == "放宽到“2”后重新求解，路程分钟数之和由 10 变为 20。"


def test_solving_again_in_vain_says_so():
    problem = lending()
    plan = plan_of(problem, a="B")

    told = about_rule(problem, plan, "limits.lend", resolve=lambda _: plan)

    assert told[-1] == "放宽到“2”后重新求解，各项目标不变。"


@pytest.mark.parametrize("name", exchange_packs())
def test_every_rule_of_every_pack_can_be_explained(name):
    problem = replace(lending(), pack=load_exchange_pack(name))
    plan = plan_of(problem)

    told = {code: explain_rule(problem, plan, code) for code in problem.pack.rules}

    assert {code for code, said in told.items() if len(said) < 2} == set()


def test_what_is_as_loose_as_can_be_is_not_loosened():
    loose = pack(limits__travel_detour="1", eligibility__tenure_years="0")

    assert loosened(loose, "limits.travel_detour") is None
    assert loosened(loose, "eligibility.tenure_years") is None
    assert loosened(pack(eligibility__cadres_apart="0"), "eligibility.cadres_apart") is None
    assert loosened(pack(limits__lend="100"), "limits.lend") is None
    assert loosened(pack(), "limits.school_leave_share") is None


def test_unknown_rule_is_refused():
    with pytest.raises(UnknownRuleAsked):
        explain_rule(lending(), plan_of(lending()), "limits.nothing")
