import pytest

from manyuan.plans import permissions as may
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.enums import Scope
from manyuan.plans.models import Answer

SEATS = ("officer", "command_line", "office", "other_office", "principal_a", "teacher", "auditor")
BUREAU = {"officer", "command_line"}
OFFICES = {"office", "other_office"}


def allowed(strand, ask):
    """Return which seats get a yes; every no carries a sentence."""
    answers = {name: ask(getattr(strand, name)) for name in SEATS}
    assert all(answer.reason for answer in answers.values() if not answer)
    return {name for name, answer in answers.items() if answer}


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (may.may_freeze, BUREAU),
        (may.may_see_planning, BUREAU | OFFICES | {"auditor"}),
        (may.may_draft, BUREAU | OFFICES),
        (may.may_return, BUREAU),
        (may.may_decide, BUREAU),
    ],
)
def test_what_a_role_may(strand, ask, expected):
    assert allowed(strand, ask) == expected


def test_what_may_be_done_with_the_bureaus_scenario(strand):
    scenario = strand.scenario(group=strand.group())

    assert allowed(strand, lambda seat: may.may_see_scenario(seat, scenario)) == BUREAU | {
        "auditor"
    }
    assert allowed(strand, lambda seat: may.may_change_scenario(seat, scenario)) == BUREAU
    assert allowed(strand, lambda seat: may.may_copy_scenario(seat, scenario)) == BUREAU
    assert allowed(strand, lambda seat: may.may_run(seat, scenario)) == BUREAU
    assert allowed(strand, lambda seat: may.may_submit(seat, scenario)) == set()


def test_what_may_be_done_with_an_offices_scenario(strand):
    scenario = strand.scenario(strand.office, group=strand.group())

    assert allowed(strand, lambda seat: may.may_see_scenario(seat, scenario)) == BUREAU | {
        "office",
        "auditor",
    }
    assert allowed(strand, lambda seat: may.may_change_scenario(seat, scenario)) == {"office"}
    assert allowed(strand, lambda seat: may.may_copy_scenario(seat, scenario)) == BUREAU | {
        "office"
    }
    assert allowed(strand, lambda seat: may.may_run(seat, scenario)) == BUREAU | {"office"}
    assert allowed(strand, lambda seat: may.may_submit(seat, scenario)) == {"office"}


def test_whom_an_office_drafts_for(strand):
    own, other = strand.group("G1"), strand.group("G2")

    def drafts(scope, group):
        return bool(may.may_draft_for(strand.office, scope, group))

    assert drafts(Scope.GROUP, own)
    assert not drafts(Scope.GROUP, other)
    assert not drafts(Scope.GROUP, None)
    assert not drafts(Scope.DISTRICT, own)
    assert may.may_draft_for(strand.officer, Scope.DISTRICT, None)
    assert not may.may_draft_for(strand.principal_a, Scope.GROUP, own)


def test_group_sees_a_plan_of_the_bureau_once_schools_are_asked(strand):
    plan = strand.plan(strand.scenario(group=strand.group()))
    everybody = BUREAU | {"auditor"}
    assert allowed(strand, lambda seat: may.may_see_plan(seat, plan)) == everybody

    ask_principals(by=strand.officer, plan=plan)

    assert allowed(strand, lambda seat: may.may_see_plan(seat, plan)) == everybody | {"office"}
    assert allowed(strand, lambda seat: may.may_edit_plan(seat, plan)) == BUREAU


def test_only_the_school_that_is_asked_answers(strand):
    plan = ask_principals(by=strand.officer, plan=strand.plan())
    answer = Answer.objects.filter(move__plan=plan, school__unit__code="A").first()

    assert allowed(strand, lambda seat: may.may_answer(seat, answer)) == {"principal_a"}
    assert not may.may_answer(strand.principal_b, answer)
