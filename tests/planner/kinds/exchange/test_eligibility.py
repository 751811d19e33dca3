from dataclasses import replace
from datetime import date

import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.exchange.eligibility import (
    EXEMPTIONS,
    eligibility,
    full_years,
    in_scope,
    verdict_of,
)
from manyuan.planner.kinds.exchange.problem import Problem, School, Teacher, Team
from manyuan.rules.balance import load_balance_pack
from manyuan.rules.exchange import load_exchange_pack, with_overrides

PACK = load_exchange_pack()
HOME = School(
    code="S1", name="东风小学", kind="primary", nature="public", strength="strong", legal="S1"
)
# Six full years at the school on 1 September 2026, to the day.
FIT = Teacher(
    code="T1",
    name="王芳",
    school="S1",
    stage="primary",
    subject="语文",
    sex="male",
    born=date(1985, 1, 1),
    at_school_since=date(2020, 9, 1),
    on_establishment=True,
)


def judged(school=HOME, pack=PACK, **changes):
    return verdict_of(replace(FIT, **changes), school, year=2026, pack=pack)


def reason(verdict):
    return (verdict.state, verdict.code, in_chinese(verdict.reason))


def test_teacher_against_whom_nothing_stands_is_eligible():
    verdict = judged()

    assert (verdict.teacher, verdict.state, verdict.reason, verdict.code) == (
        "T1",
        "eligible",
        None,
        None,
    )


# Each change alone takes the fit teacher out.
@pytest.mark.parametrize(
    ("changes", "code", "text"),
    [
        ({"on_establishment": False}, "not_on_establishment", "不在编"),
        ({"on_establishment": None}, "establishment_unknown", "是否在编未填，无法判断"),
        ({"stage": None}, "post_unknown", "任教学段或学科未填，无法判断"),
        ({"subject": None}, "post_unknown", "任教学段或学科未填，无法判断"),
        ({"exemption": "pregnant"}, "pregnant", "免于交流：孕期"),
        (
            {"exemption": "nursing", "exempt_until": date(2026, 9, 1)},
            "nursing",
            "免于交流：哺乳期，至 2026-09-01",
        ),
        ({"exemption": "own_code"}, "own_code", "免于交流：own_code"),
        ({"posted_to": "S9"}, "posted", "正派往学校 S9"),
        (
            {
                "posted_to": "S9",
                "posted_from": date(2026, 9, 1),
                "posted_until": date(2026, 9, 1),
            },
            "posted",
            "正派往学校 S9，至 2026-09-01",
        ),
        ({"at_school_since": date(2020, 9, 2)}, "tenure", "到校 5 年，须满 6 年"),
        ({"at_school_since": date(2026, 10, 1)}, "tenure", "到校 0 年，须满 6 年"),
        ({"at_school_since": None}, "since_unknown", "到校日期未填，无法判断是否满 6 年"),
        ({"born": None}, "born_unknown", "出生日期未填，无法计算退休月份"),
        ({"sex": None}, "sex_unknown", "性别未填，无法计算退休月份"),
        ({"born": date(1960, 1, 1)}, "retiring", "法定退休月份 2020-01 已过"),
    ],
)
def test_each_rule_alone_makes_a_teacher_ineligible(changes, code, text):
    assert reason(judged(**changes)) == ("ineligible", code, text)


@pytest.mark.parametrize(
    ("nature", "code", "text"),
    [
        ("private", "not_public", "东风小学不是公办学校"),
        (None, "nature_unknown", "东风小学的办学性质未填，无法判断"),
    ],
)
def test_only_public_schools_take_part(nature, code, text):
    assert reason(judged(replace(HOME, nature=nature))) == ("ineligible", code, text)


@pytest.mark.parametrize(
    ("changes", "code", "text"),
    [
        ({"graduating_class": True}, "graduating_class", "任教毕业班，本年度暂缓"),
        ({"cadre": "principal"}, "cadre", "担任校长，干部的交流另行安排"),
        ({"cadre": "vice_principal"}, "cadre", "担任副校长，干部的交流另行安排"),
    ],
)
def test_each_deferral_alone_keeps_a_teacher_for_the_year(changes, code, text):
    assert reason(judged(**changes)) == ("deferred", code, text)


@pytest.mark.parametrize(
    "changes",
    [
        {"exemption": "nursing", "exempt_until": date(2026, 8, 31)},
        {"posted_to": "S9", "posted_until": date(2026, 8, 31)},
        {"posted_to": "S9", "posted_from": date(2026, 9, 2)},
        {"posted_from": date(2026, 9, 1)},
        {"cadre": "middle"},
        {"graduating_class": False},
    ],
)
def test_what_is_over_not_yet_begun_or_no_reason_leaves_a_teacher_eligible(changes):
    assert judged(**changes).state == "eligible"


