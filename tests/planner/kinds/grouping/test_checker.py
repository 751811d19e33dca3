"""The checker finds each fault that is planted into a sound plan."""

import copy

import pytest

from planner.kinds.grouping.checker import check
from planner.kinds.grouping.planning import plan_of
from planner.kinds.grouping.tiny_districts import two_leads


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = two_leads().write(tmp_path_factory.mktemp("two"))
    return folder, plan_of(folder, "--groups", 3, "--max-minutes", 5)[1]


def _move(school, lead):
    def change(plan):
        for group in plan["groups"]:
            group["members"] = [code for code in group["members"] if code != school]
        next(g for g in plan["groups"] if g["lead"] == lead)["members"].append(school)

    return change


def _put(*path_and_value):
    *path, last, value = path_and_value

    def change(plan):
        for step in path:
            plan = plan[step]
        plan[last] = value

    return change


PLANTED = {
    "missing key": (lambda plan: plan.pop("curve"), "the plan lacks curve"),
    "stranger": (lambda plan: plan["groups"][0]["members"].append("Z"), "unknown schools ['Z']"),
    "twice": (lambda plan: plan["groups"][1]["members"].append("A"), "A is in 2 groups"),
    "member lost": (_move("D", "L"), "D is not kept with M"),
    "too far": (_move("B", "M"), "B may not be with M"),
    "size": (_put("groups", 0, "pupils", 1), "the group of L says"),
    "too many groups": (_put("groups_asked", 1), "more than 1 groups"),
    "cap": (_put("most_pupils", 350), "the group of L passes a cap"),
    "chain": (_put("chain", True), "A has no junior school in the group of L"),
    "uncovered": (_put("uncovered", []), "uncovered is not"),
    "reason": (_put("uncovered", 0, "reason", "why"), "is uncovered for no known reason"),
    "joins": (_put("joins", []), "joins are not"),
    "no reason": (_put("joins", 0, "reasons", []), "joins without a reason"),
    "value": (_put("goals", 2, "value", 1), "goals are"),
    "bound": (_put("goals", 2, "bound", 999), "the bound lies above the value"),
    "status": (_put("status", "feasible"), "status is feasible, proven is True"),
    "travel": (_put("value", 1), "value and bound are not those of travel"),
    "years": (_put("years", 0, "joins", []), "the years do not join whom the plan joins"),
}


def test_plan_of_the_planner_is_sound(sound):
    folder, plan = sound

    assert check(folder, plan) == []
    assert plan["uncovered"] != []
    assert plan["joins"] != []


@pytest.mark.parametrize("name", PLANTED)
def test_planted_fault_is_found(sound, name):
    folder, plan = sound[0], copy.deepcopy(sound[1])
    change, sentence = PLANTED[name]

    change(plan)

    assert any(sentence in said for said in check(folder, plan)), check(folder, plan)
