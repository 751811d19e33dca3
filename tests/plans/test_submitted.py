"""What an office put before the bureau stays as it is, and what schools were asked is the bureau's."""

import pytest

from manyuan.kernel.errors import Refused
from manyuan.plans import permissions as may
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.actions.edits import discard_plan, place_teacher
from manyuan.plans.actions.runs import ask_stop, start_run
from manyuan.plans.actions.scenarios import discard_scenario, return_scenario, submit_scenario
from manyuan.plans.errors import ScenarioIsClosed
from manyuan.plans.models import Scenario


@pytest.fixture
def drafted(strand):
    return strand.scenario(strand.office, group=strand.group())


def stored(scenario):
    return Scenario.objects.get(pk=scenario.pk)


def test_office_does_not_edit_the_plan_of_what_it_submitted(strand, drafted):
    plan = strand.plan(drafted)
    edited = place_teacher(by=strand.office, plan=plan, teacher="A00", school=None)
    submit_scenario(by=strand.office, scenario=drafted)

    with pytest.raises(Refused, match="退回"):
        place_teacher(by=strand.office, plan=edited, teacher="A01", school=None)
    with pytest.raises(Refused, match="退回"):
        discard_plan(by=strand.office, plan=plan)

    assert dict(edited.moves.values_list("teacher_code", "to_school__unit__code")) == {"A01": "B2"}


def test_office_does_not_solve_what_it_submitted_until_it_is_returned(strand, drafted):
    submit_scenario(by=strand.office, scenario=drafted)
    with pytest.raises(Refused, match="退回"):
        start_run(by=strand.office, scenario=drafted)
    run = strand.run(stored(drafted))
    with pytest.raises(Refused, match="退回"):
        ask_stop(by=strand.office, run=run)
    ask_stop(by=strand.officer, run=run)
    return_scenario(by=strand.officer, scenario=drafted, reason="请减少交流人数")

    assert may.may_run(strand.office, stored(drafted))
    assert start_run(by=strand.office, scenario=stored(drafted)).is_live


def test_office_does_not_put_aside_what_schools_are_asked_about(strand, drafted):
    plan = ask_principals(by=strand.officer, plan=strand.plan(drafted))

    with pytest.raises(Refused, match="教育局"):
        discard_plan(by=strand.office, plan=plan)

    assert discard_plan(by=strand.officer, plan=plan).state == "discarded"


def test_schools_are_not_asked_about_what_was_given_up(strand, drafted):
    plan = strand.plan(drafted)
    discard_scenario(by=strand.office, scenario=drafted)

    with pytest.raises(ScenarioIsClosed):
        ask_principals(by=strand.officer, plan=plan)
