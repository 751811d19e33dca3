"""Two officers adopt a plan of groups at the same moment: its groups are founded once."""

import pytest

from manyuan.directory.models import Group, Membership
from manyuan.plans.actions.adopting_grouping import adopt_grouping
from manyuan.plans.actions.grouping_edits import place_school
from manyuan.plans.errors import GroupsHaveChanged, PlanIsFrozen, StateForbids
from manyuan.plans.models import Plan
from worlds.grouping import ON, build_reef
from worlds.moments import at_once
from worlds.remembered import remembered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reef(transactional_db):
    return remembered(build_reef)


def adopting(reef, plan):
    return lambda: adopt_grouping(by=reef.officer, plan=plan, adoption=reef.adoption())


def founded(reef):
    with reef.at():
        joined = Membership.objects.filter(state="candidate", joined_on=ON)
        return Group.objects.filter(unit__code="G3").count(), joined.count()


def test_of_two_who_adopt_the_same_plan_one_wins_and_one_is_told(reef):
    with reef.at():
        plan = reef.plan()

    ended = at_once(reef, adopting(reef, plan), adopting(reef, plan))

    assert ended.count(StateForbids) == 1
    assert founded(reef) == (1, 4)


def test_of_two_plans_adopted_at_once_the_second_rests_on_groups_that_have_changed(reef):
    with reef.at():
        plans = [reef.plan(), reef.plan(name="另一份")]

    ended = at_once(reef, *(adopting(reef, plan) for plan in plans))

    assert ended.count(GroupsHaveChanged) == 1
    assert founded(reef) == (1, 4)
    with reef.at():
        assert sorted(plan.state for plan in Plan.objects.all()) == ["adopted", "proposed"]


def test_plan_is_not_edited_while_it_is_adopted(reef):
    with reef.at():
        plan = reef.plan()

    ended = at_once(
        reef,
        adopting(reef, plan),
        lambda: place_school(by=reef.officer, plan=plan, school="R3", lead=None),
    )

    with reef.at():
        refused = ended.count(PlanIsFrozen)
        assert Plan.objects.count() == 2 - refused
    assert founded(reef) == (1, 4)
