import pytest

from manyuan.kernel.errors import BadInput, Refused
from manyuan.kernel.saying import Said
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.actions.edits import discard_plan, place_teacher
from manyuan.plans.enums import MoveOrigin, PlanState
from manyuan.plans.errors import (
    BreaksRules,
    NothingMoved,
    PlanIsFrozen,
    SchoolUnknown,
    StateForbids,
    TeacherUnknown,
)
from manyuan.plans.models import Plan


@pytest.fixture
def plan(strand):
    return strand.plan()


def moves_of(plan):
    return dict(plan.moves.values_list("teacher_code", "to_school__unit__code"))


def test_first_edit_makes_a_version_and_leaves_the_planners_answer(strand, plan):
    edited = place_teacher(by=strand.officer, plan=plan, teacher="D00", school=None)

    assert (edited.number, edited.edited_from, edited.run) == (2, plan, None)
    assert moves_of(edited) == {"A00": "B", "A01": "B2"}
    assert moves_of(plan) == {"A00": "B", "A01": "B2", "D00": "E"}
    assert edited.status == "feasible"


def test_later_edits_change_that_version(strand, plan):
    first = place_teacher(by=strand.officer, plan=plan, teacher="D00", school=None)

    second = place_teacher(by=strand.officer, plan=first, teacher="D02", school="E")

    assert second.pk == first.pk
    assert Plan.objects.count() == 2
    move = second.moves.get(teacher_code="D02")
    assert (move.origin, move.to_school.code) == (MoveOrigin.HAND, "E")
    assert second.moves.get(teacher_code="A00").origin == MoveOrigin.SOLVER
    assert Said.from_json(move.reasons[0]).code == "by_hand"


def test_edit_counts_everything_anew(strand, plan):
    edited = place_teacher(by=strand.officer, plan=plan, teacher="D00", school=None)

    policy, goals = edited.document["policy"], edited.document["goals"]
    assert (policy["moved"], policy["eligible"]) == (2, 52)
    assert {goal["name"]: goal["value"] for goal in goals}["moves"] == 2.0
    assert all(goal["bound"] <= goal["value"] for goal in goals)
    assert edited.document["unmet_posts"] != plan.document["unmet_posts"]


def test_edit_that_breaks_a_hard_rule_is_refused_by_name(strand, plan):
    with pytest.raises(BreaksRules) as refused:
        place_teacher(by=strand.officer, plan=plan, teacher="A02", school="B")

    assert "甲小学" in refused.value.facts["reasons"]
    assert Plan.objects.count() == 1


def test_edit_that_changes_nothing_is_refused(strand, plan):
    with pytest.raises(NothingMoved):
        place_teacher(by=strand.officer, plan=plan, teacher="A00", school="B")
    with pytest.raises(NothingMoved):
        place_teacher(by=strand.officer, plan=plan, teacher="A09", school=None)


def test_codes_are_those_of_the_frozen_data(strand, plan):
    with pytest.raises(TeacherUnknown):
        place_teacher(by=strand.officer, plan=plan, teacher="Z99", school=None)
    with pytest.raises(SchoolUnknown):
        place_teacher(by=strand.officer, plan=plan, teacher="A00", school="Z")
    assert issubclass(SchoolUnknown, BadInput)


def test_plan_is_not_edited_once_schools_are_asked(strand, plan):
    ask_principals(by=strand.officer, plan=plan)

    with pytest.raises(PlanIsFrozen):
        place_teacher(by=strand.officer, plan=plan, teacher="D00", school=None)


@pytest.mark.parametrize("seat", ["other_office", "principal_a", "auditor", "teacher"])
def test_plan_is_edited_by_nobody_else(strand, plan, seat):
    with pytest.raises(Refused):
        place_teacher(by=getattr(strand, seat), plan=plan, teacher="D00", school=None)


def test_plan_is_put_aside_once(strand, plan):
    assert discard_plan(by=strand.officer, plan=plan).state == PlanState.DISCARDED

    with pytest.raises(StateForbids):
        discard_plan(by=strand.officer, plan=plan)
