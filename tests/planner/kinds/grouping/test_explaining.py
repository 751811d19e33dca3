import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.grouping.explaining import (
    UnknownGroupAsked,
    explain_group,
    explain_school,
)
from manyuan.planner.kinds.grouping.ground import UnknownSchool
from manyuan.planner.kinds.grouping.problem import Ban, Load, Pin, Team
from manyuan.planner.kinds.grouping.solving import solve
from manyuan.planner.kinds.grouping.standing import check_assignment
from planner.kinds.grouping.small_groupings import line, school


def _told(problem, code):
    return [said.code for said in explain_school(problem, solve(problem, seconds=9), code)]


def _team(lead, *members, **fields):
    return Team(code=f"G{lead}", name=lead, lead=lead, members=frozenset(members), **fields)


LINE = {"L": 0, "A": 5, "B": 10, "M": 40}


@pytest.mark.parametrize(
    ("fields", "code", "told"),
    [
        ({}, "A", ["nearest", "next_best"]),
        ({}, "L", ["leads_new"]),
        ({"teams": (_team("L", "B"),)}, "L", ["leads_on"]),
        ({"teams": (_team("L", "B"),)}, "B", ["kept"]),
        ({"pins": (Pin("A", "M"),)}, "A", ["pinned"]),
        ({"bans": (Ban("A", "L"),)}, "A", ["nearer"]),
        ({"most_campuses": 2, "pins": (Pin("B", "L"),)}, "A", ["nearer"]),
        ({"chain": True, "schools": None}, "J", ["nearest", "gives_stage"]),
    ],
)
def test_school_in_a_group_is_told_why(fields, code, told):
    places = dict(LINE)
    if "schools" in fields:
        fields = {"chain": True}
        places = {school("L", "senior"): 0, school("A"): 5, school("J", "junior"): 6}
    leads = frozenset("LM") & {getattr(each, "code", each) for each in places}

    assert _told(line(places, leads=leads, **fields), code) == told


@pytest.mark.parametrize(
    ("fields", "reason", "mends"),
    [
        ({"max_minutes": 4}, "too_far", ["more_minutes"]),
        ({"groups": 1, "pins": (Pin("M", "M"),)}, "no_place", ["one_more_group"]),
        (
            {"groups": 1, "pins": (Pin("M", "M"),), "leads": frozenset("MA")},
            "no_place",
            ["one_more_group"],
        ),
        ({"bans": (Ban("A", "L"), Ban("A", "M"))}, "banned", []),
        (
            {"most_campuses": 2, "teams": (_team("L", "B", shared=Load(2, 0)),)},
            "over_cap",
            ["farther"],
        ),
        (
            {"most_campuses": 2, "teams": (_team("L", "B"),)},
            "full_campuses",
            ["release", "farther"],
        ),
        ({"most_pupils": 200, "teams": (_team("L", "B"),)}, "full_pupils", ["release", "farther"]),
        ({"most_campuses": 2, "teams": (_team("L", "B"), _team("M", "C"))}, "full_campuses", []),
        ({"chain": True}, "no_stage", []),
        ({"minutes": {}}, "no_travel", ["give_travel"]),
    ],
)
def test_school_in_no_group_is_told_why_and_what_would_mend_it(fields, reason, mends):
    places = dict(LINE) | ({"C": 41} if len(fields.get("teams", ())) == 2 else {})
    if reason == "no_stage":
        places = {
            school(code, *stages): at
            for (code, at), stages in zip(
                LINE.items(), (("senior",), (), ("senior",), ("senior",)), strict=True
            )
        }
    problem = line(places, **{"leads": frozenset("LM"), "max_minutes": 30, **fields})
    plan = solve(problem, seconds=9)
    left = {each.school: each for each in plan.uncovered}

    assert left["A"].reason == reason
    said = explain_school(problem, plan, "A")
    assert [each.code for each in said] == [reason, *mends]
    assert said == left["A"].why
    assert all("{" not in in_chinese(each) for each in said)


def test_group_is_told_with_its_size_against_the_caps():
    problem = line(LINE, leads=frozenset("LM"), most_campuses=5, most_pupils=400)

    said = explain_group(problem, solve(problem, seconds=9), "L")

    assert [in_chinese(each) for each in said] == [
        "L校集团：3 所学校，3 个校区，300 名学生。",
        "校区上限 5 个，还可容纳 2 个。",
        "学生上限 400 名，还可容纳 100 名。",
        "最远的成员校单程 10 分钟。",
    ]


def test_group_over_a_cap_keeps_its_members_takes_none_and_is_warned_about():
    team = _team("L", "B", also=frozenset("M"), shared=Load(1, 50))
    problem = line({**LINE, "N": 12}, leads=frozenset("LN"), teams=(team,), most_campuses=2)
    plan = solve(problem, seconds=9)

    assert plan.assignment == {"L": "L", "B": "L", "A": "N", "N": "N"}
    assert [each.code for each in plan.warnings] == ["over_cap"]
    assert [said.code for said in explain_group(problem, plan, "L")] == [
        *("size", "over", "also", "farthest"),
    ]


def test_what_is_not_there_cannot_be_asked():
    problem = line(LINE)
    plan = solve(problem, seconds=9)

    with pytest.raises(UnknownSchool):
        explain_school(problem, plan, "Z")
    with pytest.raises(UnknownGroupAsked):
        explain_group(problem, plan, "Z")
    with pytest.raises(UnknownSchool):
        check_assignment(problem, {"Z": "L"})


@pytest.mark.parametrize(
    ("assignment", "codes"),
    [
        ({"L": "L", "B": "L", "A": "L"}, []),
        ({"L": "L"}, ["member_lost"]),
        ({"L": "L", "B": "L", "M": "L"}, ["too_far"]),
        ({"L": "L", "B": "L", "A": "M"}, ["too_far", "lead_elsewhere"]),
        ({"L": "L", "B": "L", "M": "B"}, ["not_a_lead", "lead_elsewhere"]),
        ({"L": "L", "B": "L", "A": "L", "N": "L"}, ["cap_campuses", "cap_pupils"]),
        ({"L": "L", "B": "L", "M": "M", "A": "A"}, ["not_a_lead", "too_many_groups"]),
    ],
)
def test_edit_by_hand_is_told_every_rule_that_it_breaks(assignment, codes):
    problem = line(
        {**LINE, "N": 6},
        leads=frozenset("LM"),
        teams=(_team("L", "B"),),
        max_minutes=20,
        most_campuses=3,
        most_pupils=350,
    )
    now = check_assignment(problem, assignment)

    assert [said.code for said in now.broken] == codes
    assert now.is_allowed == (not codes)
    assert now.goals["schools_uncovered"] == 5 - len(assignment)


def test_chain_and_pins_are_told_too():
    problem = line(LINE, chain=True, pins=(Pin("A", "M"),), bans=(Ban("B", "L"),))
    now = check_assignment(problem, {"L": "L", "B": "L", "A": "L"})

    assert [said.code for said in now.broken] == [
        *("pin_not_kept", "banned", "no_stage", "no_stage", "no_stage"),
    ]