# 2025 schedule: a man of April 1970 (delay 63 // 4 + 1 = 16 months) retires in August 2031, one of
# May (64 // 4 + 1 = 17) in October.
@pytest.mark.parametrize(
    ("born", "text"),
    [
        (date(1970, 4, 30), "2031-08 到法定退休月份，只余 4 年 11 个月，须多于 5 年"),
        (date(1970, 5, 1), None),
    ],
)
def test_margin_to_retirement_is_counted_in_months(born, text):
    verdict = judged(born=born)

    assert (None if verdict.reason is None else in_chinese(verdict.reason)) == text


# A woman of July 1974 (delay 54 // 4 + 1 = 14 months) retires in September 2030, one of August in
# October: four years from September 2026 to the month, and a month more.
@pytest.mark.parametrize(
    ("born", "state"), [(date(1974, 7, 31), "ineligible"), (date(1974, 8, 1), "eligible")]
)
def test_retirement_in_the_month_of_the_margin_is_not_later_than_it(born, state):
    pack = with_overrides(PACK, {"eligibility.retire_margin_years": "4"})

    assert judged(born=born, sex="female", pack=pack).state == state


def test_stage_outside_the_pack_takes_no_part():
    pack = with_overrides(PACK, {"eligibility.stages": "junior"})

    assert reason(judged(pack=pack)) == ("ineligible", "stage_outside", "本年度的交流不含小学")


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ({"eligibility.defer_graduating": "0"}, {"graduating_class": True}),
        ({"eligibility.cadres_apart": "0"}, {"cadre": "principal"}),
        ({"eligibility.tenure_years": "5"}, {"at_school_since": date(2021, 9, 1)}),
    ],
)
def test_pack_decides_over_deferrals_and_years(rule, changes):
    assert judged(**changes).state != "eligible"
    assert judged(pack=with_overrides(PACK, rule), **changes).state == "eligible"


# Everything stands against this teacher; taking the first reason away shows the next.
def test_first_reason_in_the_order_of_the_checks_wins():
    school = replace(HOME, nature="private")
    changes = {
        "on_establishment": False,
        "subject": None,
        "exemption": "disability",
        "posted_to": "S9",
        "at_school_since": date(2025, 9, 1),
        "born": date(1960, 1, 1),
        "graduating_class": True,
        "cadre": "principal",
    }
    found = [judged(school, **changes).code]
    for name in [*changes]:
        found.append(judged(**changes).code)
        del changes[name]

    assert found == [
        *("not_public", "not_on_establishment", "post_unknown", "disability", "posted"),
        *("tenure", "retiring", "graduating_class", "cadre"),
    ]


@pytest.mark.parametrize(
    ("since", "years"),
    [(date(2020, 9, 1), 6), (date(2020, 9, 2), 5), (date(2020, 2, 29), 6), (date(2026, 9, 1), 0)],
)
def test_full_years_are_completed_on_the_anniversary(since, years):
    assert full_years(since, date(2026, 9, 1)) == years


def test_every_exemption_of_the_format_has_a_name():
    said = {code: in_chinese(judged(exemption=code).reason) for code in EXEMPTIONS}

    assert said == {code: f"免于交流：{name}" for code, name in EXEMPTIONS.items()}


def test_campus_goes_with_its_legal_school_and_the_rest_stay_out_of_group_scope():
    campus = replace(HOME, code="S1b", legal="S1")
    other, third = (replace(HOME, code=code, legal=code) for code in ("S2", "S3"))
    problem = Problem(
        year=2026,
        scope="group",
        pack=PACK,
        balance=load_balance_pack(),
        schools=(HOME, campus, other, third),
        teams=(
            Team(code="G1", name="东风集团", schools=frozenset({"S1"})),
            Team(code="G2", name="西山集团", schools=frozenset({"S2"})),
        ),
        reports=(),
        teachers=tuple(
            replace(FIT, code=f"T{place}", school=school)
            for place, school in enumerate(("S1", "S1b", "S2", "S3"))
        ),
        posts=(),
    )

    assert in_scope(problem) == {"S1", "S1b", "S2"}
    assert in_scope(replace(problem, group="G2")) == {"S2"}
    assert in_scope(replace(problem, scope="district")) == {"S1", "S1b", "S2", "S3"}
    assert [*eligibility(problem)] == ["T0", "T1", "T2"]
    assert [*eligibility(replace(problem, group="G2"))] == ["T2"]
