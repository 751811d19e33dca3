import pytest

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.plans.actions.grouping_edits import place_school
from manyuan.plans.actions.grouping_wills import ban_join, pin_school, unban_join, unpin_school
from manyuan.plans.errors import (
    JoinNotBanned,
    NothingMoved,
    PlacingBreaksRules,
    PlanIsFrozen,
    SchoolNotPinned,
    SchoolPinnedAndBanned,
    SchoolUnknown,
)
from manyuan.plans.models import Ban, Pin, Plan


def said(code):
    return sentence_of(Record.objects.filter(code=code).latest("pk"))


def test_edit_is_a_version_of_its_own(reef):
    plan = reef.plan()
    other = {"S1": "S4", "S4": "S1"}[reef.placing(plan)["S6"][1]]

    edited = place_school(by=reef.officer, plan=plan, school="S6", lead=other)

    assert reef.placing(edited)["S6"] == ("joins", other)
    assert (edited.number, edited.edited_from) == (2, plan)
    assert edited.document["by_hand"] == {"S6": other}
    assert edited.document["curve"] == plan.document["curve"]
    assert edited.joins.get(school__unit__code="S6").reasons[0]["code"] == "by_hand"
    assert reef.placing(Plan.objects.get(pk=plan.pk)) == reef.placing(plan)


def test_school_is_put_out_and_the_goals_say_so(reef):
    plan = reef.plan()

    edited = place_school(by=reef.officer, plan=plan, school="R3", lead=None)

    assert "R3" not in reef.placing(edited)
    assert (plan.document["goals"][0]["value"], edited.document["goals"][0]["value"]) == (1, 2)
    assert edited.document["goals"][0]["bound"] == 1
    assert edited.status == "feasible"
    assert said("grouping.uncovered").endswith("里把渔村小学改为不进集团")


def test_edit_that_breaks_a_rule_is_refused_with_the_rule(reef):
    plan = reef.plan()

    with pytest.raises(PlacingBreaksRules) as refused:
        place_school(by=reef.officer, plan=plan, school="R4", lead="R1")
    with pytest.raises(PlacingBreaksRules):
        place_school(by=reef.officer, plan=plan, school="S2", lead=None)

    assert "远岛小学到礁石小学要" in str(refused.value.facts["reasons"])
    assert Plan.objects.count() == 1


def test_edit_that_changes_nothing_or_names_nobody_is_refused(reef):
    plan = reef.plan()

    with pytest.raises(NothingMoved):
        place_school(by=reef.officer, plan=plan, school="R3", lead="R1")
    with pytest.raises(SchoolUnknown):
        place_school(by=reef.officer, plan=plan, school="X1", lead="R1")

    assert Plan.objects.count() == 1


def test_plan_in_force_is_not_edited(reef):
    plan = reef.adopted()

    with pytest.raises(PlanIsFrozen):
        place_school(by=reef.officer, plan=plan, school="R3", lead=None)


@pytest.mark.parametrize("seat", ["group_office", "principal", "auditor"])
def test_others_do_not_edit(reef, seat):
    plan, by = reef.plan(), reef.shore.people[seat]

    with reef.at(by), pytest.raises(Refused):
        place_school(by=by, plan=plan, school="R3", lead=None)

    assert Plan.objects.count() == 1


def test_pin_leads_a_school_to_a_lead(reef):
    scenario = reef.draft()

    pin_school(by=reef.officer, scenario=scenario, school="S6", lead="S1")
    pin_school(by=reef.officer, scenario=scenario, school="S6", lead="S4")

    assert reef.placing(reef.solve(scenario))["S6"] == ("joins", "S4")
    assert said("grouping.pinned") == "在「布局」里指定独立中学进望海中学的集团"

    unpin_school(by=reef.officer, scenario=scenario, school="S6")
    assert not Pin.objects.exists()
    assert said("grouping.unpinned") == "在「布局」里取消了对独立中学的指定"
    with pytest.raises(SchoolNotPinned):
        unpin_school(by=reef.officer, scenario=scenario, school="S6")


def test_ban_keeps_a_school_away(reef):
    scenario = reef.draft()
    for lead in ("S1", "S4", "S6"):
        ban_join(by=reef.officer, scenario=scenario, school="S6", lead=lead)

    assert "S6" not in reef.placing(reef.solve(scenario))
    assert said("grouping.banned") == "在「布局」里排除了独立中学进独立中学的集团"

    unban_join(by=reef.officer, scenario=scenario, school="S6", lead="S4")
    assert Ban.objects.count() == 2
    assert said("grouping.unbanned") == "在「布局」里取消了对独立中学进望海中学的集团的排除"
    with pytest.raises(JoinNotBanned):
        unban_join(by=reef.officer, scenario=scenario, school="S6", lead="S4")


def test_pin_and_ban_of_one_pair_do_not_stand_together(reef):
    scenario = reef.draft()
    pin_school(by=reef.officer, scenario=scenario, school="S6", lead="S1")
    ban_join(by=reef.officer, scenario=scenario, school="S6", lead="S4")

    with pytest.raises(SchoolPinnedAndBanned):
        ban_join(by=reef.officer, scenario=scenario, school="S6", lead="S1")
    with pytest.raises(SchoolPinnedAndBanned):
        pin_school(by=reef.officer, scenario=scenario, school="S6", lead="S4")
    with pytest.raises(SchoolUnknown):
        pin_school(by=reef.officer, scenario=scenario, school="S6", lead="X1")

    assert (Pin.objects.count(), Ban.objects.count()) == (1, 1)
